"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "counselling",
    Talk={P.LINK: "id team case", P.STATE: "state", P.ORIGIN: "origin_country origin_city", P.MOMENT: "begun_at", P.MEASURE: "version"},
    Conversation={
        P.LINK: "id case_id by", P.MOMENT: "held_on next_moment at", P.STATE: "occasion raised", P.ORIGIN: "language",
        P.WORDS: "why_not interpreter information",
    },
    Voice={P.LINK: "id case_id conversation person", P.WORDS: "words", P.STATE: "wish"},
    Voluntariness={
        P.LINK: "id case_id person by reviewed_by", P.ORIGIN: "language", P.MOMENT: "signed_on at replaced_at reviewed_at",
        P.WORDS: "informed_about informed_by time_to_decide irreversible words pause_words advice",
        P.STATE: "options_explained remedies_explained withdrawal_explained pressures_seen pressures_named pauses complete",
    },
    LinkRequest={P.LINK: "id case_id from_staff from_team", P.WORDS: "words", P.MOMENT: "at"},
)  # fmt: skip
