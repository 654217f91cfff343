"""What a household is entitled to under a programme on a day, with the reason for every euro and every refusal.

Pure: the same programme, household and day give the same answer. Nobody needs a name for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from translocal.core.languages import listed
from translocal.core.money import Money, spell
from translocal.programmes.conditions import Reason, Verdict, judge
from translocal.programmes.counting import Counted, cash, count
from translocal.programmes.facts import NEVER, Facts, field_of
from translocal.programmes.library import Component, Form, Programme
from translocal.programmes.notes import beside

GIVEN, REFUSED, UNKNOWN = "given", "refused", "unknown"
Open = tuple[str, str]  # a field of the question that nobody answered, and the text that hangs on it


@dataclass(frozen=True)
class Part:
    """What came of one component. Only what is given has an amount. `until` is the last day to spend it, where that is known.

    `open` is what its outcome hangs on; of what is given, only `until` hangs on it. `cash` is how much of it may be given in cash,
    `up_to` that it is the most, as far as it is needed, `uses` what it may be spent on.
    """

    code: str
    text: str
    form: str
    outcome: str
    amount: Decimal
    currency: str
    reasons: tuple[Reason, ...]
    until: date | None = None
    open: tuple[Open, ...] = ()
    cash: Decimal | None = None
    up_to: bool = False
    uses: tuple[str, ...] = ()

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    def spelled(self) -> str:
        """The amount in words: what is only the most is told so."""
        return _("up to %(sum)s") % {"sum": spell(self.money)} if self.up_to else spell(self.money)

    def terms(self) -> list[str]:
        """In which form it is given and what it is for, in words."""
        found = [self.form_label()] if self.outcome == GIVEN else []
        if self.cash is not None:
            told = {"sum": spell(Money(self.cash, self.currency))}
            found.append(_("of which at most %(sum)s in cash") % told)
        if self.uses:
            found.append(_("may be spent on: %(uses)s") % {"uses": listed(self.uses)})
        return found

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
    period: str = ""

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

    def spelled(self) -> str:
        """What is certain together; a sum that may still grow is not told as if it were all."""
        if self.eligible is None:
            return _("not known yet")
        return _("at least %(sum)s") % {"sum": spell(self.total)} if self.unknown else spell(self.total)

    @property
    def eligible(self) -> bool | None:
        """Whether there is anything for them; None while that hangs on what is not known, as on a day without rules."""
        if self.components:
            return True
        return None if self.unknown or not self.parts else False

    def _that_are(self, outcome: str) -> list[Part]:
        return [part for part in self.parts if part.outcome == outcome]

    def as_json(self) -> dict[str, Any]:
        """To be frozen: what was told then, in the words in which it was told."""
        parts = [
            {
                "code": part.code, "text": part.text, "form": part.form, "outcome": part.outcome,
                "amount": f"{part.amount:f}", "reasons": [reason.as_json() for reason in part.reasons],
                "until": part.until and part.until.isoformat(), "open": [list(pair) for pair in part.open],
                "cash": part.cash if part.cash is None else f"{part.cash:f}", "up_to": part.up_to, "uses": list(part.uses),
            }
            for part in self.parts
        ]  # fmt: skip
        return {
            "programme": self.programme, "name": self.name, "on": self.on.isoformat(), "currency": self.currency,
            "digest": self.digest, "facts": dict(self.facts), "parts": parts, "period": self.period,
        }  # fmt: skip


def frozen(told: Mapping[str, Any]) -> Answer:
    """The answer that `as_json` wrote."""
    parts = tuple(
        Part(
            part["code"], part["text"], part["form"], part["outcome"], Decimal(part["amount"]), told["currency"],
            tuple(Reason(**reason) for reason in part["reasons"]), day(part.get("until")),
            tuple((name, text) for name, text in part.get("open", ())),
            Decimal(part["cash"]) if part.get("cash") else None, part.get("up_to", False), tuple(part.get("uses", ())),
        )
        for part in told["parts"]
    )  # fmt: skip
    on = date.fromisoformat(told["on"])
    return Answer(
        told["programme"], told["name"], on, told["currency"], parts, told["digest"], told["facts"], told.get("period", "")
    )  # fmt: skip


def day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def answer(programme: Programme, household: Mapping[str, Any], on: date) -> Answer:
    """What this household gets on this day, what it does not get, and what cannot be said yet.

    On a day without rules it gets no answer at all: that nothing is known is no refusal.
    """
    facts = Facts(household, on)
    period = programme.period(on)
    parts = tuple(_with_notes(programme, component, facts) for component in programme.on(on)) if period else ()
    return Answer(
        programme.code, _(programme.name), on, programme.currency, parts, programme.digest, facts.used, period.code if period else ""
    )  # fmt: skip


def _with_notes(programme: Programme, component: Component, facts: Facts) -> Part:
    part = _part(programme, component, facts)
    told = beside(programme.notes, component.code, facts)
    return replace(part, reasons=_each_once([*part.reasons, *told])) if told else part


def _part(programme: Programme, component: Component, facts: Facts) -> Part:
    if not facts.persons:
        nobody = Reason(False, _("There is nobody in this household."), programme.reference)
        return _without(programme, component, REFUSED, [nobody])
    gate = _gate(programme, component, facts)
    against = [reason for verdict in gate if verdict.holds is False for reason in verdict.reasons()]
    if against:
        return _refused(programme, component, gate, against)
    counted = count(programme, component, facts)
    if counted.is_nothing:
        return _refused(programme, component, gate, counted.reasons, counted.met)
    missing = [pair for verdict in gate for pair in verdict.unknown()] + counted.missing
    undecided = [reason for verdict in gate if verdict.holds is None for reason in verdict.reasons()]
    if undecided or counted.is_open:
        undecided += [reason for reason in counted.reasons if reason.holds is None and counted.is_open]
        return _without(programme, component, UNKNOWN, undecided, missing)
    return _given(programme, component, facts, gate, counted)


def _gate(programme: Programme, component: Component, facts: Facts) -> list[Verdict]:
    """What has to hold before any amount is looked at."""
    return [judge(tree, facts) for tree in (programme.admission, component.when) if tree is not None]


def _refused(
    programme: Programme,
    component: Component,
    gate: list[Verdict],
    failed: list[Reason],
    also_met: Iterable[Reason] = (),
) -> Part:
    """Why not, and then what holds all the same; not what holds of somebody and fails of another."""
    told = {reason.text for reason in failed}
    met = [reason for verdict in gate for reason in verdict.met()]
    return _without(
        programme, component, REFUSED, failed + [reason for reason in (*met, *also_met) if reason.text not in told]
    )


def _given(programme: Programme, component: Component, facts: Facts, gate: list[Verdict], counted: Counted) -> Part:
    told = [reason for verdict in gate for reason in verdict.reasons()] + counted.reasons
    spent_by, why_then, hanging = _spent_by(component, facts)
    in_cash, why = cash(programme, component, facts.on)
    return Part(
        component.code, _(component.text), component.form, GIVEN, counted.least, programme.currency, _each_once([*told, *why_then, *why]),
        spent_by, hanging, cash=in_cash if in_cash is None else min(in_cash, counted.least), up_to=component.up_to,
        uses=tuple(map(_, component.uses)),
    )  # fmt: skip


def _spent_by(component: Component, facts: Facts) -> tuple[date | None, list[Reason], tuple[Open, ...]]:
    """The last day to spend it, who says so, and the day on which that hangs where nobody knows it."""
    spending = component.spending
    if spending is None or not spending.in_force(facts.on):
        return None, [], ()
    text, begins = _(spending.text), facts.ask(spending.within.fact)
    told = [Reason(True, text, spending.reference)]
    if begins is None:
        return None, told, ((field_of(spending.within.fact), text),)
    return None if begins is NEVER else spending.within.from_day(begins), told, ()


def _without(
    programme: Programme, component: Component, outcome: str, reasons: list[Reason], missing: list[Open] | None = None
) -> Part:
    return Part(
        component.code, _(component.text), component.form, outcome, Decimal(0), programme.currency, _each_once(reasons), None,
        tuple(dict.fromkeys(missing or ())),
    )  # fmt: skip


def _each_once(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
