"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "contact",
    Notice={P.LINK: "id staff_id case_id action_id", P.STATE: "event", P.MOMENT: "at read_at sent_at"},
)
