"""The states of a handover. Every end leaves somebody active in the case: nobody falls between two desks."""

from translocal.core.states import States, Transition
from translocal.handovers.models import Handover

S = Handover.State

HANDOVER = States(
    "handover",
    initial=[S.DRAFT],
    transitions=[
        Transition("propose", [S.DRAFT], S.PROPOSED),
        Transition("accept", [S.PROPOSED], S.ACCEPTED),
        Transition("decline", [S.PROPOSED], S.DECLINED),
        Transition("redirect", [S.PROPOSED], S.REDIRECTED),
        Transition("withdraw", [S.DRAFT, S.PROPOSED], S.WITHDRAWN),
        Transition("expire", [S.PROPOSED], S.EXPIRED),
    ],
)
