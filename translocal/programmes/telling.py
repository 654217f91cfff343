"""The answer as commands and the API write it, and the programmes as they list them. Amounts are texts: no reader rounds them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from translocal.core.money import digits
from translocal.programmes.answer import Answer, Part, answer
from translocal.programmes.facts import NEVER
from translocal.programmes.library import Programme
from translocal.programmes.would_change import Change, changes


def entitlements(programme: Programme, household: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The whole answer, with what is unknown and matters, and what would change it."""
    came = answer(programme, household, on)
    return told(came, changes(programme, household, on, came))


def told(came: Answer, others: list[Change]) -> dict[str, Any]:
    """`{"programme", "on", "period", "eligible", "components", "total", "refused", "unknown", "would_change"}`."""
    return {
        "programme": came.programme,
        "on": came.on.isoformat(),
        "period": came.period,
        "eligible": came.eligible,
        "components": [_component(part) for part in came.components],
        "total": {came.currency: amount(came.total.amount, came.currency)},
        "refused": [{"code": part.code, "reasons": _reasons(part)} for part in came.refused],
        "unknown": [entry for part in came.unknown for entry in _unknown(part)] + _undated(came),
        "would_change": [_change(change) for change in others],
    }


def amount(value: Decimal, currency: str) -> str:
    """`1750.00`: with the digits of the currency."""
    return f"{value:.{digits(currency)}f}"


def _component(part: Part) -> dict[str, Any]:
    return {
        "code": part.code,
        "amount": amount(part.amount, part.currency),
        "currency": part.currency,
        "form": str(part.form),
        "until": part.until and part.until.isoformat(),
        "reasons": _reasons(part),
        **_terms(part),
    }


def _terms(part: Part) -> dict[str, Any]:
    """Only what its rule tells."""
    found: dict[str, Any] = {} if part.cash is None else {"of_which_cash": amount(part.cash, part.currency)}
    return found | ({"up_to": True} if part.up_to else {}) | ({"uses": list(part.uses)} if part.uses else {})


def _reasons(part: Part) -> list[dict[str, Any]]:
    return [reason.as_json() for reason in part.reasons]


def _unknown(part: Part) -> list[dict[str, Any]]:
    """What nobody answered and this hangs on; where only a source is missing, the amount itself."""
    found = list(part.open)
    if not found:
        found = [(f"amount of {part.code}", reason.text) for reason in part.reasons if reason.holds is None]
    return [
        {"fact": field, "matters_because": _depends(part.text, text), "component": part.code} for field, text in found
    ]


def _undated(came: Answer) -> list[dict[str, Any]]:
    """What is given, and until when is not known."""
    return [
        {"fact": field, "matters_because": until_when(part, text), "component": part.code}
        for part in came.components
        for field, text in part.open
    ]


def until_when(part: Part, text: str) -> str:
    return _("Until when “%(what)s” may be used depends on it: %(text)s") % {"what": part.text, "text": text}


def _depends(what: str, text: str) -> str:
    if not text:
        return _("“%(what)s” depends on it.") % {"what": what}
    return _("“%(what)s” depends on it: %(text)s") % {"what": what, "text": text}


def _change(change: Change) -> dict[str, Any]:
    value = (
        change.value.isoformat()
        if isinstance(change.value, date)
        else "never"
        if change.value is NEVER
        else change.value
    )
    total = {change.total.currency: amount(change.total.amount, change.total.currency)}
    found = {"fact": change.field, "value": value, "text": change.text, "total": total}
    return {**found, "possible": list(change.possible)} if change.possible else found


def listed(programme: Programme) -> dict[str, Any]:
    """A programme with its periods, its sources, and everything in it that has no source."""
    return {
        "code": programme.code,
        "name": _(programme.name),
        "host": programme.host,
        "currency": programme.currency,
        "periods": [
            {
                "code": p.code, "from": p.begins.isoformat(), "until": p.ends and p.ends.isoformat(), "text": _(p.text),
                "reference": p.reference,
            }
            for p in programme.periods
        ],
        "components": [component.code for component in programme.components],
        "facts": sorted(programme.facts()),
        "sources": dict(programme.sources),
        "unsourced": unsourced(programme),
    }  # fmt: skip


def unsourced(programme: Programme) -> list[dict[str, Any]]:
    """Values and notes that no source tells: who says so, and whether the owner has confirmed them."""
    values = [
        {
            "what": parameter.name, "from": value.begins.isoformat(), "amount": f"{value.amount:f}", "says": value.unsourced,
            "confirmed": value.usable,
        }
        for parameter in programme.parameters.values()
        for value in parameter.values
        if value.unsourced
    ]  # fmt: skip
    values += [
        {"what": parameter.name, "says": _("no source tells how much: %(what)s") % {"what": _(parameter.text)}, "confirmed": False}
        for parameter in programme.parameters.values()
        if not parameter.values
    ]  # fmt: skip
    return values + [
        {"what": _(note.text), "says": note.unsourced, "confirmed": False} for note in programme.notes if note.unsourced
    ]
