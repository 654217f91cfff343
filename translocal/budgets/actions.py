"""Setting a budget within the entitlement, changing it, closing it. What is spent from it is booked by purchases."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action, reaction
from translocal.budgets import events, ledger, rules
from translocal.budgets.forms import BudgetForm
from translocal.budgets.models import Budget
from translocal.budgets.queries import current_budget
from translocal.cases import events as case_events
from translocal.cases.models import Case
from translocal.core.money import Money, euro
from translocal.core.reasons import Absent, Missing
from translocal.programmes.models import Fund


def _the_budget(case: Case) -> Budget:
    budget = current_budget(case.pk)
    if budget is None:
        raise Absent
    return budget


@action(
    "budget.set",
    on=Case,
    result=Budget,
    permission=Permission.BUDGET_SET,
    label=_("Set the budget"),
    parameters=BudgetForm,
    missing=rules.missing_to_set,
    events=(events.SET, events.LOWER),
)
def set_budget(
    act: Act, case: Case, *, amount: Money, fund: Fund, programme: str = "", reason: str = ""
) -> Budget:  # fmt: skip
    """Set the budget, or change it up or down: within what one programme gives, never under what is reserved or paid.

    Less than they are entitled to is somebody's discretion: it has a reason, kept with their name.
    """
    budget = current_budget(case.pk)
    entitlement = next((told for told in rules.to_choose(case.pk) if told.programme == programme), None)
    if entitlement is None:
        raise Absent
    missing = rules.missing_for(amount, fund, entitlement, budget, reason)
    if missing:
        raise Missing(missing)
    if budget is None:
        budget = ledger.open_budget(case.pk, entitlement.pk, fund.pk)
    elif budget.entitlement_id != entitlement.pk:
        ledger.rest_on(budget, entitlement.pk)
    change = amount - euro(budget.allocated)
    if change:
        ledger.allocate(act, budget, change)
    act.record(events.SET, budget, amount=amount, fund=fund.name)
    if amount < rules.open_to_them(entitlement):
        act.record(events.LOWER, budget, reason=reason)
    return _the_budget(case)


@action(
    "budget.close",
    on=Case,
    result=Budget,
    permission=Permission.BUDGET_SET,
    label=_("Close the budget"),
    missing=rules.missing_to_close,
    events=(events.CLOSED,),
)
def close(act: Act, case: Case) -> Budget:
    """Close the budget: what is left goes back to its fund."""
    budget = _the_budget(case)
    freed = ledger.close(act, budget)
    act.record(events.CLOSED, budget, paid=euro(budget.paid), freed=freed.money)
    budget.refresh_from_db()
    return budget


@reaction(case_events.ENDED)
def settle_what_is_left(act: Act, case: Any) -> None:
    """Nothing stays reserved or set aside for people who have gone another way, whoever noted it."""
    settled = ledger.settle(act, case.pk)
    if settled is None:
        return
    if settled.released:
        act.record(events.RELEASED, case, amount=settled.released)
    act.record(events.ENDED, case, paid=settled.paid, freed=settled.freed)
