"""A household as far as the facts of an earlier answer tell of it: what decided then, and nothing else.

The rules ask it again as they asked it then. What they did not ask then is not known now; a birth date stands for an age, or
for being an adult or a child, and is nobody's.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from translocal.programmes.facts import EXCLUSIONS, NEVER

_OF_A_PERSON = re.compile(r"person (\d+)\.(\w+)")
_AS_TOLD = ("nationality", "principal", "vulnerable", "unaccompanied", *EXCLUSIONS)
_GROUPS = ("wants", "circumstances", "approvals")
ADULT_BORN, CHILD_BORN = 30, 8  # years before the day


def recalled(facts: Mapping[str, Any], on: date | None = None) -> dict[str, Any]:
    """The household of which these facts were told on a day."""
    on = on or _day(facts.get("on")) or date.today()  # noqa: DTZ011 - any day will do where no age was told
    # Until the rules took what is absent for unknown, they took a return for voluntary unless it was said that it was not: facts
    # that were kept without it were told under that rule, and stay as they were told. Since then it is kept, also as not known.
    household: dict[str, Any] = {"voluntary": True}
    people: dict[int, dict[str, Any]] = {}
    for name, value in facts.items():
        group, place, what = _where(name)
        if place is not None:
            people.setdefault(place, {})[what] = value
        elif group == "dates":
            household.setdefault(group, {})[what] = NEVER if value == NEVER.value else _day(value)
        elif group in _GROUPS:
            household.setdefault(group, {})[what] = value
        elif name in ("status", "voluntary"):
            household[name] = value
    household["persons"] = _persons(people, facts, on)
    return household


@lru_cache(maxsize=4096)
def _where(name: str) -> tuple[str, int | None, str]:
    """The group that a fact belongs to, the place of its person if it is of one, and what it tells."""
    of = _OF_A_PERSON.fullmatch(name)
    if of:
        return "person", int(of[1]) - 1, of[2]
    group, _dot, what = name.partition(".")
    return group, None, what


def _persons(people: Mapping[int, Mapping[str, Any]], facts: Mapping[str, Any], on: date) -> list[dict[str, Any]]:
    """As many as were counted, or as were asked about; adults and children where only their numbers were told."""
    adults, minors = facts.get("household.adults"), facts.get("household.minors")
    size = facts.get("household.size") or max([(adults or 0) + (minors or 0), *(place + 1 for place in people)])
    found = [_person(people[place], on) if place in people else {} for place in range(size)]
    if adults is not None or minors is not None:
        open_ones = [person for person in found if "birth_date" not in person]
        born = [_born(person) for person in found]
        still = max(0, (adults or 0) - sum(day is not None and _years(day, on) >= 18 for day in born))
        for place, person in enumerate(open_ones):
            person["birth_date"] = _ago(on, ADULT_BORN if place < still else CHILD_BORN)
    if facts.get("household.has_minor") is not None:
        _mark_minor(found, on, told=facts["household.has_minor"])
    if facts.get("household.vulnerable") is not None:
        _mark_vulnerable(found, told=facts["household.vulnerable"])
    return found


def _person(told: Mapping[str, Any], on: date) -> dict[str, Any]:
    person = {name: told[name] for name in _AS_TOLD if told.get(name) is not None}
    if "principal" not in person and told.get("accompanying") is not None:
        person["principal"] = not told["accompanying"]
    if told.get("birth_date") is not None:
        person["birth_date"] = _day(told["birth_date"])
    elif told.get("age") is not None:
        person["birth_date"] = _ago(on, told["age"])
    elif told.get("adult") is not None or told.get("minor") is not None:
        adult = told["adult"] if told.get("adult") is not None else not told["minor"]
        person["birth_date"] = _ago(on, ADULT_BORN if adult else CHILD_BORN)
    return person


def _mark_minor(people: list[dict[str, Any]], on: date, *, told: bool) -> None:
    """Somebody is a child, or certainly nobody; of the others nothing is known by that."""
    open_ones = [person for person in people if "birth_date" not in person]
    children = [person for person in people if "birth_date" in person and _years(person["birth_date"], on) < 18]
    for person in open_ones if not told else open_ones[: 0 if children else 1]:
        person["birth_date"] = _ago(on, CHILD_BORN if told else ADULT_BORN)


def _mark_vulnerable(people: list[dict[str, Any]], *, told: bool) -> None:
    """Somebody is, or certainly nobody; of the others nothing is known by that."""
    if told and not any(person.get("vulnerable") for person in people):
        next((person for person in people if person.get("vulnerable") is None), {})["vulnerable"] = True
    for person in people if not told else ():
        person["vulnerable"] = False


def _born(person: Mapping[str, Any]) -> date | None:
    born: date | None = person.get("birth_date")
    return born


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _ago(on: date, years: int) -> date:
    """The first of the month, so that every day of a year has one so many years before it."""
    return date(on.year - years, on.month, 1)


def _day(told: Any) -> date | None:
    return date.fromisoformat(told) if told else None
