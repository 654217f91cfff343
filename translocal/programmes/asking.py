"""Conditions asked of all households at once: the tree of `conditions.py`, answered in columns."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from translocal.programmes.columns import (
    COUNTRIES,
    NEVER_CAME,
    NO,
    NOT_KNOWN_DAY,
    UNKNOWN,
    YES,
    Array,
    Columns,
    day_number,
)
from translocal.programmes.conditions import AFTER, BY, HAPPENED, OFF_LIST, ON_LIST, Condition
from translocal.programmes.days import Limit
from translocal.programmes.facts import ADULT_AT, DETAINED, KINDS, STATUSES

_TRUTH = {None: UNKNOWN, False: NO, True: YES}
JOINED: dict[str, Callable[[list[Array]], Array]] = {
    "all": lambda parts: np.minimum.reduce(parts),
    "any": lambda parts: np.maximum.reduce(parts),
    "not": lambda parts: np.uint8(YES) - parts[0],
}
_ORDER: dict[str, Callable[[Array, Any], Array]] = {
    "is": np.equal,
    "at_least": np.greater_equal,
    "at_most": np.less_equal,
    "in": lambda found, values: np.isin(found, values),
    "not_in": lambda found, values: ~np.isin(found, values),
}


class Asking:
    """Asks the rules of one day of many households; what was asked once is remembered."""

    def __init__(self, households: Columns, on: date) -> None:
        self.columns, self.on = households, on
        self.count = len(households)
        self.today = day_number(on)
        self._asked: dict[tuple[int, bool], Array] = {}

    @cached_property
    def firsts(self) -> Array:
        """Where the people of each household begin."""
        ends = np.cumsum(self.columns.sizes, dtype=np.int64)
        return np.concatenate(([0], ends[:-1])).astype(np.int64) if len(ends) else ends

    @cached_property
    def owner(self) -> Array:
        """The household of each person."""
        return np.repeat(np.arange(self.count), self.columns.sizes)

    def all_of(self, trees: tuple[Condition | None, ...], *, of_people: bool) -> Array:
        """Whether all of them hold, for each household or each person; certainly, where there are none."""
        asked = [self.holds(tree, of_people=of_people) for tree in trees if tree is not None]
        seats = len(self.owner) if of_people else self.count
        return np.minimum.reduce(asked) if asked else np.full(seats, YES, np.uint8)

    def holds(self, tree: Condition, *, of_people: bool) -> Array:
        """NO, UNKNOWN or YES, for each household or each person."""
        key = (id(tree), of_people)
        if key not in self._asked:
            self._asked[key] = self._holds(tree, of_people=of_people)
        return self._asked[key]

    def _holds(self, tree: Condition, *, of_people: bool) -> Array:
        if not tree.in_force(self.on):
            return np.full(len(self.owner) if of_people else self.count, YES, np.uint8)
        if of_people and not tree.about_a_person():
            return self.holds(tree, of_people=False)[self.owner]
        if tree.kind == "open":
            return np.full(self.count, UNKNOWN, np.uint8)
        if tree.kind == "fact":
            return self._question(tree)
        parts = [self.holds(part, of_people=of_people) for part in tree.asked(self.on)]
        return JOINED[tree.kind](parts).astype(np.uint8, copy=False)

    # Facts

    def person(self, fact: str) -> Array:
        """A yes-or-no about each person."""
        match fact.removeprefix("person."):
            case "adult":
                return self._adult
            case "minor":
                return np.uint8(YES) - self._adult
            case "accompanying":
                return np.uint8(YES) - self._told("principal")
            case told:
                return self._told(told)

    def _told(self, name: str) -> Array:
        found = self.columns.person.get(name)
        return found if found is not None else np.full(len(self.owner), UNKNOWN, np.uint8)

    @cached_property
    def _age(self) -> Array:
        return (self.today - self.columns.born) // 10000

    @cached_property
    def _adult(self) -> Array:
        return self._known(self._age >= ADULT_AT, self.columns.born != NOT_KNOWN_DAY)

    def _yes(self, fact: str) -> Array:
        if fact == "household.vulnerable":
            return np.maximum.reduceat(self._told("vulnerable"), self.firsts)
        if fact == "household.has_minor":
            return np.maximum.reduceat(self.person("minor"), self.firsts)
        if fact.startswith("person."):
            return self.person(fact)
        found = self.columns.answers.get(fact)
        found = found if found is not None else np.full(self.count, UNKNOWN, np.uint8)
        if fact == "circumstances.in_detention" and self.columns.status is not None:
            found = np.where(self.columns.status == STATUSES.index(DETAINED), YES, found).astype(np.uint8)
        return found

    def _number(self, fact: str) -> tuple[Array, Array]:
        """A number, and where it is known."""
        if fact == "person.age":
            return self._age, self.columns.born != NOT_KNOWN_DAY
        if fact == "household.size":
            return self.columns.sizes, np.ones(self.count, bool)
        counted = YES if fact == "household.adults" else NO
        known = np.minimum.reduceat(self._adult != UNKNOWN, self.firsts)
        return np.add.reduceat((self._adult == counted).astype(np.int32), self.firsts), known

    def _days(self, fact: str) -> Array:
        if fact == "person.birth_date":
            return self.columns.born
        if fact == "on":
            return np.full(self.count, self.today, np.int32)
        found = self.columns.days.get(fact.removeprefix("dates."))
        return found if found is not None else np.full(self.count, NOT_KNOWN_DAY, np.int32)

    # Questions

    def _question(self, question: Condition) -> Array:
        kind = KINDS[question.fact]
        if kind == "yes":
            found = self._yes(question.fact)
            return found if question.value else np.uint8(YES) - found
        if kind == "code":
            return self._code(question)
        if kind == "number":
            number, known = self._number(question.fact)
            return self._known(_ORDER[question.test](number, _plain(question.value)), known)
        return self._day(question)

    def _known(self, holds: Array, known: Array) -> Array:
        return np.where(known, np.where(holds, YES, NO), UNKNOWN).astype(np.uint8)

    def _code(self, question: Condition) -> Array:
        """A look-up: what the question answers for each code there is, the last for a code nobody knows."""
        if question.fact == "status":
            codes, places = list(STATUSES), self.columns.status
        else:
            codes, places = COUNTRIES, self.columns.nationality
        if places is None:
            return np.full(self.count, UNKNOWN, np.uint8)
        answers = [_TRUTH[_of_code(question, code, self.on)] for code in codes]
        return np.array([*answers, UNKNOWN], np.uint8)[places]

    def _day(self, question: Condition) -> Array:
        found = self._days(question.fact)
        if question.test in (BY, AFTER):
            return self._compared(question, found, question.value)
        known = found != NOT_KNOWN_DAY
        if question.test == HAPPENED:
            return self._known((found != NEVER_CAME) == question.value, known)
        asked = question.value
        numbers = [day_number(day) for day in asked] if isinstance(asked, tuple) else day_number(asked)
        return self._known(_ORDER[question.test](found, numbers) & (found != NEVER_CAME), known)

    def _compared(self, question: Condition, found: Array, limit: Limit) -> Array:
        """A day against another: neither by it nor after it where one of them never came."""
        base = self._days(limit.fact)
        if len(base) != len(found):
            base, found = (base, found[self.owner]) if len(base) > len(found) else (base[self.owner], found)
        until = shifted(base, limit.whole_months, limit.days)
        holds = found <= until if question.test == BY else found > until
        never = (found == NEVER_CAME) | (base == NEVER_CAME)
        known = never | ((found != NOT_KNOWN_DAY) & (base != NOT_KNOWN_DAY))
        return self._known(holds & ~never, known)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _of_code(question: Condition, code: str, on: date) -> bool | None:
    if question.test in (ON_LIST, OFF_LIST):
        stands = question.value.holds(code, on)
        return stands if stands is None or question.test == ON_LIST else not stands
    if question.test == "is":
        return bool(code == question.value)
    return (code in question.value) == (question.test == "in")


# Days in columns

_LENGTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int32)


def shifted(days: Array, months: int, further: int) -> Any:
    """`days.shifted` for a column. What is no day stays something; whoever asks leaves it out."""
    year, month, day = days // 10000, days // 100 % 100, days % 100
    if months:
        whole = year * 12 + month - 1 + months
        year, month = whole // 12, whole % 12 + 1
        leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
        day = np.minimum(day, _LENGTHS[month] + (leap & (month == 2)))
    if further:
        return _from_ordinal(_ordinal(year, month, day) + further)
    return year * 10000 + month * 100 + day


def _ordinal(year: Array, month: Array, day: Array) -> Array:
    """Days since 1970."""
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    since: Array = months.astype("datetime64[D]").astype(np.int64) + day - 1
    return since


def _from_ordinal(ordinal: Array) -> Array:
    days = ordinal.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    day = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    whole = months.astype(np.int64)
    number: Array = (1970 + whole // 12) * 10000 + (whole % 12 + 1) * 100 + day
    return number
