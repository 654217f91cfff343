"""From seats and conditions to an outcome: who counts, what each may get, and what is certain of the sum."""

from collections.abc import Iterable
from decimal import Decimal

from translocal.programmes.tests.readings.logic import Person, Truth, all_of, any_of, negated

Ways = list[int | None]  # every amount that is still possible; None is an amount that no source tells
Seat = tuple[Truth, Ways]  # whether it counts, and what it may get
Outcome = tuple[str, Decimal]

NOT_TOLD: Ways = [None]
NOTHING: Ways = [0]
REFUSED: Outcome = ("refused", Decimal(0))
UNKNOWN: Outcome = ("unknown", Decimal(0))


def either(holds: Truth, then: Ways, otherwise: Ways) -> Ways:
    """One way or the other; both where it is not known which."""
    if holds is None:
        return then + otherwise
    return then if holds else otherwise


def ladder(*steps: tuple[Truth, Ways]) -> Ways:
    """The first step that holds; an unknown step leaves both ways open; without a step there is nothing."""
    possible: Ways = []
    for holds, ways in steps:
        if holds is False:
            continue
        possible = possible + ways
        if holds is True:
            return possible
    return possible + NOTHING


def once(counting: Iterable[Truth], ways: Ways) -> list[Seat]:
    """An amount for the household, which needs at least one person who counts."""
    return [(any_of(counting), ways)]


def others(persons: list[Person], counting: list[Truth]) -> list[Seat]:
    """Whoever accompanies and counts, where nobody tells whether each of them gets what one person gets."""
    return [
        (all_of([counts, negated(person.get("principal"))]), NOT_TOLD)
        for person, counts in zip(persons, counting, strict=True)
    ]


def outcome(condition: Truth, seats: list[Seat], cap: int | None = None) -> Outcome:
    """Refused, unknown or given, in this order."""
    possible = [(counts, ways) for counts, ways in seats if counts is not False]
    if condition is False or not any(way != 0 for _, ways in possible for way in ways):
        return REFUSED
    if condition is None or any(None in ways for _, ways in possible):
        return UNKNOWN
    least = sum(min(way for way in ways if way is not None) for counts, ways in possible if counts)
    most = sum(max(way for way in ways if way is not None) for _, ways in possible)
    if cap is not None:
        least, most = min(least, cap), min(most, cap)
    return ("given", Decimal(least)) if least == most else UNKNOWN
