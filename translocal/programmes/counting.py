"""How much a component comes to: who counts for it, which amount is theirs, and the cap. Kept apart from whether it is given at all.

Where something is not known, two sums are kept, the least and the most it can be; what is certain is where they meet.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translocal.core.money import Money, spell
from translocal.programmes.conditions import JOINED, Condition, Known, Reason, Verdict, judge
from translocal.programmes.facts import Facts
from translocal.programmes.library import EACH, Component, Programme, Share, Tier
from translocal.programmes.parameters import Parameter, Value

Open = tuple[str, str]
NOTHING = Decimal(0)
ALWAYS = Condition("all")
# Where no step of a ladder holds.
NONE_OF_THEM = Value(date.min, None, NOTHING, "", usable=True)


@dataclass
class Counted:
    """What a component comes to. `unusable` are amounts that matter and have no source; `missing` what nobody knows; `met` is what
    holds of those for whom there is nothing.
    """

    least: Decimal = NOTHING
    most: Decimal = NOTHING
    unusable: list[Reason] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    missing: list[Open] = field(default_factory=list)
    met: list[Reason] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Certainly nothing, whatever else may turn out."""
        return not self.unusable and not self.most

    @property
    def is_open(self) -> bool:
        return bool(self.unusable) or self.least != self.most


@dataclass(frozen=True)
class Seat:
    """Somebody, or the household as a whole, who may count: whether they do (`gate`), and at which amounts the ladder of `steps`
    may end. An amount without a source is None.
    """

    counts: Known
    gate: tuple[Verdict, ...]
    possible: tuple[Value | None, ...]
    steps: tuple[Verdict, ...]

    @property
    def may_count(self) -> bool:
        return self.counts is not False and self.possible != (NONE_OF_THEM,)

    @property
    def least(self) -> Decimal:
        return min(self._amounts(), default=NOTHING) if self.counts else NOTHING

    @property
    def most(self) -> Decimal:
        return max(self._amounts(), default=NOTHING)

    def _amounts(self) -> list[Decimal]:
        return [value.amount for value in self.possible if value is not None]

    def against(self) -> Iterator[Reason]:
        for verdict in self.gate if self.counts is False else (*self.gate, *self.steps):
            if verdict.holds is False:
                yield from verdict.reasons()


def count(programme: Programme, component: Component, facts: Facts) -> Counted:
    """What it comes to for this household on this day."""
    found = Counted()
    against = [reason for share in component.shares for reason in _add(programme, component, share, facts, found)]
    if found.least or found.most:
        _cap(component, facts, found, programme.currency)
    # Why nobody counts for one share is told only where nobody counts for any.
    found.reasons += against if found.is_nothing else []
    if found.is_nothing and not found.reasons:
        found.reasons.append(Reason(False, _("Nobody in this household counts for this."), programme.reference))
    found.reasons += found.unusable
    return found


def _add(programme: Programme, component: Component, share: Share, facts: Facts, found: Counted) -> list[Reason]:
    """Count one share; what speaks against it where nobody counts for it."""
    seats = _seats(programme, component, share, facts)
    taken = [seat for seat in seats if seat.may_count]
    for seat in taken:
        found.least += seat.least
        found.most += seat.most
        found.missing += [pair for verdict in (*seat.gate, *seat.steps) for pair in verdict.unknown()]
    if any(None in seat.possible for seat in taken):
        ends = {place for seat in taken for place, step in enumerate(seat.steps) if step.holds is not False}
        unusable = [reason for place in sorted(ends) for reason in _unusable(share.tiers[place].amount, facts.on)]
        _leave_open(component, unusable, found)
    found.reasons += _for_whom(taken, share, programme.currency) + _open_ones(taken, programme.reference)
    if taken:
        return []
    found.met += [reason for seat in seats for verdict in (*seat.gate, *seat.steps) for reason in verdict.met()]
    return [reason for seat in seats for reason in seat.against()]


def _leave_open(component: Component, unusable: list[Reason], found: Counted) -> None:
    """Without these amounts nothing is promised; whoever asks reads which they are, beside the facts that are missing."""
    found.unusable += unusable
    found.missing += [(f"amount of {component.code}", reason.text) for reason in unusable]


def _seats(programme: Programme, component: Component, share: Share, facts: Facts) -> list[Seat]:
    """The household as one, or each person of the kind the share is for."""
    people = [_person(programme, component, share, facts, place) for place in range(len(facts.persons))]
    if share.each != "household":
        facts.ask("household.size")
        return people
    counts = JOINED["any"]([seat.counts for seat in people])
    # Of a refusal everything is told, what holds too; else what decided.
    gate = tuple(verdict for seat in people for verdict in seat.gate if counts is False or verdict.holds is counts)
    return [Seat(counts, gate, *_possible(share.tiers, facts, None))]


def _person(programme: Programme, component: Component, share: Share, facts: Facts, place: int) -> Seat:
    trees = (_kind(share.each), programme.who, component.who, share.who)
    gate = tuple(judge(tree, facts, place) for tree in trees if tree is not None)
    counts = JOINED["all"]([verdict.holds for verdict in gate])
    if counts is False or share.each == "household":
        return Seat(counts, gate, (), ())
    return Seat(counts, gate, *_possible(share.tiers, facts, place))


@cache
def _kind(each: str) -> Condition | None:
    """Being an adult, a principal … as a question."""
    fact = EACH[each]
    return Condition("fact", fact=fact, test="is", value=True) if fact else None


def _possible(
    tiers: tuple[Tier, ...], facts: Facts, place: int | None
) -> tuple[tuple[Value | None, ...], tuple[Verdict, ...]]:
    """The amounts at which the ladder may end, and what came of its steps."""
    found: list[Value | None] = []
    steps: list[Verdict] = []
    for tier in tiers:
        step = judge(tier.when, facts, place) if tier.when is not None else Verdict(ALWAYS, True)
        steps.append(step)
        if step.holds is not False:
            value = tier.amount.on(facts.on)
            found.append(value if value is not None and value.usable else None)
        if step.holds is True:
            return tuple(found), tuple(steps)
    return (*found, NONE_OF_THEM), tuple(steps)


def _unusable(parameter: Parameter, on: date) -> list[Reason]:
    """An amount for which nobody has found a source is never promised."""
    value = parameter.on(on)
    if value is None:
        text = _("No amount is known for this day: %(what)s")
    elif not value.usable:
        text = _("This amount has no source and nobody confirmed it: %(what)s")
    else:
        return []
    return [Reason(None, text % {"what": _(parameter.text)}, "")]


def _cap(component: Component, facts: Facts, found: Counted, currency: str) -> None:
    """At most so much. Before the first cap of the file there is none; one that it no longer tells is not known, and never none."""
    if component.cap is None or component.cap.not_yet(facts.on):
        return
    value = component.cap.on(facts.on)
    if value is None or not value.usable:
        _leave_open(component, _unusable(component.cap, facts.on), found)
        return
    reached = found.least > value.amount
    told = _("At most %(cap)s: %(what)s") if reached else _("The most, %(cap)s, is not passed: %(what)s")
    words = {"cap": spell(Money(value.amount, currency)), "what": _(component.cap.text)}
    holds = True if reached else found.most <= value.amount or None
    found.reasons += [Reason(holds, told % words, value.reference), *_others(value, currency)]
    found.least, found.most = min(found.least, value.amount), min(found.most, value.amount)


def cash(programme: Programme, component: Component, on: date) -> tuple[Decimal | None, list[Reason]]:
    """How much of it at most in cash, and who says so; where no source tells how much, that is said."""
    asked = component.of_which_cash
    if asked is None:
        return None, []
    value = asked.on(on)
    if value is None or not value.usable:
        return None, _unusable(asked, on)
    told = {"what": _(asked.text), "now": spell(Money(value.amount, programme.currency))}
    return value.amount, [Reason(True, _("%(what)s: %(now)s") % told, value.reference)]


# How it is told


def _for_whom(seats: list[Seat], share: Share, currency: str) -> list[Reason]:
    """Who certainly counts, with how much each, and why."""
    sure = [(seat, seat.possible[0]) for seat in seats if seat.counts and len(seat.possible) == 1]
    # A step of the ladder that fails explains the amount of the next one.
    reasons = [
        reason
        for seat, _v in sure
        for verdict in (*(gate for gate in seat.gate if gate.holds), *seat.steps)
        for reason in verdict.reasons()
    ]
    counted = Counter(value for _seat, value in sure if value is not None and value is not NONE_OF_THEM)
    for value, number in counted.items():
        reasons += [Reason(True, _spelled(share, value, number, currency), value.reference), *_others(value, currency)]
    return reasons


def _spelled(share: Share, value: Value, number: int, currency: str) -> str:
    price = Money(value.amount, currency)
    if share.each == "household":
        return _("%(amount)s, once for the household") % {"amount": spell(price)}
    told = ngettext("%(count)s person, %(amount)s: %(sum)s", "%(count)s people, %(amount)s each: %(sum)s", number)
    return told % {"count": number, "amount": spell(price), "sum": spell(Money(price.amount * number, currency))}


def _others(value: Value, currency: str) -> list[Reason]:
    """Another source says something else: both are told."""
    text = _("Sources differ: another one says %(amount)s.")
    return [
        Reason(None, text % {"amount": spell(Money(amount, currency))}, reference) for amount, reference in value.other
    ]


def _open_ones(seats: list[Seat], reference: str) -> list[Reason]:
    undecided = [seat for seat in seats if seat.counts is None]
    verdicts = [verdict for seat in seats for verdict in (*seat.gate, *seat.steps) if verdict.holds is None]
    reasons = [reason for verdict in verdicts for reason in verdict.reasons()]
    if undecided:
        told = ngettext(
            "Of %(count)s person it is not known whether they count.",
            "Of %(count)s people it is not known whether they count.",
            len(undecided),
        )
        reasons.append(Reason(None, told % {"count": len(undecided)}, reference))
    return reasons
