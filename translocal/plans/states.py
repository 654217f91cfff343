"""The states of a version. None is overwritten: the one before is replaced when the next is agreed."""

from translocal.core.states import States, Transition
from translocal.plans.models import Plan, Question

S = Plan.State

PLAN = States(
    "plan",
    initial=[S.DRAFT],
    transitions=[
        Transition("agree", [S.DRAFT], S.AGREED),
        Transition("replace", [S.DRAFT, S.AGREED], S.REPLACED),
    ],
)

Q = Question.State

QUESTION = States(
    "question",
    initial=[Q.ASKED],
    transitions=[
        Transition("answer", [Q.ASKED], Q.ANSWERED),
        Transition("take_back", [Q.ASKED], Q.TAKEN_BACK),
    ],
)
