"""The states of a draft of rules."""

from translocal.core.states import States, Transition
from translocal.programmes.models import Draft

S = Draft.State

DRAFT = States(
    "rules",
    initial=[S.DRAFTED],
    transitions=[
        Transition("open", [S.DRAFTED], S.OPEN),
        Transition("adopt", [S.OPEN], S.ADOPTED),
        Transition("withdraw", [S.DRAFTED, S.OPEN], S.WITHDRAWN),
    ],
)
