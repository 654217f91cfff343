"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "journal",
    Head={P.LINK: "stream", P.MEASURE: "seq", P.SECRET: "hash"},
    Event={
        P.LINK: "stream actor case_id party action_id", P.STATE: "name", P.MEASURE: "seq version lens", P.MOMENT: "at",
        P.SECRET: "digest hash",
    },
    Detail={P.LINK: "stream case_id party", P.MEASURE: "seq lens", P.SECRET: "salt", P.WORDS: "payload"},
    Reading={P.LINK: "id staff_id case_id", P.MOMENT: "at", P.STATE: "what"},
    Seal={P.LINK: "id first_reading last_reading", P.MOMENT: "at", P.MEASURE: "count", P.SECRET: "hash"},
)  # fmt: skip
