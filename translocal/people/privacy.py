"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "people",
    Person={
        P.LINK: "id merged_into", P.NAME: "given_name family_name also_written", P.BIRTH: "birth_date sex",
        P.ORIGIN: "nationality languages", P.CONTACT: "phone", P.MEASURE: "version",
    },
    Membership={P.LINK: "id case_id person", P.STATE: "position", P.MOMENT: "since until"},
    NameToken={P.LINK: "case_id person_id", P.NAME: "token"},
    KnownToken={P.NAME: "token skeleton"},
)  # fmt: skip
