"""What can happen after the arrival, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

AGREED = declare(
    EventType("follow_up.agreed", Lens.PLAN, _("{actor} agreed with them on a contact by {due}."), {"due": "day"})
)
HELD = declare(
    EventType("follow_up.held", Lens.PLAN, _("{actor} was in contact with them on {held_on}."), {"held_on": "day"})
)
CALLED_OFF = declare(EventType("follow_up.called_off", Lens.PLAN, _("{actor} called the agreed contact off."), {}))
REPORTED = declare(
    EventType("closing.written", Lens.PLAN, _("{actor} wrote the closing report with the household."), {})
)
