"""What a household is entitled to under a programme on a day, with the reason for every euro and every refusal.

Pure: the same programme, household and day give the same answer. Nobody needs a name for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translocal.core.money import Money, spell
from translocal.programmes.conditions import Reason, Verdict, judge
from translocal.programmes.facts import Facts
from translocal.programmes.library import EACH, Component, Form, Parameter, Programme, Value

GIVEN, REFUSED, UNKNOWN = "given", "refused", "unknown"


@dataclass(frozen=True)
class Part:
    """What came of one component. Only what is given has an amount."""

    code: str
    text: str
    form: str
    outcome: str
    amount: Decimal
    currency: str
    reasons: tuple[Reason, ...]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    def form_label(self) -> str:
        return str(Form(self.form).label)


@dataclass(frozen=True)
class Answer:
    """The whole answer. `facts` are those that decided, and no others; `digest` names the file of rules."""

    programme: str
    name: str
    on: date
    currency: str
    parts: tuple[Part, ...]
    digest: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def components(self) -> list[Part]:
        return self._that_are(GIVEN)

    @property
    def refused(self) -> list[Part]:
        return self._that_are(REFUSED)

    @property
    def unknown(self) -> list[Part]:
        return self._that_are(UNKNOWN)

    @property
    def total(self) -> Money:
        return Money(sum((part.amount for part in self.components), Decimal(0)), self.currency)

    def _that_are(self, outcome: str) -> list[Part]:
        return [part for part in self.parts if part.outcome == outcome]

    def as_json(self) -> dict[str, Any]:
        """To be frozen: what was told then, in the words in which it was told."""
        parts = [
            {
                "code": part.code, "text": part.text, "form": part.form, "outcome": part.outcome,
                "amount": f"{part.amount:f}", "reasons": [reason.as_json() for reason in part.reasons],
            }
            for part in self.parts
        ]  # fmt: skip
        return {
            "programme": self.programme, "name": self.name, "on": self.on.isoformat(), "currency": self.currency,
            "digest": self.digest, "facts": dict(self.facts), "parts": parts,
        }  # fmt: skip


def frozen(told: Mapping[str, Any]) -> Answer:
    """The answer that `as_json` wrote."""
    parts = tuple(
        Part(
            part["code"], part["text"], part["form"], part["outcome"], Decimal(part["amount"]), told["currency"],
            tuple(Reason(**reason) for reason in part["reasons"]),
        )
        for part in told["parts"]
    )  # fmt: skip
    on = date.fromisoformat(told["on"])
    return Answer(told["programme"], told["name"], on, told["currency"], parts, told["digest"], told["facts"])


def answer(programme: Programme, household: Mapping[str, Any], on: date) -> Answer:
    """What this household gets on this day, what it does not get, and what cannot be said yet."""
    facts = Facts(household, on)
    parts = tuple(_part(programme, component, facts) for component in programme.components)
    return Answer(programme.code, programme.name, on, programme.currency, parts, programme.digest, facts.used)


@dataclass(frozen=True)
class _Amount:
    """How much, as far as it is known: the two differ while a fact is missing that matters."""

    least: Decimal
    most: Decimal
    reasons: tuple[Reason, ...]


def _part(programme: Programme, component: Component, facts: Facts) -> Part:
    gate = _gate(programme, component, facts)
    against = [reason for verdict in gate if verdict.holds is False for reason in verdict.reasons()]
    if against:
        return _without_amount(programme, component, REFUSED, against)
    refused = _outside(programme, facts)
    if refused:
        return _without_amount(programme, component, REFUSED, [refused])
    missing = _missing_value(programme, component, facts.on)
    if missing:
        return _without_amount(programme, component, UNKNOWN, [missing])
    open_questions = [reason for verdict in gate if verdict.holds is None for reason in verdict.reasons()]
    if open_questions:
        return _without_amount(programme, component, UNKNOWN, open_questions)
    amount = _amount(programme, component, facts)
    if amount.least != amount.most:
        return _without_amount(programme, component, UNKNOWN, [r for r in amount.reasons if r.holds is None])
    told = [reason for verdict in gate for reason in verdict.reasons()]
    outcome = GIVEN if amount.least else REFUSED
    return Part(
        component.code,
        component.text,
        component.form,
        outcome,
        amount.least,
        programme.currency,
        (*told, *amount.reasons),
    )


def _gate(programme: Programme, component: Component, facts: Facts) -> list[Verdict]:
    """What has to hold before any amount is looked at."""
    return [judge(tree, facts) for tree in (programme.admission, component.when) if tree is not None]


def _without_amount(programme: Programme, component: Component, outcome: str, reasons: list[Reason]) -> Part:
    return Part(
        component.code, component.text, component.form, outcome, Decimal(0), programme.currency, tuple(reasons)
    )  # fmt: skip


def _outside(programme: Programme, facts: Facts) -> Reason | None:
    if not programme.in_force(facts.on):
        return Reason(False, _("The programme has no rules for this day."), programme.reference)
    if not facts.persons:
        return Reason(False, _("There is nobody in this household."), programme.reference)
    return None


def _missing_value(programme: Programme, component: Component, on: date) -> Reason | None:
    """An amount for which nobody has found a source is never promised."""
    for parameter in (component.amount, component.cap):
        if parameter is None:
            continue
        value = parameter.on(on)
        if value is None:
            return Reason(None, _("No amount is known for this day: %(what)s") % {"what": parameter.text}, "")
        if not value.usable:
            return Reason(
                None, _("This amount has no source and nobody confirmed it: %(what)s") % {"what": parameter.text}, ""
            )
    return None


def _amount(programme: Programme, component: Component, facts: Facts) -> _Amount:
    one = _value(component.amount, facts.on)
    price = Money(one.amount, programme.currency)
    if component.each == "household":
        told = _("%(amount)s, once for the household") % {"amount": spell(price)}
        return _capped(
            programme, component, facts, _Amount(one.amount, one.amount, (Reason(True, told, one.reference),))
        )
    sure, open_ones = _how_many(component, facts)
    reasons = [Reason(True, _for_each(sure, price), one.reference)]
    if open_ones:
        told = ngettext(
            "Of %(count)s person it is not known whether they count.",
            "Of %(count)s people it is not known whether they count.",
            open_ones,
        )
        reasons.append(Reason(None, told % {"count": open_ones}, one.reference))
    found = _Amount(price.amount * sure, price.amount * (sure + open_ones), tuple(reasons))
    return _capped(programme, component, facts, found)


def _for_each(count: int, price: Money) -> str:
    told = ngettext("%(count)s person, %(amount)s: %(sum)s", "%(count)s people, %(amount)s each: %(sum)s", count)
    return told % {"count": count, "amount": spell(price), "sum": spell(Money(price.amount * count, price.currency))}


def _how_many(component: Component, facts: Facts) -> tuple[int, int]:
    """How many certainly count, and of how many it is not known."""
    fact = EACH[component.each]
    if not fact:
        return facts.ask("household.size"), 0
    told = [facts.ask(fact, place) for place in range(len(facts.persons))]
    return told.count(True), told.count(None)


def _capped(programme: Programme, component: Component, facts: Facts, amount: _Amount) -> _Amount:
    if component.cap is None:
        return amount
    cap = _value(component.cap, facts.on)
    reached = amount.least > cap.amount
    told = _("At most %(cap)s: %(what)s") if reached else _("The most, %(cap)s, is not passed: %(what)s")
    words = {"cap": spell(Money(cap.amount, programme.currency)), "what": component.cap.text}
    limit = Reason(True if reached else amount.most <= cap.amount or None, told % words, cap.reference)
    return _Amount(min(amount.least, cap.amount), min(amount.most, cap.amount), (*amount.reasons, limit))


def _value(parameter: Parameter, on: date) -> Value:
    value = parameter.on(on)
    if value is None:
        raise LookupError(f"{parameter.name} has no value on {on}")
    return value
