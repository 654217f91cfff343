"""What the tests of budgets begin with: a case with an entitlement of 3,250 euro, a fund, a rate that is invented."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.cast import Cast
from tests.truth import as_staff, ask
from translocal.access.identity import Identity
from translocal.actions.engine import Act
from translocal.budgets.actions import set_budget
from translocal.budgets.models import Budget
from translocal.cases.models import Case
from translocal.core.ids import uuid7
from translocal.core.money import Money
from translocal.organisations.models import Staff
from translocal.programmes.actions import establish, open_fund, set_rate
from translocal.programmes.facts import CIRCUMSTANCES
from translocal.programmes.models import Entitlement, Fund

DAY = date(2026, 5, 4)


@dataclass
class Purse:
    case: Case
    fund: Fund
    budget: Budget


def fund_of(cast: Cast, ceiling: str, name: str = "Interior") -> Fund:
    with as_staff(cast.peter):
        owner = cast.peter.office.organisation
    return open_fund(owner, by=cast.peter, name=name, kind="interior", ceiling=ceiling, starts_on="2020-01-01")


def rate(cast: Cast, units: str, currency: str = "AMD", month: str = "2026-05") -> None:
    with as_staff(cast.peter):
        owner = cast.peter.office.organisation
    set_rate(
        owner,
        by=cast.peter,
        currency=currency,
        month=month,
        units=units,
        source="Invented for this test",
        invented=True,
    )


def entitled(cast: Cast, case: Case | None = None, microbusiness: str = "yes") -> Case:
    case = case or cast.supported()
    establish(
        case, by=cast.claire, programme="s1-demo", day="2026-05-04", wants_microbusiness=microbusiness, vulnerable=[]
    )
    return case


def premium(cast: Cast, case: Case) -> Entitlement:
    """A premium in cash as well, under another programme: nothing is bought from it."""
    answers = {f"circumstances_{name}": "no" for name in CIRCUMSTANCES} | {
        "never_last_assistance": "on",
        "voluntary": "yes",
    }
    return establish(
        case, by=cast.claire, programme="be-departure-premium", day="2026-05-04", vulnerable=[], **answers
    )  # fmt: skip


def with_services(cast: Cast, case: Case) -> Entitlement:
    """Support in kind of another programme: 615 euro for the first of them on arrival, and 2,000 euro and more after the return."""
    answers = {"voluntary": "yes", "dates_departure": "2026-06-01"}
    return establish(case, by=cast.claire, programme="eu-eurp-at", day="2026-05-04", vulnerable=[], **answers)


def cash_and_in_kind(cast: Cast, case: Case) -> Entitlement:
    """Of one programme 615 euro in cash for each person, and 2,000 euro in kind for each adult."""
    answers = {
        "voluntary": "yes",
        "never_last_assistance": "on",
        "circumstances_eu_programme": "no",
        "excluded_by_nl_rean": "no",
    }
    answers |= {f"circumstances_{name}": "yes" for name in ("no_means", "procedures_withdrawn")}
    return establish(case, by=cast.claire, programme="nl-rean", day="2026-05-04", vulnerable=[], **answers)


def purse(cast: Cast, amount: str = "3250", ceiling: str = "10000") -> Purse:
    """A case in which a budget was set."""
    case, fund = entitled(cast), fund_of(cast, ceiling)
    return Purse(
        case, fund, set_budget(case, by=cast.claire, amount=amount, fund=str(fund.pk), reason="They agreed to it.")
    )


def act(staff: Staff) -> Act:
    """What an action of a higher room hands to the ledger."""
    return Act(Identity(staff.pk), uuid7())


def sums(budget_id: UUID) -> tuple[Decimal, Decimal, Decimal]:
    """Allocated, reserved and paid, as the row says."""
    return ask("SELECT allocated, reserved, paid FROM budgets_budget WHERE id = %s", budget_id)[0]  # type: ignore[return-value]


def lines(budget_id: UUID) -> list[Any]:
    return ask("SELECT kind, euro FROM budgets_entry WHERE budget_id = %s ORDER BY at, id", budget_id)


def dram(amount: int | str) -> Money:
    return Money(Decimal(amount), "AMD")
