"""Households by chance, around the days on which rules turn; some things are known of each, others not."""

import random
from datetime import date, timedelta
from typing import Any

from translocal.programmes.days import shifted
from translocal.programmes.facts import APPROVALS, CIRCUMSTANCES, DATES, EXCLUSIONS, NEVER, PAST, STATUSES, WANTS
from translocal.programmes.library import Programme
from translocal.programmes.lists import Entry, shared

NATIONS = [
    "AM",
    "BR",
    "MD",
    "XK",
    "GE",
    "RS",
    "AL",
    "BA",
    "UA",
    "IQ",
    "SY",
    "TR",
    "RO",
    "FR",
    "NO",
    "CH",
    "GB",
    "CN",
    "NG",
    "AF",
    "IS",
    "HR",
]
NEAR = (-1, 0, 1)


def some_days(programme: Programme) -> list[date]:
    """Days on which something of a programme turns, those beside them, and a few others."""
    turns = {period.begins for period in programme.periods} | {programme.begins + timedelta(days=400)}
    turns |= {value.begins for parameter in programme.parameters.values() for value in parameter.values}
    turns |= {value.ends for parameter in programme.parameters.values() for value in parameter.values if value.ends}
    turns |= {day for tree in programme.conditions() for day in (tree.begins, tree.ends) if day}
    turns |= {day for entry in own_entries(programme) for day in (entry.begins, entry.ends) if day}
    found = {turn + timedelta(days=near) for turn in turns for near in NEAR}
    return sorted(day for day in found if programme.in_force(day))


def own_entries(programme: Programme) -> list[Entry]:
    """Of the lists that stand in its own file."""
    return [entry for code, known in programme.lists.items() if code not in shared() for entry in known.entries]


def household(dice: random.Random, on: date) -> dict[str, Any]:
    people = [person(dice, on, place == 0) for place in range(dice.choice((1, 1, 1, 2, 2, 3, 4, 5, 7)))]
    return {
        "persons": people, "status": maybe(dice, dice.choice(STATUSES)), "voluntary": maybe(dice, dice.random() < 0.8),
        "dates": {name: maybe(dice, day(dice, on, name in PAST)) for name in DATES}, **{
            group: {name: maybe(dice, dice.random() < 0.3) for name in names}
            for group, names in (("wants", WANTS), ("circumstances", CIRCUMSTANCES), ("approvals", APPROVALS))
        },
    }  # fmt: skip


def person(dice: random.Random, on: date, first: bool) -> dict[str, Any]:
    years = dice.choice((1, 11, 12, 17, 18, 30, 45))
    return {
        "birth_date": maybe(dice, shifted(on, -12 * years, dice.choice((*NEAR, -200)))), "nationality": maybe(dice, dice.choice(NATIONS)),
        "principal": maybe(dice, first), "vulnerable": maybe(dice, dice.random() < 0.3),
        "unaccompanied": maybe(dice, dice.random() < 0.2),
        **{name: maybe(dice, dice.random() < 0.2) for name in EXCLUSIONS},
    }  # fmt: skip


def day(dice: random.Random, on: date, past: bool) -> Any:
    """A day near the one asked about, or whole months and years from it, or never; of what is past, none after it."""
    if dice.random() < 0.15:
        return NEVER
    found = shifted(
        on, dice.choice((0, 0, -1, -2, -3, -4, -12, -24, -60, 1)), dice.choice((*NEAR, -5, -14, -28, 30, 365))
    )
    return min(found, on) if past else found


def maybe(dice: random.Random, value: Any) -> Any:
    return None if dice.random() < 0.12 else value
