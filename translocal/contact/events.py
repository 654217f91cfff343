"""What can happen between a family and those who stay in touch, and how it is told. No words of anybody are in it."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

WRITTEN = declare(EventType("message.written", Lens.CHAIN, _("{actor} wrote to the family."), {}))
BROUGHT = declare(
    EventType(
        "message.brought", Lens.CHAIN, _("{actor} brought the family what {staff} wrote."), {"staff": "staff"}
    )
)  # fmt: skip
ANSWERED = declare(
    EventType("message.answered", Lens.CHAIN, _("The family sent a word back to {staff}."), {"staff": "staff"})
)
PLANNED = declare(
    EventType(
        "three_party.planned", Lens.PLAN, _("{actor} planned the three-party meeting for {planned_for}."),
        {"planned_for": "moment"},
    )
)  # fmt: skip
MOVED = declare(
    EventType(
        "three_party.moved", Lens.PLAN, _("{actor} moved the three-party meeting to {planned_for}."),
        {"planned_for": "moment"},
    )
)  # fmt: skip
CANCELLED = declare(EventType("three_party.cancelled", Lens.PLAN, _("{actor} called the three-party meeting off."), {}))
HELD = declare(
    EventType(
        "three_party.held", Lens.CHAIN, _("The three-party meeting was held on {held_on}: they met across the border."),
        {"held_on": "day"}, milestone=True,
    )
)  # fmt: skip
