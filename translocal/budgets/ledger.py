"""Booking: the functions that actions of this room and of higher ones call. What the ledger refuses ends the whole action.

The refusal is a constraint with a sentence (see `models.py`); the action engine tells it. Each function takes the `act` in
which it happens, so that every entry names its action and its actor.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from translocal.actions.engine import Act
from translocal.budgets.models import Budget, Entry
from translocal.budgets.queries import paid_for, reserved_for
from translocal.core.ids import uuid7
from translocal.core.money import EUR, Money, euro, in_euro
from translocal.core.reasons import Missing, Reason
from translocal.programmes.queries import units_for_one_euro

Kind = Entry.Kind


@dataclass(frozen=True)
class Local:
    """What was paid where it was paid, and the rate that fixed its value in euro."""

    money: Money
    rate: Decimal
    month: date


@dataclass(frozen=True)
class Settled:
    """What became of the budget of a case that ended."""

    released: Money
    paid: Money
    freed: Money


def open_budget(case_id: UUID, entitlement_id: UUID, fund_id: UUID) -> Budget:
    """A budget of nothing, to allocate to."""
    budget_id = uuid7()
    with connection.cursor() as cursor:
        cursor.execute("SELECT budgets_open(%s, %s, %s, %s)", [budget_id, case_id, entitlement_id, fund_id])
    return Budget.objects.get(pk=budget_id)


def rest_on(budget: Budget, entitlement_id: UUID) -> None:
    """A later entitlement carries the budget from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT budgets_rest_on(%s, %s)", [budget.pk, entitlement_id])


def allocate(act: Act, budget: Budget, change: Money) -> Entry:
    """More for the budget from its fund, or less when `change` is below zero."""
    return _book(act, budget.pk, Kind.ALLOCATED, change)


def close(act: Act, budget: Budget) -> Entry:
    """Free to the fund what is left. Refused while anything is reserved."""
    return _book(act, budget.pk, Kind.CLOSED, budget.left)


def reserve(act: Act, budget: Budget, purpose: UUID, money: Money) -> Entry:
    """Keep money for a purpose: nobody else can spend it."""
    return _book(act, budget.pk, Kind.RESERVED, money, purpose)


def release(act: Act, purpose: UUID) -> Entry | None:
    """Free what is still reserved for a purpose; nothing happens when nothing is."""
    still = reserved_for(purpose)
    return _book(act, budget_of(purpose), Kind.RELEASED, still, purpose) if still else None


def move(act: Act, purpose: UUID, to: UUID, money: Money) -> Entry:
    """What was reserved for one purpose is now reserved for another of the same budget."""
    return _book(act, budget_of(purpose), Kind.MOVED, money, to, other=purpose)


def pay(
    act: Act, budget: Budget, purpose: UUID, local: Money, on: date, *, realised: Decimal | None = None
) -> Entry:  # fmt: skip
    """Book a payment at the rate of its month, or at the rate the bank realised; its value in euro is fixed now.

    It takes first what was reserved for the purpose, then what is left in the budget, and is refused beyond that.
    """
    rate = Decimal(1) if local.currency == EUR else realised or units_for_one_euro(local.currency, on)
    return _book(act, budget.pk, Kind.PAID, in_euro(local, rate), purpose, Local(local, rate, on.replace(day=1)))


def refund(act: Act, purpose: UUID, local: Money, on: date) -> Entry:
    """Book what a supplier gave back, at the rate at which it was paid: nobody gains or loses by the rate."""
    paid = Entry.objects.filter(purpose=purpose, kind=Kind.PAID, currency=local.currency).order_by("-at").first()
    if paid is None or paid.rate is None:
        text = _("Nothing was paid for this in %(currency)s.") % {"currency": local.currency}
        raise Missing([Reason("refund.never_paid", text, "currency")])
    # Give back all that was paid and no cent of rounding stays behind.
    value = paid_for(purpose) if local == paid_in(purpose, local.currency) else in_euro(local, paid.rate)
    return _book(act, paid.budget_id, Kind.REFUNDED, value, purpose, Local(local, paid.rate, on.replace(day=1)))


def paid_in(purpose: UUID, currency: str) -> Money | None:
    """What was paid for a purpose in its currency, when it was paid in one only."""
    found = Entry.objects.filter(purpose=purpose, kind__in=[Kind.PAID, Kind.REFUNDED])
    signs = {Kind.PAID: 1, Kind.REFUNDED: -1}
    booked = [(entry.currency, (entry.local or Decimal(0)) * signs[Kind(entry.kind)]) for entry in found]
    if {code for code, _amount in booked} != {currency}:
        return None
    return Money(sum((amount for _code, amount in booked), Decimal(0)), currency)


def budget_of(purpose: UUID) -> UUID:
    """The budget in which a purpose was last booked."""
    found = Entry.objects.filter(purpose=purpose).order_by("-at").values_list("budget_id", flat=True).first()
    if found is None:
        raise Missing([Reason("purpose.unknown", _("Nothing was reserved for this."))])
    return found


def settle(act: Act, case_id: UUID) -> Settled | None:
    """The case has ended: free what is reserved and give back what is left, for whoever ended it. None, where no budget is open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT released, paid, freed FROM budgets_settle(%s, %s)", [case_id, act.action_id])
        found = cursor.fetchone()
    return Settled(*map(euro, found)) if found else None


def _book(
    act: Act, budget_id: UUID, kind: Kind, money: Money, purpose: UUID | None = None, local: Local | None = None,
    *, other: UUID | None = None,
) -> Entry:  # fmt: skip
    if money.currency != EUR:
        raise TypeError("the ledger is kept in euro")
    entry_id = uuid7()
    paid: list[Any] = (
        [local.money.amount, local.money.currency, local.rate, local.month] if local else [None, "", None, None]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT budgets_book(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [entry_id, budget_id, kind.value, money.amount, act.action_id, purpose, other, *paid],
        )
    return Entry.objects.get(pk=entry_id)
