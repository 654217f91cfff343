"""What can happen to a budget, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

SET = declare(
    EventType(
        "budget.set", Lens.MONEY, _("{actor} set the budget: {amount}, from the fund “{fund}”."),
        {"amount": "money", "fund": "line"},
    )
)  # fmt: skip
LOWER = declare(
    EventType(
        "budget.lower",
        Lens.MONEY,
        _("{actor} set it lower than they are entitled to, and wrote why:"),
        {"reason": "quote"},
    )
)
CLOSED = declare(
    EventType(
        "budget.closed", Lens.MONEY, _("{actor} closed the budget: {paid} were paid, {freed} went back to the fund."),
        {"paid": "money", "freed": "money"},
    )
)  # fmt: skip
# Recorded by a reaction: whoever ended the case may see nothing of its money.
RELEASED = declare(
    EventType("budget.released", Lens.MONEY, _("What was reserved is free again: {amount}."), {"amount": "money"})
)
ENDED = declare(
    EventType(
        "budget.ended", Lens.MONEY, _("The budget was closed with the case: {paid} were paid, {freed} went back to the fund."),
        {"paid": "money", "freed": "money"},
    )
)  # fmt: skip
