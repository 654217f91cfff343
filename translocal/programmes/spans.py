"""The days on which a rule turns, and the spans between them: within one, a day that can still be chosen changes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise
from typing import Any

from translocal.programmes.conditions import AFTER, BY, Condition
from translocal.programmes.days import Limit, shifted
from translocal.programmes.facts import NEVER, Facts

OPEN_DAYS = ("dates.application", "dates.departure")
TODAY = "on"  # the day that is asked about
A_DAY = timedelta(days=1)
# A month that is counted back from its end may miss the day by three.
NEAR = range(-4, 5)


@dataclass(frozen=True)
class Span:
    """From the first to the last day, both within; without one of them it has no end there."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date:
        """One day of it: the first, or the last of what has no beginning."""
        return self.first or self.last or date.max

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Span(None, None)


@dataclass(frozen=True)
class Day:
    """A day that can still be chosen: what is known of it, and the spans in which it may lie."""

    fact: str
    found: Any
    spans: list[Span]

    @property
    def is_known(self) -> bool:
        return isinstance(self.found, date)

    def is_within(self, span: Span) -> bool:
        return self.is_known and self.found in span


def spans(fact: str, questions: Iterable[Condition], facts: Facts) -> list[Span]:
    """The spans between the days on which one of the questions turns; none where nothing turns."""
    turns = sorted({turn for question in questions for turn in _turns(question, fact, facts)})
    if not turns:
        return []
    between = [Span(first, after - A_DAY) for first, after in pairwise(turns)]
    return [Span(None, turns[0] - A_DAY), *between, Span(turns[-1], None)]


def base_of(question: Condition) -> str:
    """The fact from whose day a question reckons, or none."""
    return question.value.fact if question.test in (BY, AFTER) else ""


def _turns(question: Condition, fact: str, facts: Facts) -> Iterator[date]:
    """The first day of `fact` on which the question is answered otherwise than on the day before."""
    if question.test in (BY, AFTER) and question.fact == fact:
        base = facts.ask(question.value.fact)
        if isinstance(base, date):
            yield question.value.from_day(base) + A_DAY
    elif base_of(question) == fact and not question.fact.startswith("person."):
        found = facts.ask(question.fact)
        if isinstance(found, date):
            yield from _reaches(question.value, found)
    elif question.fact == fact and question.test in ("at_least", "at_most") and question.value is not NEVER:
        yield question.value + (A_DAY if question.test == "at_most" else timedelta(0))


def _reaches(limit: Limit, found: date) -> Iterator[date]:
    """The first day from which the limit comes to `found` or lies after it."""
    near = shifted(found, -limit.whole_months, -limit.days)
    if not MINYEAR + 1 < near.year < MAXYEAR - 1:
        return
    yield from [day for day in (near + near_by * A_DAY for near_by in NEAR) if limit.from_day(day) >= found][:1]
