"""What can happen to people and households, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

ADDED = declare(EventType("person.added", Lens.IDENTITY, _("{actor} added {person}."), {"person": "person"}))
CORRECTED = declare(
    EventType(
        "person.corrected",
        Lens.IDENTITY,
        _("{actor} corrected the details of {person}."),
        {"person": "person"},
    )
)
LEFT = declare(
    EventType(
        "person.left",
        Lens.IDENTITY,
        _("{person} no longer travels with this household."),
        {"person": "person"},
    )
)
MERGED = declare(
    EventType(
        "person.merged",
        Lens.IDENTITY,
        _("{actor} joined two records of {person} into one."),
        {"person": "person"},
    )
)
