"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "contact",
    Notice={P.LINK: "id staff_id case_id action_id", P.STATE: "event stage", P.MOMENT: "at read_at sent_at"},
    Message={
        P.LINK: "id case_id staff person by brought_by", P.STATE: "direction how", P.WORDS: "words", P.ORIGIN: "language",
        P.MOMENT: "at brought_at",
    },
    Meeting={
        P.LINK: "id case_id people staff", P.STATE: "state role_card mandate interpreter", P.WORDS: "topics notes",
        P.WORK: "place link", P.ORIGIN: "language", P.MOMENT: "planned_for held_on", P.MEASURE: "minutes version",
    },
)  # fmt: skip
