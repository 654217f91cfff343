"""Money: what a household is entitled to and why, its budget and every line of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from translocal.budgets.models import Budget, Entry
from translocal.budgets.queries import budgets_of, entries_of
from translocal.core.money import EUR, euro, spell
from translocal.desk.frame import Frame
from translocal.desk.through_line import short_day
from translocal.organisations.models import Staff
from translocal.programmes.models import Entitlement
from translocal.programmes.queries import latest_entitlement

ENTRIES_SHOWN = 200


def money(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells its money."""
    entitlement = latest_entitlement(frame.case.pk)
    return {"entitlement": _entitlement(entitlement) if entitlement else None, **ledger_of(frame.case.pk)}


def ledger_of(case_id: UUID) -> dict[str, Any]:
    """The budgets of a case as bars, and every line of them."""
    entries = list(entries_of(case_id)[: ENTRIES_SHOWN + 1])
    names = dict(Staff.objects.filter(pk__in={entry.by for entry in entries}).values_list("pk", "name"))
    return {
        "budgets": [_budget(budget) for budget in budgets_of(case_id)],
        "entries": [_entry(entry, names) for entry in entries[:ENTRIES_SHOWN]],
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


def _entry(entry: Entry, names: dict[UUID, str]) -> dict[str, Any]:
    local = entry.local_money if entry.currency != EUR else None
    return {
        "at": entry.at,
        "kind": entry.get_kind_display(),
        "amount": spell(entry.money),
        "local": spell(local) if local else "",
        "rate": _rate_of(entry) if local else "",
        "by": names.get(entry.by, ""),
    }


def _rate_of(entry: Entry) -> str:
    if entry.rate is None or entry.month is None:
        return ""
    told = {"rate": f"{entry.rate.normalize():f}", "month": date_format(entry.month, "F Y")}
    return _("%(rate)s for one euro, %(month)s") % told


def _entitlement(entitlement: Entitlement) -> dict[str, Any]:
    """The answer as it was given, each part with its amount, reasons and sources."""
    told = entitlement.told
    outcomes = {"refused": _("not given"), "unknown": _("not known yet")}
    parts = [
        {
            "text": part.text,
            "form": part.form_label() if part.outcome == "given" else "",
            "amount": outcomes.get(part.outcome) or spell(part.money),
            "reasons": part.reasons,
        }
        for part in told.parts
    ]
    return {"name": told.name, "day": short_day(entitlement.day), "total": spell(entitlement.money), "parts": parts}
