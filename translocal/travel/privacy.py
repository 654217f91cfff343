"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "travel",
    Application={
        P.LINK: "id case travellers made_by", P.STATE: "state fit_to_fly check_in", P.ORIGIN: "destination", P.MEASURE: "version",
        P.MOMENT: "wished_on made_at sent_at departs_at departed_on arrived_on stopped_at", P.WORDS: "luggage documents",
        P.CONTACT: "check_in_how",
    },
    Booking={
        P.LINK: "id case_id application person made_by", P.STATE: "kind state refundable", P.WORDS: "what reference",
        P.MOMENT: "starts_at made_at ended_at", P.MEASURE: "amount currency",
    },
    FirstDays={P.LINK: "id case_id by", P.CONTACT: "met_by sleeps_at call", P.WORDS: "note", P.MOMENT: "at"},
    CheckIn={P.LINK: "id case_id person by", P.MOMENT: "held_on at", P.STATE: "how fares serious", P.WORDS: "words"},
)  # fmt: skip
