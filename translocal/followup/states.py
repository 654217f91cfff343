"""The states of a contact after the arrival."""

from translocal.core.states import States, Transition
from translocal.followup.models import FollowUp

S = FollowUp.State

FOLLOW_UP = States(
    "follow_up",
    initial=[S.AGREED],
    transitions=[Transition("hold", [S.AGREED], S.HELD), Transition("call_off", [S.AGREED], S.CALLED_OFF)],
)
