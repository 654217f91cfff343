"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "cases",
    Case={
        P.LINK: "id reference", P.STATE: "state", P.ORIGIN: "host_country host_city origin_country origin_city",
        P.MOMENT: "opened_at", P.MEASURE: "version",
    },
    Involvement={P.LINK: "id case_id staff team", P.STATE: "role standing", P.MEASURE: "withheld", P.MOMENT: "since until"},
    Turn={P.LINK: "id case_id by", P.STATE: "kind", P.WORDS: "words", P.MOMENT: "at"},
    Grant={P.LINK: "id case_id staff", P.STATE: "role standing", P.WORDS: "reason", P.MOMENT: "since until ended_at"},
    Document={
        P.LINK: "id case_id added_by", P.MEASURE: "lens size", P.WORDS: "label", P.SECRET: "stored", P.STATE: "type",
        P.MOMENT: "added_at removed_at",
    },
)  # fmt: skip
