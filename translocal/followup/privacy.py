"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "followup",
    FollowUp={
        P.LINK: "id case_id people staff", P.STATE: "state how", P.WORDS: "words needs", P.MOMENT: "due held_on",
        P.MEASURE: "version",
    },
    Report={
        P.LINK: "id case_id by", P.WORDS: "contributed missing own_words", P.STATE: "stays_in_touch",
        P.MEASURE: "allocated paid", P.MOMENT: "written_at",
    },
)  # fmt: skip
