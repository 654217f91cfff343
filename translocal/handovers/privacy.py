"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "handovers",
    Handover={
        P.LINK: "id case from_staff from_team to_team answered_by redirected_to", P.STATE: "state kind beside",
        P.MEASURE: "parts version", P.MOMENT: "made_at proposed_at answer_by answered_at",
    },
    Letter={P.LINK: "handover case_id", P.WORDS: "why words worries promised answer", P.ORIGIN: "language", P.MEASURE: "version"},
    Approval={P.LINK: "id case_id handover person recorded_by", P.MEASURE: "letter_version", P.MOMENT: "at"},
    Meeting={P.LINK: "handover case_id people staff", P.MOMENT: "planned_for held_on", P.WORDS: "place"},
)  # fmt: skip
