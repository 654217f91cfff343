"""Budgets as other rooms ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from translocal.access.queries import all_seen, visible
from translocal.budgets.models import Budget, Entry
from translocal.core.memory import remembered
from translocal.core.money import Money, euro


@remembered
def current_budget(case_id: UUID) -> Budget | None:
    """The open budget of a case, for those who see its money."""
    return (
        visible(Budget).filter(case_id=case_id, state=Budget.State.OPEN).select_related("fund", "entitlement").first()
    )


def budgets_of(case_id: UUID) -> list[Budget]:
    """Every budget of a case with its fund, the latest first."""
    rest = "budgets_budget.case_id = %s ORDER BY budgets_budget.opened_at DESC"
    return all_seen(Budget, rest, [case_id], beside=("fund",))


def entries_of(case_id: UUID, at_most: int) -> list[Entry]:
    """The latest lines of the ledger of a case."""
    return all_seen(Entry, "case_id = %s ORDER BY at DESC, id DESC LIMIT %s", [case_id, at_most])


def payments_for(purposes: Iterable[UUID]) -> list[Entry]:
    """The payments as they were booked."""
    return all_seen(Entry, "purpose = ANY(%s) AND kind = 'paid'", [list(purposes)])


def reserved_for(purpose: UUID) -> Money:
    """What is still kept for a purpose."""
    return _sum_for(purpose, "reserved")


def paid_for(purpose: UUID) -> Money:
    """What was paid for a purpose, less what came back."""
    return _sum_for(purpose, "paid")


def paid_for_each(purposes: Iterable[UUID]) -> dict[UUID, Money]:
    """What was paid for each of these, less what came back; those for which nothing was written are missing."""
    return _sums_for(purposes, "paid")


def _sum_for(purpose: UUID, what: str) -> Money:
    return _sums_for([purpose], what).get(purpose, euro(0))


def _sums_for(purposes: Iterable[UUID], what: str) -> dict[UUID, Money]:
    """Counted by the function that the ledger itself counts with."""
    asked = (
        "SELECT purpose, sum(budgets_effect(%s, kind, euro, from_reserved)) FROM budgets_entry"
        " WHERE purpose = ANY(%s) GROUP BY purpose"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [what, list(purposes)])
        return {purpose: euro(told) for purpose, told in cursor.fetchall()}


def spent_before(case_id: UUID, programme: str = "") -> Money:
    """What was paid from budgets of the case that are closed: all of them, or those that rested on one programme."""
    closed = visible(Budget).filter(case_id=case_id, state=Budget.State.CLOSED)
    if programme:
        closed = closed.filter(entitlement__programme=programme)
    return euro(closed.aggregate(paid=Sum("paid"))["paid"] or 0)


@dataclass(frozen=True)
class Imbalance:
    """A sum that is not what its entries say. There is none, or something is very wrong."""

    what: str
    id: UUID
    stored: Decimal
    in_entries: Decimal


def imbalances() -> list[Imbalance]:
    """Recompute every sum of every budget and fund from the entries, whoever may see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, id, stored, in_entries FROM budgets_imbalances()")
        return [Imbalance(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class FundSums:
    """What has become of a fund, in all its budgets together."""

    budgets: int
    allocated: Decimal
    reserved: Decimal
    paid: Decimal


def sums_by_fund() -> dict[UUID, FundSums]:
    """The sums of each fund from which a budget was ever set; only for whoever answers for the programme."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fund_id, budgets, allocated, reserved, paid FROM budgets_by_fund()")
        return {fund: FundSums(*sums) for fund, *sums in cursor.fetchall()}
