"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "actions",
    Receipt={P.LINK: "actor action_id result", P.STATE: "action", P.SECRET: "digest", P.MOMENT: "at"},
)
