"""The states of a three-party meeting."""

from translocal.contact.models import Meeting
from translocal.core.states import States, Transition

S = Meeting.State

MEETING = States(
    "three_party",
    initial=[S.PLANNED],
    transitions=[
        Transition("hold", [S.PLANNED], S.HELD),
        Transition("cancel", [S.PLANNED], S.CANCELLED),
    ],
)
