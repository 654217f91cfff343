"""Purchases: those of a case, one of them step by step, and the list of what waits for whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.permissions import Permission
from translocal.access.queries import row_on, visible
from translocal.budgets.queries import paid_for, paid_for_each, payments_for
from translocal.core.days import short_day
from translocal.core.money import EUR, Money, euro, spell, spell_rate
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.acting import about, offered
from translocal.desk.frame import Frame
from translocal.desk.naming import called
from translocal.desk.narrowing import Narrowing
from translocal.desk.purchase_pages import ON_A_PURCHASE
from translocal.desk.quick import addresses, labels, said
from translocal.desk.rows import Column, rows
from translocal.journal.append import log_reading
from translocal.organisations.models import Staff
from translocal.plans.models import Use
from translocal.plans.queries import arrived_on
from translocal.purchases import queries, rules
from translocal.purchases.models import Proof, Purchase, Quote
from translocal.purchases.states import SPENT

S = Purchase.State
TONES = {S.REQUESTED: "wait", S.APPROVED: "wait", S.PAID: "wait", S.PROVED: "wait", S.DELIVERED: "ok"}
WORDS = {
    "me": gettext_lazy("what waits for me"), "quote": gettext_lazy("to get quotes"), "approve": gettext_lazy("to approve"),
    "pay": gettext_lazy("to pay"), "prove": gettext_lazy("to prove"), "confirm": gettext_lazy("to confirm"),
}  # fmt: skip
BUY = Permission.PURCHASE_REQUEST.bit
PROVE = Permission.PURCHASE_PROVE.bit


class PurchaseFilter(Narrowing):
    waits = forms.ChoiceField(
        label=gettext_lazy("What waits"),
        required=False,
        choices=[("", gettext_lazy("everything open")), *WORDS.items()],
    )


COLUMNS = [
    Column("what", gettext_lazy("What")),
    Column("amount", gettext_lazy("Amount"), number=True),
    Column("value", gettext_lazy("In euro"), number=True),
    Column("state", gettext_lazy("Where it stands")),
    Column("next", gettext_lazy("Missing next")),
    Column("since", gettext_lazy("Asked for")),
]


def purchase_list(request: HttpRequest) -> HttpResponse:
    """The open purchases of my cases: those that wait the longest first."""
    narrowed = PurchaseFilter(request.GET)
    kept = narrowed.kept()
    page = page_of(request, queries.listed(kept.get("waits", "")).order_by("requested_at", "id"), kept)
    lines = rows(_("Household"), COLUMNS, _lines(page.rows))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept)}
    return render(request, "desk/purchases.html", context)


def _lines(found: list[Purchase]) -> Iterable[dict[str, Any]]:
    households = called({purchase.case_id for purchase in found})
    url, states = addresses("purchase"), labels(S)
    for purchase in found:
        unit = households.get(purchase.case_id)
        yield {
            "url": url(purchase.pk),
            "household": unit.label if unit else "",
            **_line(purchase, states),
        }


def _line(purchase: Purchase, states: dict[str, str]) -> dict[str, Any]:
    return {
        "what": purchase.what,
        "amount": spell(purchase.money),
        "value": spell(purchase.reserved),
        "state": states[purchase.state],
        "next": rules.next_step(purchase),
        "since": short_day(purchase.requested_at),
    }


def waiting(limit: int) -> list[dict[str, Any]]:
    """What waits for me, for the page of today."""
    found = list(queries.listed("me").order_by("requested_at", "id")[:limit])
    return list(_lines(found))


def purchases(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells its purchases."""
    found = queries.purchases_of(frame.case.pk)
    return {
        "purchases": table_of(found),
        "facts": _facts_on_the_case(frame.case.pk, found) if frame.access.rights & PROVE else [],
    }


def table_of(found: list[Purchase]) -> list[dict[str, Any]]:
    states, url = labels(S), addresses("purchase")
    paid = _paid(found)
    return [
        {
            **_line(purchase, states),
            "url": url(purchase.pk),
            "tone": TONES.get(S(purchase.state), "quiet"),
            "value": spell(paid.get(purchase.pk, purchase.reserved)),
        }
        for purchase in found
    ]


def _paid(found: list[Purchase]) -> dict[UUID, Money]:
    """What the payments were worth in euro, as they were booked."""
    booked = payments_for(purchase.pk for purchase in found)
    return {entry.purpose: entry.money for entry in booked if entry.purpose}


def _facts_on_the_case(case_id: UUID, found: list[Purchase]) -> list[str]:
    """What strikes the eye, for the local worker first: about payments and suppliers, never about people."""
    limits, today = rules.limits_on(case_id), timezone.localdate()
    quotes, paid = queries.quotes_of_each(found), paid_for_each([purchase.pk for purchase in found])
    told = [
        f"{one.what}: {fact}"
        for one in found
        for fact in rules.facts_on(one, quotes.get(one.pk, []), paid.get(one.pk, euro(0)), limits, today)
    ]
    first = min((purchase.paid_on for purchase in found if purchase.paid_on), default=None)
    arrived, within = arrived_on(case_id), limits.on("first_payment_within_days", today)
    if arrived and first is None and within is not None and (today - arrived).days > within:
        told.append(_("They arrived %(days)s days ago, and nothing was paid yet.") % {"days": (today - arrived).days})
    elif arrived and first and within is not None and (first - arrived).days > within:
        days = (first - arrived).days
        told.append(_("%(days)s days lay between their arrival and the first payment.") % {"days": days})
    often = limits.on("often_from_one_supplier", today)
    if often is None or first is None:
        return told
    text = _("%(count)s purchases in your cases are from %(supplier)s.")
    by_supplier = queries.from_its_suppliers(case_id)
    return told + [text % {"count": n, "supplier": supplier} for supplier, n in by_supplier if n >= often]


def purchase_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One purchase, step by step, with its quotes and proofs."""
    purchase = visible(Purchase).filter(pk=pk).select_related("requested_by", "approved_by", "confirmed_by").first()
    access = row_on(purchase.case_id) if purchase else None
    if purchase is None or access is None:
        raise Absent
    log_reading(current().actor, "purchase", purchase.case_id)
    can, cannot = offered(purchase, access.rights, ON_A_PURCHASE)
    steps = sorted([*_uploads(purchase, access), *can], key=lambda step: not step["main"])
    quotes, proofs = queries.quotes_of(purchase), queries.proofs_of(purchase)
    limits, today = rules.limits_on(purchase.case_id), timezone.localdate()
    removes = bool(access.rights & PROVE) and purchase.state == S.PROVED
    context = {
        "purchase": purchase, "about": about(purchase) or access.reference, "can": steps,
        "cannot": cannot, "steps": _steps(purchase, quotes, proofs), "details": _details(purchase),
        "facts": rules.facts_on(purchase, quotes, paid_for(purchase.pk), limits, today) if access.rights & PROVE else [],
        "quotes": [_quote(quote, purchase) for quote in quotes], "proofs": [_proof(proof, removes=removes) for proof in proofs],
        **_back(access),
    }  # fmt: skip
    return render(request, "desk/purchase.html", context)


def _back(access: Access) -> dict[str, Any]:
    if access.parts & Lens.CHAIN:
        return {"back": reverse("case_part", args=[access.case_id, "purchases"]), "back_label": _("The case")}
    return {"back": reverse("money_file", args=[access.case_id]), "back_label": _("Money of %s") % access.reference}


def _uploads(purchase: Purchase, access: Access) -> list[dict[str, Any]]:
    """What needs a page of its own, because a file comes along."""
    steps = []
    if access.rights & BUY and purchase.state == S.REQUESTED:
        wanted = purchase.quotes_held < purchase.quotes_needed
        steps.append({"label": _("Add a quote"), "url": reverse("add_quote", args=[purchase.pk]), "main": wanted})
    if access.rights & PROVE and purchase.state in SPENT:
        url = reverse("add_proof", args=[purchase.pk])
        steps.append({"label": _("Add a proof"), "url": url, "main": purchase.state == S.PAID})
    return steps


def _steps(purchase: Purchase, quotes: list[Quote], proofs: list[Proof]) -> list[dict[str, Any]]:
    """From asking to having it, as `c-steps` shows it."""
    over = purchase.state in (S.REFUSED, S.CANCELLED)
    numbers = {"held": len(quotes), "needed": purchase.quotes_needed}
    steps = [
        _step(_("Asked for"), _by(purchase.requested_by, purchase.requested_at), done=True),
        _step(_("Quotes"), _("%(held)s of %(needed)s") % numbers, done=len(quotes) >= purchase.quotes_needed),
        _step(_("Approval"), _by(purchase.approved_by, purchase.approved_at) or _approves(purchase), done=bool(purchase.approved_by)),
        _step(_("Payment"), short_day(purchase.paid_on) if purchase.paid_on else "", done=purchase.paid_on is not None),
        _step(_("Proof"), ", ".join(said(proof, "kind") for proof in proofs), done=bool(proofs)),
        _step(_("They have it"), _delivered(purchase), done=purchase.delivered_on is not None),
    ]  # fmt: skip
    if over:
        steps = [step for step in steps if step["done"]]
        steps.append({"label": said(purchase, "state"), "hint": purchase.reason, "done": True, "tone": "quiet"})
    return steps


def _step(label: str, hint: str, *, done: bool) -> dict[str, Any]:
    return {"label": label, "hint": hint, "done": done}


def _by(who: Staff | None, moment: Any) -> str:
    return f"{who.name}, {short_day(moment)}" if who and moment else ""


def _approves(purchase: Purchase) -> str:
    return _("the reintegration counsellor approves it") if purchase.above_limit else _("a colleague approves it")


def _delivered(purchase: Purchase) -> str:
    if purchase.delivered_on is None or purchase.confirmed_by is None:
        return ""
    return f"{short_day(purchase.delivered_on)}, {purchase.confirmed_by.name}: {said(purchase, 'delivered_how')}"


def _details(purchase: Purchase) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": _("For"), "value": labels(Use)[purchase.use]},
        {"label": _("From"), "value": purchase.supplier},
        {"label": _("Amount"), "value": spell(purchase.money), "strong": True},
        {"label": _("Reserved"), "value": spell(purchase.reserved)},
    ]
    if purchase.of_their_own:
        found.append({"label": _("They add of their own"), "value": spell(purchase.of_their_own)})
    if purchase.currency != EUR:
        found.append({"label": _("Rate when it was asked for"), "value": spell_rate(purchase.rate)})
    found += _time_for_it(purchase)
    if purchase.state in SPENT:
        found.append({"label": _("Paid"), "value": spell(paid_for(purchase.pk)), "strong": True})
        found.append(_difference(paid_for(purchase.pk) - purchase.reserved))
    if purchase.reimbursement:
        found.append({"label": _("How"), "value": _("they paid it themselves and get it back")})
    return found


def _time_for_it(purchase: Purchase) -> list[dict[str, Any]]:
    """Until when it is to be spent, and why it is bought later."""
    last, extension = rules.last_day_on(purchase.case_id), rules.extension_of(purchase)
    found = [{"label": _("To be spent by"), "value": short_day(last)}] if last else []
    if extension:
        found.append({"label": _("Later, because"), "value": f"{extension.reason} ({extension.by.name})"})
    return found


def _difference(more: Money) -> dict[str, Any]:
    """Said to everybody who sees it, in both directions."""
    if more == euro(0):
        return {"label": _("Difference"), "value": _("none")}
    if more < euro(0):
        return {"label": _("Difference"), "value": _("%(sum)s less than reserved: free again") % {"sum": spell(-more)}}
    return {
        "label": _("Difference"),
        "value": _("%(sum)s more than reserved, from their budget") % {"sum": spell(more)},
    }


def _quote(quote: Quote, purchase: Purchase) -> dict[str, Any]:
    return {
        "supplier": quote.supplier,
        "amount": spell(Money(quote.amount, purchase.currency)),
        "note": quote.note,
        "chosen": quote.supplier.casefold() == purchase.supplier.casefold(),
        "url": reverse("quote_file", args=[quote.pk]) if quote.stored else "",
    }


def _proof(proof: Proof, *, removes: bool) -> dict[str, Any]:
    return {
        "kind": said(proof, "kind"),
        "note": proof.note,
        "witness": proof.witness,
        "by": _by(proof.added_by, proof.added_at),
        "url": reverse("proof_file", args=[proof.pk]) if proof.stored else "",
        "remove_url": reverse("act", args=["purchase.remove_proof", proof.pk]) if removes else "",
    }
