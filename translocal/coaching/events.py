"""What can happen to an income-generating activity, and how it is told. The chain reads that it started."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

WHAT = {"what": "line"}
BEGUN = declare(EventType("coaching.begun", Lens.ACTIVITY, _("{actor} began to coach: {what}."), WHAT))
NAMED = declare(
    EventType("coaching.named", Lens.ACTIVITY, _("{actor} noted by which first name they want to be called."))
)
UNNAMED = declare(EventType("coaching.unnamed", Lens.ACTIVITY, _("{actor} took out the first name.")))
STARTED = declare(EventType("coaching.started", Lens.CHAIN, _("The business started."), milestone=True))
PAUSED = declare(EventType("coaching.paused", Lens.ACTIVITY, _("The business pauses."), {"words": "quote"}))
RESUMED = declare(EventType("coaching.resumed", Lens.ACTIVITY, _("The business goes on."), {"words": "quote"}))
ENDED = declare(EventType("coaching.ended", Lens.ACTIVITY, _("The business ended."), {"words": "quote"}))
HELD = declare(
    EventType(
        "coaching.session", Lens.ACTIVITY, _("{actor} noted a coaching session of {held_on}."), {"held_on": "day"}
    )
)
SET = declare(
    EventType(
        "coaching.milestone_set",
        Lens.ACTIVITY,
        _("They want to reach by {due}: {what}."),
        {"what": "line", "due": "day"},
    )
)
REACHED = declare(EventType("coaching.milestone_reached", Lens.ACTIVITY, _("They reached: {what}."), WHAT))
INCOME = declare(
    EventType("coaching.income", Lens.ACTIVITY, _("{actor} noted the figures of {month}."), {"month": "month"})
)
