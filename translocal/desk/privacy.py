"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify("desk", Draft={P.LINK: "staff_id", P.STATE: "key", P.WORDS: "fields", P.MOMENT: "at"})
