"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "consents",
    Consent={
        P.LINK: "id case_id person team staff recorded_by withdrawn_by", P.STATE: "purpose how", P.ORIGIN: "language",
        P.MOMENT: "given_at withdrawn_at",
    },
)  # fmt: skip
