"""The states of an income-generating activity. Pausing and ending are no failures, only where it stands."""

from translocal.coaching.models import Activity
from translocal.core.states import States, Transition

S = Activity.State

ACTIVITY = States(
    "activity",
    initial=[S.PREPARING],
    transitions=[
        Transition("start", [S.PREPARING], S.RUNNING),
        Transition("pause", [S.RUNNING], S.PAUSED),
        Transition("resume", [S.PAUSED], S.RUNNING),
        Transition("end", [S.PREPARING, S.RUNNING, S.PAUSED], S.ENDED),
    ],
)
