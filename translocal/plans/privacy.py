"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "plans",
    Plan={
        P.LINK: "id case_id made_by", P.STATE: "state drawn", P.WORDS: "why", P.MEASURE: "number version",
        P.MOMENT: "made_at agreed_at",
    },
    Need={P.LINK: "id case_id plan", P.STATE: "area", P.WORDS: "words"},
    Item={
        P.LINK: "id case_id plan key person", P.STATE: "use in_force", P.WORDS: "what note", P.MEASURE: "estimate lens version",
    },
    Comment={P.LINK: "id case_id plan by", P.STATE: "verdict", P.WORDS: "words", P.WORK: "role", P.MOMENT: "at"},
    Signature={
        P.LINK: "id case_id plan person staff recorded_by", P.WORDS: "dissent", P.WORK: "role", P.MEASURE: "plan_version",
        P.MOMENT: "at",
    },
    Question={
        P.LINK: "id from_team to_team answered_by", P.STATE: "state verdict", P.ORIGIN: "country town household",
        P.WORDS: "words answer costs", P.MEASURE: "version", P.MOMENT: "asked_at answer_by answered_at",
    },
    Asked={P.LINK: "id question", P.MEASURE: "place", P.STATE: "use", P.WORDS: "words"},
    Asking={P.LINK: "id case_id plan question asked_by"},
)  # fmt: skip
