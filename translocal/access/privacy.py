"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "access",
    Access={
        P.LINK: "staff_id case_id reference", P.STATE: "kind standing role stage", P.MEASURE: "parts rights people",
        P.ORIGIN: "origin", P.MOMENT: "since updated_at",
    },
)  # fmt: skip
