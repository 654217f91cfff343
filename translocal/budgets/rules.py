"""Why a budget cannot be set or closed now. The page, the button and the action ask the same."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.budgets.models import Budget
from translocal.budgets.queries import current_budget, spent_before
from translocal.cases.models import Case
from translocal.cases.states import Stage
from translocal.core.languages import listed
from translocal.core.money import EUR, Money, euro, spell
from translocal.core.reasons import Reason
from translocal.programmes.library import Form
from translocal.programmes.models import Entitlement, Fund
from translocal.programmes.queries import entitlements_of, funds_on


def missing_to_set(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("budget.case_rests", _("The case rests or has ended. Take it up again first."))]
    given = entitlements_of(case.pk)
    if not given:
        return [Reason("budget.no_entitlement", _("Establish first what they are entitled to."))]
    return [] if to_choose(case.pk) else [_why_nothing_is_bought(given)]


def _why_nothing_is_bought(given: list[Entitlement]) -> Reason:
    if any(_buys(told) for told in given):
        return Reason("budget.currency", _("Budgets are kept in euro; this entitlement is in another currency."))
    in_cash = [told.told.name for told in given if told.total]
    if in_cash:
        text = _("What they are entitled to is cash (%(programmes)s). A budget is for what is bought for them.")
        return Reason("budget.cash", text % {"programmes": listed(in_cash)})
    return Reason("budget.nothing", _("They are entitled to nothing that could be bought for them."))


def _buys(entitlement: Entitlement) -> bool:
    return any(part.form != Form.CASH for part in entitlement.told.components)


def in_kind(entitlement: Entitlement) -> Money:
    """What of it can be bought for them. Cash is paid to them by whoever gives it, also beside what is bought, and is no budget."""
    bought = (part.amount for part in entitlement.told.components if part.form != Form.CASH)
    return Money(sum(bought, Decimal(0)), entitlement.currency)


def to_choose(case_id: UUID) -> list[Entitlement]:
    """The answers within which a budget can be set: the one of the programme of the open budget first, then the largest."""
    budget = current_budget(case_id)
    own = budget.entitlement.programme if budget else ""
    found = [told for told in entitlements_of(case_id) if told.currency == EUR and _buys(told)]
    return sorted(found, key=lambda told: (told.programme != own, -in_kind(told).amount))


def open_to_them(entitlement: Entitlement) -> Money:
    """What a budget may be: what can be bought for them, less what earlier budgets under the same programme have paid."""
    return in_kind(entitlement) - spent_before(entitlement.case_id, entitlement.programme)


def missing_for(
    amount: Money, fund: Fund, entitlement: Entitlement, budget: Budget | None, reason: str
) -> list[Reason]:
    """What stands against this amount from this fund, each at its field."""
    if budget is not None and budget.entitlement.programme != entitlement.programme:
        text = _("This budget is under another programme. Close it first to set one under this programme.")
        return [Reason("budget.other_programme", text, "programme")]
    most = open_to_them(entitlement)
    if most < amount:
        return [_at("amount", "budget.entitlement", _("At most %(most)s: they are entitled to no more."), most=most)]
    if amount < most and not reason:
        text = _("They are entitled to %(most)s. Write why the budget is less.")
        return [_at("reason", "budget.lower", text, most=most)]
    return [] if budget is None else _missing_to_change(amount, fund, entitlement, budget)


def _missing_to_change(amount: Money, fund: Fund, entitlement: Entitlement, budget: Budget) -> list[Reason]:
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
