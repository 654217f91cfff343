"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "programmes",
    Fund={P.LINK: "id opened_by", P.WORK: "name kind", P.MEASURE: "ceiling allocated", P.MOMENT: "starts_on ends_on opened_at"},
    Rate={P.LINK: "id set_by", P.WORK: "currency source", P.MEASURE: "units invented", P.MOMENT: "month set_at"},
    Entitlement={
        P.LINK: "id case_id by", P.STATE: "programme answer", P.ORIGIN: "facts", P.MEASURE: "total currency digest",
        P.MOMENT: "day at", P.WORK: "exception_by", P.WORDS: "exception_why",
    },
    Exemption={
        P.LINK: "id from_team to_team decided_by", P.STATE: "state programme approval", P.ORIGIN: "told", P.WORDS: "words reason",
        P.MEASURE: "version", P.MOMENT: "day asked_at decided_at",
    },
    AskedFor={P.LINK: "id case_id entitlement exemption asked_by"},
    Exempted={P.LINK: "id case_id entitlement exemption"},
    Draft={
        P.LINK: "id made_by", P.WORK: "programme title why changes reason", P.STATE: "state", P.MEASURE: "effect version",
        P.MOMENT: "begins comments_until made_at opened_at ended_at",
    },
    DraftComment={P.LINK: "id draft organisation by", P.WORK: "words", P.MOMENT: "at"},
    Adopted={P.LINK: "id draft by", P.WORK: "programme parameter reference", P.MEASURE: "amount", P.MOMENT: "begins at"},
)  # fmt: skip
