"""Why a budget cannot be set or closed now. The page, the button and the action ask the same."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.budgets.models import Budget
from translocal.budgets.queries import current_budget, spent_before
from translocal.cases.models import Case
from translocal.cases.states import Stage
from translocal.core.money import EUR, Money, euro, spell
from translocal.core.reasons import Reason
from translocal.programmes.models import Entitlement, Fund
from translocal.programmes.queries import funds_on, latest_entitlement


def missing_to_set(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("budget.case_rests", _("The case rests or has ended. Take it up again first."))]
    entitlement = latest_entitlement(case.pk)
    if entitlement is None:
        return [Reason("budget.no_entitlement", _("Establish first what they are entitled to."))]
    if entitlement.currency != EUR:
        return [Reason("budget.currency", _("Budgets are kept in euro; this entitlement is in another currency."))]
    return []


def open_to_them(entitlement: Entitlement) -> Money:
    """What a budget may be: what they are entitled to, less what earlier budgets have paid."""
    return entitlement.money - spent_before(entitlement.case_id)


def missing_for(
    amount: Money, fund: Fund, entitlement: Entitlement, budget: Budget | None, reason: str
) -> list[Reason]:
    """What stands against this amount from this fund, each at its field."""
    most = open_to_them(entitlement)
    if most < amount:
        return [_at("amount", "budget.entitlement", _("At most %(most)s: they are entitled to no more."), most=most)]
    if amount < most and not reason:
        text = _("They are entitled to %(most)s. Write why the budget is less.")
        return [_at("reason", "budget.lower", text, most=most)]
    if budget is None:
        return []
    used = euro(budget.reserved + budget.paid)
    if amount < used:
        text = _("%(used)s are reserved or paid already: the budget cannot be less.")
        return [_at("amount", "budget.used", text, used=used)]
    if fund.pk != budget.fund_id:
        text = _("This budget is from another fund. Close it first to set one from this fund.")
        return [Reason("budget.other_fund", text, "fund")]
    if amount == euro(budget.allocated) and entitlement.pk == budget.entitlement_id:
        return [Reason("budget.same", _("This is the budget already."), "amount")]
    if euro(budget.allocated) < amount and not funds_on(timezone.localdate()).filter(pk=fund.pk).exists():
        return [Reason("budget.fund_ended", _("This fund has ended: it gives no more."), "fund")]
    return []


def missing_to_close(case: Case) -> list[Reason]:
    budget = current_budget(case.pk)
    if budget is None:
        return [Reason("budget.none", _("There is no open budget."))]
    if budget.reserved:
        text = _("%(reserved)s are still reserved. Finish or take back what they are reserved for.")
        return [Reason("budget.reserved", text % {"reserved": spell(euro(budget.reserved))})]
    return []


def _at(field: str, code: str, text: Any, **sums: Money) -> Reason:
    return Reason(code, text % {name: spell(money) for name, money in sums.items()}, field)
