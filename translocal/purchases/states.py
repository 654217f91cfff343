"""The states of a purchase."""

from translocal.core.states import States, Transition
from translocal.purchases.models import Purchase

S = Purchase.State
OPEN = (S.REQUESTED, S.APPROVED, S.PAID, S.PROVED)
SPENT = (S.PAID, S.PROVED, S.DELIVERED)

PURCHASE = States(
    "purchase",
    initial=[S.REQUESTED],
    transitions=[
        Transition("approve", [S.REQUESTED], S.APPROVED),
        Transition("refuse", [S.REQUESTED], S.REFUSED),
        Transition("cancel", [S.REQUESTED, S.APPROVED], S.CANCELLED),
        Transition("pay", [S.APPROVED], S.PAID),
        Transition("prove", [S.PAID], S.PROVED),
        Transition("confirm", [S.PROVED], S.DELIVERED),
        Transition("lose_its_proof", [S.PROVED], S.PAID),
        Transition("give_back", SPENT, S.CANCELLED),
    ],
)
