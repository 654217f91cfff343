"""The states of a draft of rules, and of an exception from them."""

from translocal.core.states import States, Transition
from translocal.programmes.models import Draft, Exemption

S, X = Draft.State, Exemption.State

DRAFT = States(
    "rules",
    initial=[S.DRAFTED],
    transitions=[
        Transition("open", [S.DRAFTED], S.OPEN),
        Transition("adopt", [S.OPEN], S.ADOPTED),
        Transition("withdraw", [S.DRAFTED, S.OPEN], S.WITHDRAWN),
    ],
)
EXEMPTION = States(
    "exception",
    initial=[X.ASKED],
    transitions=[
        Transition("grant", [X.ASKED], X.GRANTED),
        Transition("refuse", [X.ASKED], X.REFUSED),
        Transition("withdraw", [X.ASKED], X.WITHDRAWN),
        Transition("lapse", [X.GRANTED], X.LAPSED),
    ],
)
