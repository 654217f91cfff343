"""Invented households and days, at random but close to where the rules turn, to ask two readings of the same programme.

Nobody here is real. Without a seed of the generator's there is no repeat: hand in `random.Random(number)`.
"""

import random
from datetime import date, timedelta
from typing import Any

from translocal.programmes.tests.readings import (
    austria,
    belgium,
    countries,
    france,
    germany,
    iceland,
    netherlands,
    norway,
    switzerland,
    united_kingdom,
)
from translocal.programmes.tests.readings.logic import NEVER, Household, Person, plus_months

_DAY = timedelta(days=1)
_LATEST = date(2026, 12, 31)

# The first day on which something else holds
BOUNDARIES: dict[str, list[date]] = {
    "be-reintegration": [
        belgium.BEGIN,
        belgium.MICROBUSINESS,
        belgium.BY_STATUS,
        belgium.KOSOVO,
        belgium.ANY_ORDER,
        belgium.REFORM,
        belgium.MOLDOVA_LAST + _DAY,
        belgium.BRAZIL_LAST + _DAY,
    ],
    "be-departure-premium": [belgium.BY_STATUS, belgium.REFORM],
    "eu-eurp-nl": [netherlands.EU_BEGIN],
    "eu-eurp-at": [austria.BEGIN],
    "eu-eurp-is": [iceland.BEGIN],
    "eu-eurp-de": [germany.BEGIN],
    "de-reag-garp": [germany.BEGIN],
    "de-starthilfeplus": [germany.PLUS_BEGIN, germany.PLUS_PAID, germany.PLUS_LAST + _DAY, germany.PLUS_AGAIN],
    "at-start": [austria.BEGIN, austria.BONUS_LAST + _DAY],
    "nl-rean": [netherlands.BEGIN, netherlands.CHANGE, netherlands.CHANGED],
    "no-avr": [norway.BEGIN],
    "uk-vrs": [united_kingdom.BEGIN],
    "fr-ofii": [france.BEGIN],
    "ch-return": [switzerland.BEGIN],
}

# Named by a rule or a list, and some that no list names; those that are there twice come twice as often
_NAMED = (
    "AM AM BR BR MD MD XK XK GE GE RS RS AL AL BA MK ME UA UA IQ IQ IQ SY SY TR TR RO RO FR DE GB GB NO CH IS LI HR BG PL "
    "CN NG RU AF SN MN VU BO CO PE VE TW AE TO KI SB US"
)
_NATIONALITIES = _NAMED.split()
_STATUSES = ["applicant", "refused", "undocumented", "tolerated", "protected", "legal", "eu_citizen", "detained"]
# What may come after the day that is asked about
_AHEAD = ("application", "departure", "departure_deadline")
# How often each is so, where it is known
_TOLD: dict[str, dict[str, float]] = {
    "wants": {"microbusiness": 0.6},
    "circumstances": {
        "naturalised": 0.1,
        "medical_needs": 0.5,
        "long_tolerated": 0.6,
        "eu_programme": 0.5,
        "no_means": 0.85,
        "procedures_withdrawn": 0.85,
        "in_detention": 0.07,
        "under_investigation": 0.07,
        "sentence_of_a_year": 0.07,
        "deportation_order": 0.07,
        "travel_document": 0.6,
        "convicted": 0.1,
        "abuse": 0.1,
        "special_needs": 0.4,
    },
    "approvals": {"vulnerability": 0.6, "immigration_office": 0.5},
}


# Days


def days(code: str, rng: random.Random) -> date:
    """A day near a turn of the programme or of the lists of countries, a leap day, or an ordinary one."""
    kind = rng.random()
    turns = BOUNDARIES[code]
    if kind < 0.45:
        return rng.choice(turns) + rng.choice((-2, -1, -1, 0, 0, 0, 1)) * _DAY
    if kind < 0.6:
        changes = [day for day in countries.CHANGES if day > turns[0]] or turns
        return rng.choice(changes) + rng.choice((-2, -1, 0, 1)) * _DAY
    if kind < 0.7:
        return date(rng.randrange(turns[0].year, 2027), 3, 1) - rng.choice((0, 1)) * _DAY
    return turns[0] + rng.randrange(-40, (_LATEST - turns[0]).days + 1) * _DAY


def _month_end(rng: random.Random, on: date) -> date:
    """The last day of a month not long before or after a day, or one of its neighbours."""
    first = plus_months(on, rng.randrange(-14, 3)).replace(day=1)
    return first + rng.choice((-3, -2, -1, -1, -1, 0)) * _DAY


def _near(rng: random.Random, day: date, months: tuple[int, ...]) -> date:
    """Exactly some months from a day, or a few days beside that."""
    return plus_months(day, rng.choice(months)) + rng.choice((-3, -1, 0, 0, 0, 1, 1, 2, 3)) * _DAY


# The household


def household(rng: random.Random, on: date, *, partly: bool = False) -> Household:
    """One invented household.

    Every fact is unknown about one time in eight: never in some households, oftener in the others. What is wanted, the
    circumstances and the approvals are each known as a whole, or not at all; `partly` forgets them one by one.
    """
    unknown = rng.choice((0.0, 0.0, 0.12, 0.24, 0.24))
    shared = rng.choice(_NATIONALITIES)
    known: Household = {
        "persons": [
            _person(rng, on, number, shared, unknown) for number in range(rng.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7)))
        ],
        "dates": _dates(rng, on, unknown),
    }
    if rng.random() >= unknown:
        known["status"] = rng.choice(_STATUSES[:2] if rng.random() < 0.4 else _STATUSES)
    if rng.random() >= unknown:
        known["voluntary"] = rng.random() < 0.8
    for group, names in _TOLD.items():
        known[group] = _told(rng, names, unknown, partly)
    if known.get("status") == "detained" and "in_detention" in known["circumstances"]:
        known["circumstances"]["in_detention"] = True
    return known


def _told(rng: random.Random, names: dict[str, float], unknown: float, partly: bool) -> dict[str, bool]:
    if not partly and rng.random() < unknown:
        return {}
    return {name: rng.random() < often for name, often in names.items() if not partly or rng.random() >= unknown}


def _person(rng: random.Random, on: date, number: int, shared: str, unknown: float) -> Person:
    known: dict[str, Any] = {
        "birth_date": _birth_date(rng, on),
        "nationality": shared if rng.random() < 0.75 else rng.choice(_NATIONALITIES),
        "principal": number == 0,
        "vulnerable": rng.random() < 0.12,
        "unaccompanied": rng.random() < 0.2,
        "excluded_by_nl_rean": rng.random() < 0.15,
        "excluded_by_no_avr": rng.random() < 0.15,
    }
    if unknown:
        known = {name: None if rng.random() < unknown else value for name, value in known.items()}
    return {"id": f"p{number + 1}", **known}


def _birth_date(rng: random.Random, on: date) -> date:
    """Never after the day; often a birthday near it, often the twelfth or the eighteenth, sometimes on a leap day."""
    kind = rng.random()
    if kind < 0.4:
        day = plus_months(on, -12 * rng.choice((12, 18, 18, 18))) + rng.choice((-2, -1, 0, 0, 1, 2)) * _DAY
    elif kind < 0.5:
        day = date((on.year - rng.choice((3, 10, 11, 12, 13, 17, 18, 19, 20, 30))) // 4 * 4, 2, 29)
    elif kind < 0.6:
        day = plus_months(on, -12 * rng.randrange(0, 70)) + rng.choice((-1, 0, 1)) * _DAY
    else:
        day = on - rng.randrange(0, 365 * 60) * _DAY
    return min(day, on)


def _dates(rng: random.Random, on: date, unknown: float) -> dict[str, date | str | None]:
    applied = _month_end(rng, on) if rng.random() < 0.35 else on + rng.choice((-45, -7, -1, 0, 0, 0, 1, 20)) * _DAY
    order = _month_end(rng, on) if rng.random() < 0.15 else _near(rng, applied, (-12, -12, -4, -4, -1, -1, 0, -2, -20))
    arrived = _near(rng, applied, (-3, -3, -3, -2, -14, -60))
    found: dict[str, date | str | None] = {
        "application": applied,
        "order_to_leave": order,
        "arrival_in_host": arrived,
        "departure_deadline": _near(rng, applied, (0, 0, 0, 1)),
        "last_assistance": NEVER if rng.random() < 0.6 else _near(rng, on, (-60, -60, -60, -59, -61, -1, -200)),
        "asylum_application": _near(rng, arrived, (0, 1)),
        "first_refusal": _near(rng, order, (-12, -1)),
        "refusal": _near(rng, order, (-1, 0)),
        "departure": _near(rng, on, (0, 1, 3)),
        "asylum_withdrawal": NEVER if rng.random() < 0.5 else _near(rng, applied, (0, -1)),
    }
    for name, day in found.items():
        kind = rng.random()
        if name not in _AHEAD and isinstance(day, date):
            found[name] = min(day, on)
        if kind < unknown:
            found[name] = None
        elif kind > 0.93:
            found[name] = NEVER
    return found
