"""What can happen to a purchase, and how it is told: to those who see the money of a case, and to nobody else."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare
from translocal.purchases.models import Proof


def _told(name: str, sentence: Any, /, labels: dict[str, Any] | None = None, **parameters: str) -> EventType:
    return declare(EventType(f"purchase.{name}", Lens.MONEY, sentence, parameters, labels=labels or {}))


REQUESTED = _told(
    "requested", _("{actor} asked to buy {what} for {amount}; {value} are reserved."), what="line", amount="money", value="money"
)  # fmt: skip
QUOTED = _told("quoted", _("{actor} added a quote of {supplier}: {amount}."), supplier="line", amount="money")
APPROVED = _told("approved", _("{actor} approved to buy {what} for {amount}."), what="line", amount="money")
EXTENDED = _told(
    "extended", _("{actor} let {what} be bought after the last day to spend the budget, {day}."), what="line", day="day", reason="quote"
)  # fmt: skip
REFUSED = _told("refused", _("{actor} did not approve to buy {what}."), what="line", reason="quote")
CANCELLED = _told("cancelled", _("{actor} called off to buy {what}."), what="line", reason="quote")
PAID = _told(
    "paid", _("{actor} paid {amount} for {what}: {value}, where {reserved} were reserved."),
    amount="money", what="line", value="money", reserved="money",
)  # fmt: skip
REFUNDED = _told(
    "refunded",
    _("{actor} booked {amount} that came back for {what}: {value}."),
    amount="money",
    what="line",
    value="money",
)
PROVED = _told(
    "proved",
    _("{actor} added a proof for {what}: {kind}."),
    {"kind": dict(Proof.Kind.choices)},
    what="line",
    kind="choice",
)
PROOF_REMOVED = _told(
    "proof_removed", _("{actor} removed a proof for {what}: {kind}."), {"kind": dict(Proof.Kind.choices)},
    what="line", kind="choice", reason="quote",
)  # fmt: skip
DELIVERED = _told("delivered", _("They have {what} since {day}, as they confirmed."), what="line", day="day")
# Recorded by a reaction: whoever ended the case may see nothing of its money.
STOPPED = _told("stopped", _("What was asked for and not yet paid was called off ({count})."), count="count")
