"""What would change an answer: each of the things that people can still choose or do, one at a time.

Only those, and time: whoever somebody is, where they come from and what happened to them is never offered as something to change.
A refusal that ends by itself, such as five years after the last assistance, tells the day on which it ends.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from translocal.core.days import written
from translocal.core.languages import listed, unfinished
from translocal.core.money import Money, spell
from translocal.programmes.answer import Answer, Part, answer
from translocal.programmes.conditions import Condition
from translocal.programmes.facts import Facts
from translocal.programmes.library import Programme
from translocal.programmes.spans import ALWAYS, OPEN_DAYS, TODAY, Day, Span, base_of, spans

# What can still be chosen, by whoever is asked or by whoever decides; days of it in `spans.py`.
OPEN_ANSWERS = (
    "wants.",
    "approvals.",
    "circumstances.no_means",
    "circumstances.procedures_withdrawn",
    "circumstances.travel_document",
)


# (open at the beginning, open at the end)
WHEN = {
    "dates.application": {
        (True, False): gettext_noop("If they applied by %(day)s"),
        (False, True): gettext_noop("If they applied on %(day)s or later"),
        (False, False): gettext_noop("If they applied from %(first)s to %(last)s"),
    },
    "dates.departure": {
        (True, False): gettext_noop("If they left by %(day)s"),
        (False, True): gettext_noop("If they left on %(day)s or later"),
        (False, False): gettext_noop("If they left from %(first)s to %(last)s"),
    },
}


@dataclass(frozen=True)
class Change:
    """One thing that would be otherwise, and what would then be given.

    `possible` are components that are refused now and would then be open: somebody may get them, and nobody knows how much.
    """

    field: str
    value: Any
    text: str
    total: Money
    possible: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What was asked, and the answer that came."""

    programme: Programme
    household: Mapping[str, Any]
    on: date
    now: Answer

    def otherwise(self, field: str, value: Any) -> "Other":
        """The answer, were this one thing otherwise, or asked on another day."""
        asked = (self.household, value) if field == TODAY else (_with(self.household, field, value), self.on)
        other = answer(self.programme, *asked)
        return Other(other.total, tuple(_opened(self.now, other)))

    def alters(self, other: "Other") -> bool:
        return other.total != self.now.total or bool(other.opened)

    def told(self, when: str, other: "Other", *, is_known: bool) -> str:
        """What would then come: beside what comes now, where what it hangs on is known now."""
        if other.total == self.now.total:
            return _opening(when, other.opened)
        return _sentence(when, self.now.total, other.total) if is_known else _plainly(when, other.total)


@dataclass(frozen=True)
class Other:
    """What another answer comes to, and which parts that are refused now would then be open."""

    total: Money
    opened: tuple[Part, ...]

    @property
    def same(self) -> tuple[Any, ...]:
        return self.total, *(part.code for part in self.opened)


def changes(programme: Programme, household: Mapping[str, Any], on: date, now: Answer) -> list[Change]:
    """What would change the answer, the best first."""
    asked, facts, questions = (
        Asked(programme, household, on, now),
        Facts(household, on),
        list(_open_questions(programme, on)),
    )
    found = [*_other_answers(asked, questions, facts), *_in_time(asked, questions, facts)]
    for fact in OPEN_DAYS:
        found += _other_days(asked, Day(fact, facts.ask(fact), spans(fact, questions, facts)))
    return sorted(found, key=lambda change: -change.total.amount)


def _other_answers(asked: Asked, questions: list[Condition], facts: Facts) -> Iterator[Change]:
    """What another answer to a question would change, each once."""
    seen = set()
    for question in questions:
        found = facts.ask(question.fact) if question.fact.startswith(OPEN_ANSWERS) else None
        if not isinstance(found, bool) or found is question.value or question.fact in seen:
            continue
        seen.add(question.fact)
        other = asked.otherwise(question.fact, not found)
        if asked.alters(other):
            yield _change(asked, question.fact, not found, _(question.text), other)


def _other_days(asked: Asked, day: Day) -> Iterator[Change]:
    """What another day would change. Spans beside each other that come to the same are told as one."""
    come = [(span, asked.otherwise(day.fact, span.day)) for span in day.spans]
    for _same, group in groupby(come, key=lambda pair: pair[1].same):
        alike = list(group)
        whole, other = Span(alike[0][0].first, alike[-1][0].last), alike[0][1]
        if asked.alters(other) and whole != ALWAYS and not day.is_within(whole):
            yield _change(asked, day.fact, whole.day, _when(day.fact, whole), other, is_known=day.is_known)


def _in_time(asked: Asked, questions: list[Condition], facts: Facts) -> Iterator[Change]:
    """What comes by itself, on the days ahead on which a rule turns that reckons back from the day asked about."""
    for day in (span.first for span in spans(TODAY, questions, facts)):
        if day is None or day <= asked.on or not asked.programme.in_force(day):
            continue
        other = asked.otherwise(TODAY, day)
        if asked.alters(other):
            when = _("If they asked on %(day)s, by the rules that are known") % {"day": written(day, "j F Y")}
            yield _change(asked, TODAY, day, when, other)


def _change(asked: Asked, field: str, value: Any, when: str, other: Other, *, is_known: bool = True) -> Change:
    told = asked.told(when, other, is_known=is_known)
    return Change(field, value, told, other.total, tuple(part.code for part in other.opened))


def _opened(now: Answer, other: Answer) -> list[Part]:
    refused = {part.code for part in now.refused}
    return [part for part in other.unknown if part.code in refused]


def _open_questions(programme: Programme, on: date) -> Iterator[Condition]:
    """The questions of this day about what can still be chosen, or that compare something with it."""
    turning = (*OPEN_DAYS, TODAY)
    for question in programme.questions_on(on):
        if question.fact in turning or question.fact.startswith(OPEN_ANSWERS) or base_of(question) in turning:
            yield question


def _when(fact: str, span: Span) -> str:
    words = {name: written(day, "j F Y") for name, day in (("first", span.first), ("last", span.last)) if day}
    words["day"] = written(span.day, "j F Y")
    return _(WHEN[fact][span.first is None, span.last is None]) % words


def _with(household: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    group, _dot, name = field.partition(".")
    return {**household, group: {**(household.get(group) or {}), name: value}}


def _opening(told: str, opened: tuple[Part, ...]) -> str:
    words = {"if": unfinished(told), "what": listed([f"“{part.text}”" for part in opened])}
    return _("%(if)s: then this is possible, and how much is not known: %(what)s") % words


def _sentence(told: str, now: Money, then: Money) -> str:
    words = {"if": unfinished(told), "then": spell(then), "now": spell(now)}
    return _("%(if)s: %(then)s instead of %(now)s.") % words


def _plainly(told: str, then: Money) -> str:
    return _("%(if)s: %(then)s.") % {"if": unfinished(told), "then": spell(then)}
