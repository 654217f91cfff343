"""The states of a talk: it goes on, rests at their word, or becomes a case."""

from translocal.core.states import States, Transition
from translocal.counselling.models import Talk

S = Talk.State

TALK = States(
    "talk",
    initial=[S.TALKING],
    transitions=[
        Transition("rest", [S.TALKING], S.RESTING),
        Transition("take_up_again", [S.RESTING], S.TALKING),
        Transition("open_case", [S.TALKING], S.CASE),
        Transition("erase", [S.RESTING], S.ERASED),
    ],
)
