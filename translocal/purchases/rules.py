"""Why something cannot be bought, approved or paid now; and what strikes the eye. The page, the button and the action ask the same."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.queries import row_on
from translocal.budgets.models import Budget
from translocal.budgets.queries import budgets_of, current_budget
from translocal.cases.models import Case
from translocal.cases.states import ARRIVED, Stage
from translocal.core.days import written
from translocal.core.money import Money, spell
from translocal.core.reasons import Reason
from translocal.core.rows import one
from translocal.organisations.roles import Role
from translocal.plans.queries import agreed_plan, item_by_key
from translocal.programmes.library import Form
from translocal.programmes.models import Entitlement
from translocal.purchases.limits import Limits, limits_of
from translocal.purchases.models import Extension, Proof, Purchase, Quote
from translocal.purchases.queries import quotes_of
from translocal.purchases.states import SPENT

S = Purchase.State


def _rests_on(case_id: Any) -> Entitlement | None:
    """The answer on which the budget of a case rests, or its last one did."""
    budget = current_budget(case_id) or next(iter(budgets_of(case_id)), None)
    return budget.entitlement if budget else None


def limits_on(case_id: Any) -> Limits:
    """What holds for the purchases of a case: the limits of the programme on which its budget rests."""
    told = _rests_on(case_id)
    return limits_of(told.programme if told else "any")


def last_day_on(case_id: Any) -> date | None:
    """The last day to spend the budget of a case: of what can be bought from it, the part that lasts longest; none where one has no end."""
    told = _rests_on(case_id)
    ends = [part.until for part in told.told.components if part.form != Form.CASH] if told else []
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def extension_of(purchase: Purchase) -> Extension | None:
    return one(Extension, "WHERE purchase_id = %s", [purchase.pk])


def passed_by(purchase: Purchase, day: date) -> date | None:
    """The last day to spend it, where this one lies after it and nobody has let it be bought later."""
    last = last_day_on(purchase.case_id)
    return last if last and day > last and extension_of(purchase) is None else None


def _too_late(purchase: Purchase, day: date, field: str = "") -> list[Reason]:
    last = passed_by(purchase, day)
    if last is None:
        return []
    text = _("It was to be spent by %(day)s. Whoever approves can let it be bought later, with a reason.")
    return [Reason("purchase.too_late", text % {"day": written(last, "DATE_FORMAT")}, field)]


def missing_to_request(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("purchase.case_rests", _("The case rests or has ended. Take it up again first."))]
    reasons = []
    if agreed_plan(case.pk) is None:
        text = _("There is no agreed plan yet: each adult and a worker sign it first.")
        reasons.append(Reason("purchase.no_plan", text))
    if current_budget(case.pk) is None:
        text = _("There is no budget yet. The reintegration counsellor sets it.")
        reasons.append(Reason("purchase.no_budget", text))
    return reasons


def missing_for(value: Money, budget: Budget) -> list[Reason]:
    """Never more than is left."""
    if value <= budget.left:
        return []
    told = {"value": spell(value), "left": spell(budget.left)}
    return [Reason("purchase.left", _("This is %(value)s, and only %(left)s are left.") % told, "amount")]


def missing_to_quote(purchase: Purchase) -> list[Reason]:
    if purchase.state != S.REQUESTED:
        return [Reason("purchase.quote_late", _("Quotes are added before it is approved."))]
    return []


def missing_quotes(purchase: Purchase) -> list[Reason]:
    needed, held = purchase.quotes_needed, purchase.quotes_held
    if held < needed:
        text = _("%(needed)s quotes of different suppliers are needed, %(held)s are there.")
        return [Reason("purchase.quotes", text % {"needed": needed, "held": held})]
    if not any(quote.supplier.casefold() == purchase.supplier.casefold() for quote in quotes_of(purchase)):
        text = _("None of the quotes is of %(supplier)s, from whom it would be bought.")
        return [Reason("purchase.quote_of_supplier", text % {"supplier": purchase.supplier})]
    return []


def missing_to_approve(purchase: Purchase) -> list[Reason]:
    reasons = [*missing_quotes(purchase), *_not_theirs(purchase), *_too_late(purchase, timezone.localdate())]
    if item_by_key(purchase.case_id, purchase.item_key) is None:
        text = _("It no longer stands in the agreed plan. Call it off, or plan it again.")
        reasons.append(Reason("purchase.not_planned", text))
    return reasons


def _not_theirs(purchase: Purchase) -> list[Reason]:
    """Somebody else approves what one asked for, above the limit the reintegration counsellor."""
    reasons = []
    if purchase.requested_by_id == current().actor:
        reasons.append(Reason("purchase.own", _("You asked for it yourself: somebody else approves it.")))
    row = row_on(purchase.case_id)
    if purchase.above_limit and (row is None or row.role != Role.REINTEGRATION_COUNSELLOR):
        text = _("It is more than the local social worker may approve: the reintegration counsellor does.")
        reasons.append(Reason("purchase.limit", text))
    return reasons


def is_late(purchase: Purchase) -> bool:
    """It still has to be approved or paid, and the last day to spend it has passed."""
    return purchase.state in (S.REQUESTED, S.APPROVED) and passed_by(purchase, timezone.localdate()) is not None


def missing_to_extend(purchase: Purchase) -> list[Reason]:
    if not is_late(purchase):
        return [Reason("purchase.not_late", _("It needs no more time: it can be bought, or it is finished."))]
    return _not_theirs(purchase)


def missing_to_prove(purchase: Purchase) -> list[Reason]:
    if purchase.state not in SPENT:
        return [Reason("purchase.prove_early", _("Nothing was paid for it yet: a proof is added afterwards."))]
    return []


def purchase_of(proof: Proof) -> Purchase | None:
    return one(Purchase, "WHERE id = %s FOR NO KEY UPDATE", [proof.purchase_id])


def missing_to_remove_proof(proof: Proof) -> list[Reason]:
    """As long as the purchase is not finished: what was confirmed rests on its proofs."""
    purchase = one(Purchase, "WHERE id = %s", [proof.purchase_id])
    if purchase is not None and purchase.state == S.PROVED:
        return []
    return [Reason("purchase.proof_stays", _("The purchase is finished or called off: its proofs stay as they are."))]


def missing_to_refund(purchase: Purchase) -> list[Reason]:
    if purchase.state not in SPENT:
        return [Reason("purchase.never_paid", _("Nothing was paid for it."))]
    return []


def missing_to_pay(purchase: Purchase) -> list[Reason]:
    """Until they board they may stay: money can be kept ready for them, and is spent once they are there."""
    row = row_on(purchase.case_id)
    if row is not None and row.stage in ARRIVED:
        return []
    return [Reason("purchase.not_arrived", _("They have not arrived yet: it is paid once they are there."))]


def missing_for_payment(purchase: Purchase, amount: Money, paid_on: date) -> list[Reason]:
    if purchase.money < amount:
        text = _("%(amount)s were approved. More needs a new purchase, or another approval.")
        return [Reason("purchase.more", text % {"amount": spell(purchase.money)}, "amount")]
    if purchase.approved_at and paid_on < timezone.localdate(purchase.approved_at):
        return [Reason("purchase.paid_early", _("It was approved later than this day."), "paid_on")]
    return _too_late(purchase, paid_on, "paid_on")


def next_step(purchase: Purchase) -> str:
    """What is missing next, in a few words; nothing once it is finished."""
    if purchase.state == S.REQUESTED and purchase.quotes_held < purchase.quotes_needed:
        return str(
            _("quotes: %(held)s of %(needed)s") % {"held": purchase.quotes_held, "needed": purchase.quotes_needed}
        )
    if purchase.state == S.REQUESTED and purchase.above_limit:
        return str(_("approval of the reintegration counsellor"))
    steps = {S.REQUESTED: _("approval"), S.APPROVED: _("payment"), S.PAID: _("proof"), S.PROVED: _("that they confirm")}
    return str(steps.get(S(purchase.state), ""))


def facts_on(purchase: Purchase, quotes: list[Quote], paid: Money, limits: Limits, day: date) -> list[str]:
    """What strikes the eye about one purchase: plain facts, for the local worker first.

    `quotes` are its quotes, the lowest first; `paid` is what was paid for it in euro, less what came back.
    """
    return [
        *_unproved(purchase, limits, day),
        *_priced(purchase, quotes, limits, day),
        *_dearer_by_rate(purchase, paid),
    ]


def _unproved(purchase: Purchase, limits: Limits, day: date) -> list[str]:
    days = limits.on("proof_within_days", day)
    if purchase.state != S.PAID or purchase.paid_on is None or days is None:
        return []
    since = (day - purchase.paid_on).days
    return (
        [str(_("It was paid %(days)s days ago, and there is no proof yet.") % {"days": since})] if since > days else []
    )


def _priced(purchase: Purchase, quotes: list[Quote], limits: Limits, day: date) -> list[str]:
    found = []
    percent = limits.on("price_over_estimate_percent", day)
    if percent is not None and purchase.estimate and purchase.value > purchase.estimate * (100 + percent) / 100:
        told = {"value": spell(purchase.reserved), "estimate": spell(Money(purchase.estimate, "EUR"))}
        found.append(str(_("It costs %(value)s; the plan estimated %(estimate)s.") % told))
    lowest = next((quote for quote in quotes if quote.amount < purchase.amount), None)
    if lowest is not None:
        told = {"supplier": lowest.supplier, "amount": spell(Money(lowest.amount, purchase.currency))}
        found.append(str(_("%(supplier)s asks less for it: %(amount)s.") % told))
    return found


def _dearer_by_rate(purchase: Purchase, paid: Money) -> list[str]:
    """Whatever the rate took from their budget is told to them: never silently theirs."""
    if purchase.state not in SPENT:
        return []
    more = paid - purchase.reserved
    if more.amount <= 0:
        return []
    text = _("Because of the rate the payment took %(more)s more of their budget than was reserved. Tell them.")
    return [str(text % {"more": spell(more)})]
