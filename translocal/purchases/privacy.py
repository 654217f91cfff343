"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "purchases",
    Purchase={
        P.LINK: "id case_id item_key requested_by approved_by confirmed_by", P.WORDS: "what supplier reason",
        P.STATE: "use state currency reimbursement above_limit delivered_how",
        P.MEASURE: "estimate amount own value rate quotes_needed quotes_held version",
        P.MOMENT: "requested_at approved_at paid_on delivered_on ended_at",
    },
    Extension={P.LINK: "id case_id purchase by", P.WORDS: "reason", P.MOMENT: "last_day at"},
    Quote={
        P.LINK: "id case_id purchase added_by", P.WORDS: "supplier note", P.MEASURE: "amount size", P.SECRET: "stored",
        P.STATE: "type", P.MOMENT: "added_at",
    },
    Proof={
        P.LINK: "id case_id purchase added_by", P.NAME: "witness", P.WORDS: "note", P.MEASURE: "size", P.SECRET: "stored",
        P.STATE: "kind type", P.MOMENT: "added_at",
    },
)  # fmt: skip
