"""Money: what a household is entitled to and why, its budget and every line of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from translocal.budgets.models import Budget, Entry
from translocal.budgets.queries import budgets_of, current_budget, entries_of
from translocal.cases.queries import reviews_of
from translocal.core.days import short_day, written
from translocal.core.money import EUR, euro, spell, spell_rate
from translocal.desk.exceptions import beside_the_money
from translocal.desk.frame import Frame
from translocal.desk.granted import review_line
from translocal.desk.quick import addresses, said
from translocal.desk.views.prices import bought_there
from translocal.organisations.queries import staff_names
from translocal.programmes.answer import GIVEN, REFUSED, UNKNOWN, Answer, Part, answer
from translocal.programmes.library import Programme
from translocal.programmes.models import Entitlement
from translocal.programmes.queries import entitlements_of, programmes_now
from translocal.programmes.recall import recalled
from translocal.purchases.models import Purchase
from translocal.purchases.queries import purchases_of

ENTRIES_SHOWN = 200


def money(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells its money."""
    case_id = frame.case.pk
    exceptions, carries = beside_the_money(case_id, frame.access.rights)
    entitlements = _entitlements(case_id, carries)
    return {
        "entitlements": entitlements,
        "exceptions": exceptions,
        "there": bought_there(frame.access.origin) if entitlements else {},
        "reviews": [review_line(grant, frame.access.rights) for grant in reviews_of(case_id)],
        **ledger_of(
            case_id, purchases_of(case_id), {link.staff_id: link.staff for link in frame.chain if link.staff_id}
        ),
    }


def ledger_of(case_id: UUID, purchases: list[Purchase], known: Mapping[UUID, str] | None = None) -> dict[str, Any]:
    """The budgets of a case as bars, and every line of them with what it is for. Only names not yet `known` are asked for."""
    entries = entries_of(case_id, ENTRIES_SHOWN + 1)
    names = dict(known or {})
    names |= staff_names(entry.by for entry in entries if entry.by not in names)
    bought = {purchase.pk: _purpose(purchase) for purchase in purchases}
    return {
        "budgets": [_budget(budget) for budget in budgets_of(case_id)],
        "entries": [_entry(entry, names, bought) for entry in entries[:ENTRIES_SHOWN]],
        "more_entries": len(entries) > ENTRIES_SHOWN,
    }


def _budget(budget: Budget) -> dict[str, Any]:
    """The sums as `c-bar` and `c-details` show them: allocated is reserved, paid and left."""
    reserved, paid = euro(budget.reserved), euro(budget.paid)
    told = {"paid": spell(paid), "reserved": spell(reserved), "left": spell(budget.left)}
    return {
        "fund": budget.fund.name,
        "closed": short_day(budget.closed_at) if budget.closed_at else "",
        "total": budget.allocated,
        "bar": [{"value": budget.paid, "tone": "origin"}, {"value": budget.reserved, "tone": "wait"}],
        "told": _("%(paid)s paid, %(reserved)s reserved, %(left)s left") % told,
        "sums": [
            {"label": _("Allocated"), "value": spell(euro(budget.allocated))},
            {"label": _("Reserved"), "value": told["reserved"], "tone": "wait"},
            {"label": _("Paid"), "value": told["paid"], "tone": "origin"},
            {"label": _("Left"), "value": told["left"], "strong": True},
        ],
    }


def _purpose(purchase: Purchase) -> dict[str, str]:
    """What a line of the ledger was for, and where its quotes and proofs are."""
    url = addresses("purchase")
    return {"what": purchase.what, "use": said(purchase, "use"), "supplier": purchase.supplier, "url": url(purchase.pk)}


def _entry(entry: Entry, names: dict[UUID, str], bought: dict[UUID, dict[str, str]]) -> dict[str, Any]:
    local = entry.local_money if entry.currency != EUR else None
    return {
        "at": entry.at,
        "kind": said(entry, "kind"),
        "purpose": bought.get(entry.purpose) if entry.purpose else None,
        "amount": spell(entry.money),
        "local": spell(local) if local else "",
        "rate": _rate_of(entry) if local else "",
        "by": names.get(entry.by, ""),
    }


def _rate_of(entry: Entry) -> str:
    if entry.rate is None or entry.month is None:
        return ""
    told = {"rate": spell_rate(entry.rate), "month": written(entry.month, "F Y")}
    return _("%(rate)s for one euro, %(month)s") % told


def _entitlements(case_id: UUID, carries: Mapping[UUID, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """What each programme answered last; the one on which the open budget rests comes first, and says so beside others."""
    given, budget = entitlements_of(case_id), current_budget(case_id)
    own, now = budget.entitlement.programme if budget else "", programmes_now() if given else {}
    told = [
        {
            **_entitlement(one, now.get(one.programme)),
            "exceptions": carries.get(one.pk, []),
            "carries": one.programme == own and len(given) > 1,
        }
        for one in given
    ]
    return sorted(told, key=lambda one: not one["carries"])


def _entitlement(entitlement: Entitlement, now: Programme | None) -> dict[str, Any]:
    """The answer as it was given, each part with its amount, reasons and sources; and what today's rules would say."""
    told = entitlement.told
    parts = [
        {
            "text": part.text,
            "terms": part.terms(),
            "amount": part.spelled() if part.outcome == GIVEN else _outcome(part),
            "until": short_day(part.until) if part.until else "",
            "reasons": part.reasons,
        }
        for part in told.parts
    ]
    return {
        "name": told.name, "day": short_day(entitlement.day), "total": told.spelled(), "parts": parts,
        "exception_by": entitlement.exception_by, "exception_why": entitlement.exception_why, "since": _since(entitlement, told, now),
    }  # fmt: skip


def _since(entitlement: Entitlement, told: Answer, programme: Programme | None) -> list[dict[str, str]]:
    """What would be told otherwise today, asked with the facts of then. What was told stays what it is."""
    if programme is None:
        return []
    now = answer(programme, recalled(entitlement.facts, entitlement.day), timezone.localdate())
    then, today = ({part.code: part for part in came.parts} for came in (told, now))
    return [
        {
            "text": (then.get(code) or today[code]).text,
            "then": _outcome(then.get(code)),
            "now": _outcome(today.get(code)),
        }
        for code in dict.fromkeys([*then, *today])
        if _outcome(then.get(code)) != _outcome(today.get(code))
    ]


def _outcome(part: Part | None) -> str:
    if part is None or part.outcome == REFUSED:
        return _("not given")
    return _("not known yet") if part.outcome == UNKNOWN else spell(part.money)
