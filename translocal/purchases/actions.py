"""Buying with a household: asked for, quoted, approved, paid, proved, confirmed; refused, called off, given back."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action, reaction
from translocal.budgets import ledger
from translocal.budgets.models import Budget
from translocal.budgets.queries import current_budget, paid_for, reserved_for
from translocal.cases import events as case_events
from translocal.cases.jobs import erase_file
from translocal.cases.models import Case
from translocal.core.clock import now
from translocal.core.money import EUR, Money, euro, in_euro, spell, spell_rate
from translocal.core.reasons import Absent, Missing, Reason
from translocal.plans.queries import item_by_key
from translocal.programmes.models import Rate
from translocal.programmes.queries import units_for_one_euro
from translocal.purchases import events, rules
from translocal.purchases.forms import (
    DeliveryForm,
    ExtendForm,
    PayForm,
    ProofForm,
    QuoteForm,
    ReasonForm,
    RefundForm,
    RemoveProofForm,
    RequestForm,
)
from translocal.purchases.models import Extension, Proof, Purchase, Quote
from translocal.purchases.queries import proofs_of, quotes_of
from translocal.purchases.states import PURCHASE


def _keep(purchase: Purchase, *changed: str) -> Purchase:
    purchase.version += 1
    purchase.save(update_fields=["state", "version", *changed])
    return purchase


@action(
    "purchase.request",
    on=Case,
    result=Purchase,
    permission=Permission.PURCHASE_REQUEST,
    label=_("Ask for it"),
    parameters=RequestForm,
    missing=rules.missing_to_request,
    events=(events.REQUESTED,),
)
def request(
    act: Act, case: Case, *, item: UUID, currency: str, amount: Money, own: Money | None = None,
    reimbursement: bool = False, **words: str,
) -> Purchase:  # fmt: skip
    """Ask to buy something that they planned: its value in euro is reserved, never more than is left."""
    planned, budget, today = item_by_key(case.pk, item), current_budget(case.pk), timezone.localdate()
    if planned is None or budget is None:
        raise Absent
    rate = units_for_one_euro(currency, today)
    value, limits = in_euro(amount, rate), rules.limits_on(case.pk)
    missing = rules.missing_for(value, budget)
    if missing:
        raise Missing(missing)
    purchase = Purchase.objects.create(
        case_id=case.pk, item_key=item, use=planned.use, estimate=planned.estimate, amount=amount.amount, currency=currency,
        own=own.amount if own else None, value=value.amount, rate=rate, reimbursement=reimbursement,
        quotes_needed=limits.quotes_needed(value, today),
        above_limit=limits.above_limit(value, today), requested_at=now(), requested_by_id=act.staff_id, **words,
    )  # fmt: skip
    ledger.reserve(act, budget, purchase.pk, value)
    act.record(events.REQUESTED, purchase, what=purchase.what, amount=amount, value=value)
    return purchase


@action(
    "purchase.add_quote",
    on=Purchase,
    result=Quote,
    permission=Permission.PURCHASE_REQUEST,
    label=_("Add the quote"),
    parameters=QuoteForm,
    missing=rules.missing_to_quote,
    events=(events.QUOTED,),
)
def add_quote(act: Act, purchase: Purchase, *, supplier: str, amount: Money, **more: Any) -> Quote:
    """Keep what a supplier asks for it."""
    if any(quote.supplier.casefold() == supplier.casefold() for quote in quotes_of(purchase)):
        raise Missing([Reason("quote.twice", _("There is a quote of this supplier already."), "supplier")])
    quote = Quote.objects.create(
        case_id=purchase.case_id, purchase=purchase, supplier=supplier, amount=amount.amount,
        added_by_id=act.staff_id, added_at=now(), **more,
    )  # fmt: skip
    purchase.quotes_held += 1
    _keep(purchase, "quotes_held")
    act.record(events.QUOTED, purchase, supplier=supplier, amount=amount)
    return quote


@action(
    "purchase.approve",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_APPROVE,
    label=_("Approve it"),
    missing=rules.missing_to_approve,
    states=PURCHASE,
    verb="approve",
    events=(events.APPROVED,),
)
def approve(act: Act, purchase: Purchase) -> Purchase:
    """Approve what a colleague asked for: the local social worker within the limit, above it the reintegration counsellor."""
    purchase.approved_at, purchase.approved_by_id = now(), act.staff_id
    _keep(purchase, "approved_at", "approved_by")
    act.record(events.APPROVED, purchase, what=purchase.what, amount=purchase.money)
    return purchase


@action(
    "purchase.extend",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_APPROVE,
    label=_("Let it be bought later"),
    parameters=ExtendForm,
    missing=rules.missing_to_extend,
    events=(events.EXTENDED,),
)
def extend(act: Act, purchase: Purchase, *, reason: str) -> Purchase:
    """Let it be bought after the last day to spend the budget, with the reason of whoever may approve it."""
    last = rules.passed_by(purchase, timezone.localdate())
    if last is None:
        raise Absent
    Extension.objects.create(
        case_id=purchase.case_id, purchase=purchase, last_day=last, reason=reason, by_id=act.staff_id, at=now()
    )  # fmt: skip
    act.record(events.EXTENDED, _keep(purchase), what=purchase.what, day=last, reason=reason)
    return purchase


def _end(act: Act, purchase: Purchase, reason: str) -> Purchase:
    """It is not bought: what was reserved for it is free again."""
    purchase.ended_at, purchase.reason = now(), reason
    ledger.release(act, purchase.pk)
    return _keep(purchase, "ended_at", "reason")


@action(
    "purchase.refuse",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_APPROVE,
    label=_("Do not approve it"),
    parameters=ReasonForm,
    states=PURCHASE,
    verb="refuse",
    events=(events.REFUSED,),
)
def refuse(act: Act, purchase: Purchase, *, reason: str) -> Purchase:
    """Not approved, with the reason."""
    act.record(events.REFUSED, _end(act, purchase, reason), what=purchase.what, reason=reason)
    return purchase


@action(
    "purchase.cancel",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_REQUEST,
    label=_("Call it off"),
    parameters=ReasonForm,
    states=PURCHASE,
    verb="cancel",
    events=(events.CANCELLED,),
)
def cancel(act: Act, purchase: Purchase, *, reason: str) -> Purchase:
    """Called off before anything was paid."""
    act.record(events.CANCELLED, _end(act, purchase, reason), what=purchase.what, reason=reason)
    return purchase


def _refuse_a_strange_rate(purchase: Purchase, realised: Decimal | None, day: date) -> None:
    """A bank's rate far from that of the month is a slip of the pen."""
    percent = rules.limits_on(purchase.case_id).on("realised_rate_within_percent", day)
    known = Rate.objects.filter(currency=purchase.currency, month=day.replace(day=1)).first()
    if realised is None or percent is None or known is None:
        return
    if abs(realised - known.units) * 100 > known.units * percent:
        text = _("The rate of the month is %(rate)s. Check what you wrote.") % {"rate": spell_rate(known.units)}
        raise Missing([Reason("purchase.rate", text, "realised")])


@action(
    "purchase.pay",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_PAY,
    label=_("Book the payment"),
    parameters=PayForm,
    missing=rules.missing_to_pay,
    states=PURCHASE,
    verb="pay",
    events=(events.PAID,),
)
def pay(act: Act, purchase: Purchase, *, amount: Money, paid_on: date, realised: Decimal | None = None) -> Purchase:
    """Book what was paid: its value in euro is fixed now, and what was reserved and not needed is free again."""
    missing = rules.missing_for_payment(purchase, amount, paid_on)
    if missing:
        raise Missing(missing)
    _refuse_a_strange_rate(purchase, realised, paid_on)
    budget = Budget.objects.get(pk=ledger.budget_of(purchase.pk))
    rate = Decimal(1) if amount.currency == EUR else realised or units_for_one_euro(amount.currency, paid_on)
    reserved, value = reserved_for(purchase.pk), in_euro(amount, rate)
    if reserved + budget.left < value:
        told = {"value": spell(value), "most": spell(reserved + budget.left)}
        text = _(
            "At this rate it is %(value)s, and only %(most)s are there for it. The reintegration counsellor decides."
        )
        raise Missing([Reason("purchase.left", text % told, "amount")])
    ledger.pay(act, budget, purchase.pk, amount, paid_on, realised=realised)
    ledger.release(act, purchase.pk)
    purchase.paid_on = paid_on
    act.record(
        events.PAID, _keep(purchase, "paid_on"), amount=amount, what=purchase.what, value=value, reserved=reserved
    )
    return purchase


@action(
    "purchase.refund",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_PAY,
    label=_("Book what came back"),
    parameters=RefundForm,
    missing=rules.missing_to_refund,
    events=(events.REFUNDED,),
)
def refund(act: Act, purchase: Purchase, *, amount: Money, came_on: date) -> Purchase:
    """Book what the supplier gave back, at the rate at which it was paid. Once all of it is back, the purchase is off."""
    paid = ledger.paid_in(purchase.pk, purchase.currency)
    if paid is not None and paid < amount:
        text = _("%(paid)s were paid; no more can come back.") % {"paid": spell(paid)}
        raise Missing([Reason("purchase.refund_more", text, "amount")])
    entry = ledger.refund(act, purchase.pk, amount, came_on)
    if paid_for(purchase.pk) == euro(0):
        PURCHASE.move(purchase, "give_back")
        purchase.ended_at = now()
    _keep(purchase, "ended_at")
    act.record(events.REFUNDED, purchase, amount=amount, what=purchase.what, value=entry.money)
    return purchase


@action(
    "purchase.add_proof",
    on=Purchase,
    result=Proof,
    permission=Permission.PURCHASE_PROVE,
    label=_("Add the proof"),
    parameters=ProofForm,
    missing=rules.missing_to_prove,
    events=(events.PROVED,),
)
def add_proof(act: Act, purchase: Purchase, *, kind: str, **more: Any) -> Proof:
    """Keep a proof whose bytes were checked and written before (see `cases.files`). The first one proves the purchase."""
    proof = Proof.objects.create(
        case_id=purchase.case_id, purchase=purchase, kind=kind, added_by_id=act.staff_id, added_at=now(), **more
    )
    if PURCHASE.allows(purchase.state, "prove"):
        PURCHASE.move(purchase, "prove")
    _keep(purchase)
    act.record(events.PROVED, purchase, what=purchase.what, kind=kind)
    return proof


@action(
    "purchase.remove_proof",
    on=Proof,
    result=Purchase,
    permission=Permission.PURCHASE_PROVE,
    label=_("Remove the proof"),
    parameters=RemoveProofForm,
    missing=rules.missing_to_remove_proof,
    events=(events.PROOF_REMOVED,),
)
def remove_proof(act: Act, proof: Proof, *, reason: str) -> Purchase:
    """Take out a proof that is not one: its file is erased. Without any other, the purchase waits for a proof again."""
    purchase = rules.purchase_of(proof)
    if purchase is None:
        raise Absent
    Proof.objects.filter(pk=proof.pk).delete()
    if not proofs_of(purchase):
        PURCHASE.move(purchase, "lose_its_proof")
    _keep(purchase)
    act.record(events.PROOF_REMOVED, purchase, what=purchase.what, kind=proof.kind, reason=reason)
    if proof.stored:
        erase_file.defer(stored=proof.stored)
    return purchase


@action(
    "purchase.confirm_delivery",
    on=Purchase,
    result=Purchase,
    permission=Permission.PURCHASE_PROVE,
    label=_("They have it"),
    parameters=DeliveryForm,
    states=PURCHASE,
    verb="confirm",
    events=(events.DELIVERED,),
)
def confirm_delivery(act: Act, purchase: Purchase, *, delivered_on: date, how: str) -> Purchase:
    """Note that they have it, as they themselves confirm."""
    purchase.delivered_on, purchase.delivered_how, purchase.confirmed_by_id = delivered_on, how, act.staff_id
    _keep(purchase, "delivered_on", "delivered_how", "confirmed_by")
    act.record(events.DELIVERED, purchase, what=purchase.what, day=delivered_on)
    return purchase


@reaction(case_events.ENDED)
def call_off_what_is_not_paid(act: Act, case: Any) -> None:
    """Nothing more is bought for people who have gone another way, whoever noted it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT purchases_stop_all(%s, %s)", [case.pk, str(_("The support in this case ended."))])
        (count,) = cursor.fetchone()
    if count:
        act.record(events.STOPPED, case, count=count)
