"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "coaching",
    Activity={
        P.LINK: "id case_id item_key begun_by", P.NAME: "called", P.WORDS: "what", P.STATE: "state", P.MEASURE: "currency version",
        P.MOMENT: "started_on begun_at",
    },
    Session={
        P.LINK: "id case_id activity by", P.WORDS: "worked_on next_steps", P.STATE: "how", P.MOMENT: "held_on next_on at",
    },
    Milestone={P.LINK: "id case_id activity", P.WORDS: "what", P.MOMENT: "due reached_on", P.MEASURE: "version"},
    Income={P.LINK: "id case_id activity by", P.MEASURE: "currency turnover costs own", P.MOMENT: "month at"},
)  # fmt: skip
