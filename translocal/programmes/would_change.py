"""What would change an answer: each of the things that people can still choose or do, one at a time.

Only those: whoever somebody is, where they come from and what happened to them is never offered as something to change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from translocal.core.days import written
from translocal.core.languages import listed, unfinished
from translocal.core.money import Money, spell
from translocal.programmes.answer import Answer, Part, answer
from translocal.programmes.conditions import AFTER, BY, Condition
from translocal.programmes.facts import NEVER, Facts
from translocal.programmes.library import Programme

# What can still be chosen, by whoever is asked or by whoever decides.
OPEN_DAYS = ("dates.application", "dates.departure")
OPEN_ANSWERS = (
    "wants.",
    "approvals.",
    "circumstances.no_means",
    "circumstances.procedures_withdrawn",
    "circumstances.travel_document",
)


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


def changes(programme: Programme, household: Mapping[str, Any], on: date, now: Answer) -> list[Change]:
    """What would change the answer, the best first."""
    found = []
    for field, value, told in _alternatives(programme, household, on):
        other = answer(programme, _with(household, field, value), on)
        opened = _opened(now, other)
        if other.total != now.total:
            text = _sentence(told, now.total, other.total)
        elif opened:
            text = _opening(told, opened)
        else:
            continue
        found.append(Change(field, value, text, other.total, tuple(part.code for part in opened)))
    return sorted(found, key=lambda change: -change.total.amount)


def _opened(now: Answer, other: Answer) -> list[Part]:
    refused = {part.code for part in now.refused}
    return [part for part in other.unknown if part.code in refused]


def _alternatives(programme: Programme, household: Mapping[str, Any], on: date) -> Iterator[tuple[str, Any, str]]:
    """(field, another value, how it is told), each once."""
    facts, seen = Facts(household, on), set()
    for question in _open_questions(programme, on):
        for value, told in _other_values(question, facts):
            if (question.fact, value) not in seen:
                seen.add((question.fact, value))
                yield question.fact, value, told


def _open_questions(programme: Programme, on: date) -> Iterator[Condition]:
    """The questions of this day about what can still be chosen."""
    trees = [programme.admission, programme.who]
    trees += [tree for component in programme.on(on) for tree in component.conditions()]
    for tree in trees:
        for question in _asked(tree, on) if tree is not None else ():
            if question.fact in OPEN_DAYS or question.fact.startswith(OPEN_ANSWERS):
                yield question


def _asked(tree: Condition, on: date) -> Iterator[Condition]:
    if not tree.in_force(on):
        return
    if tree.kind == "fact":
        yield tree
    for part in tree.asked(on):
        yield from _asked(part, on)


def _other_values(question: Condition, facts: Facts) -> Iterator[tuple[Any, str]]:
    found = facts.ask(question.fact)
    if found is None:
        return
    if isinstance(found, bool) and found is not question.value:
        yield not found, _(question.text)
    elif question.test in (BY, AFTER) and found is not NEVER:
        yield from _other_days(question, found, facts)


def _other_days(question: Condition, found: date, facts: Facts) -> Iterator[tuple[Any, str]]:
    """The last day that still fulfils the limit, or the first that no longer does."""
    base = facts.ask(question.value.fact)
    if base is None or base is NEVER:
        return
    last = question.value.from_day(base)
    within = found <= last
    day = last + timedelta(days=1) if within else last
    words = {"day": written(day, "j F Y")}
    if question.fact == "dates.application":
        yield day, (_("If they applied on %(day)s or later") if within else _("If they applied by %(day)s")) % words
    else:
        yield day, (_("If they left on %(day)s or later") if within else _("If they left by %(day)s")) % words


def _with(household: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    group, _dot, name = field.partition(".")
    return {**household, group: {**(household.get(group) or {}), name: value}}


def _opening(told: str, opened: list[Part]) -> str:
    words = {"if": unfinished(told), "what": listed([f"“{part.text}”" for part in opened])}
    return _("%(if)s: then this is possible, and how much is not known: %(what)s") % words


def _sentence(told: str, now: Money, then: Money) -> str:
    words = {"if": unfinished(told), "then": spell(then), "now": spell(now)}
    return _("%(if)s: %(then)s instead of %(now)s.") % words
