"""What can happen to a journey, and how it is told. Why somebody stopped or left is told nowhere here."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare
from translocal.travel.models import Booking, CheckIn

WHAT = {"kind": "choice", "what": "line"}
KINDS = {"kind": dict(Booking.Kind.choices)}

PREPARED = declare(EventType("travel.prepared", Lens.TRAVEL, _("{actor} prepared a journey.")))
CHANGED = declare(EventType("travel.changed", Lens.TRAVEL, _("{actor} changed the journey.")))
SENT = declare(EventType("travel.sent", Lens.TRAVEL, _("{actor} asked the travel officer to book.")))
MADE = declare(EventType("booking.made", Lens.TRAVEL, _("{actor} booked: {kind}, {what}."), WHAT, labels=KINDS))
CANCELLED = declare(
    EventType("booking.cancelled", Lens.TRAVEL, _("{actor} cancelled: {kind}, {what}."), WHAT, labels=KINDS)
)
USED = declare(
    EventType("booking.used", Lens.TRAVEL, _("{actor} noted as used or issued: {kind}, {what}."), WHAT, labels=KINDS)
)
BOOKED = declare(
    EventType(
        "travel.booked", Lens.TRAVEL, _("Everything is booked: they leave on {departs_at}."), {"departs_at": "moment"}
    )
)
REBOOKED = declare(EventType("travel.rebooked", Lens.TRAVEL, _("{actor} books this journey anew.")))
NO_SHOW = declare(
    EventType("travel.no_show", Lens.TRAVEL, _("This journey was not taken. It can be prepared again, if they want."))
)
PREPARED_AGAIN = declare(EventType("travel.prepared_again", Lens.TRAVEL, _("{actor} prepares this journey again.")))
STOPPED = declare(
    EventType("travel.stopped", Lens.TRAVEL, _("The journey was stopped. What was booked has to be cancelled."))
)
TRAVELLERS_CHANGED = declare(
    EventType(
        "travel.travellers_changed", Lens.TRAVEL, _("Who travels has changed. What is booked has to be looked at again.")
    )
)  # fmt: skip
BOARDED = declare(EventType("travel.boarded", Lens.TRAVEL, _("They boarded on {day}."), {"day": "day"}))
ARRIVED = declare(EventType("travel.arrived", Lens.TRAVEL, _("They arrived on {day}."), {"day": "day"}))
CHECK_IN_OFFERED = declare(
    EventType("arrival.check_in_offered", Lens.TRAVEL, _("{actor} offered that somebody asks how they are after arrival."))
)  # fmt: skip
FIRST_DAYS = declare(
    EventType("arrival.first_days", Lens.PLAN, _("{actor} noted who meets them, where they sleep and whom to call."))
)
CHECKED_IN = declare(
    EventType(
        "arrival.checked_in", Lens.PLAN, _("{actor} asked how {person} is after arrival: {how}."),
        {"person": "person", "how": "choice", "words": "quote"}, labels={"how": dict(CheckIn.How.choices)},
    )
)  # fmt: skip
ALARM = declare(
    EventType(
        "arrival.alarm", Lens.PLAN, _("Something serious after arrival, for {person}: {serious}. Every active worker was told."),
        {"person": "person", "serious": "choice"}, labels={"serious": dict(CheckIn.Serious.choices)},
    )
)  # fmt: skip
