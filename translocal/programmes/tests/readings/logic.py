"""Three values and days, as the readings need them: True, False, and None for what is not known.

Written by another hand than the engine's, on purpose: it imports nothing of the programme.
"""

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Any

Truth = bool | None
Household = dict[str, Any]
Person = dict[str, Any]

NEVER = "never"


def any_of(values: Iterable[Truth]) -> Truth:
    """Yes when one is yes; no only when all are no."""
    unknown = False
    for value in values:
        if value is True:
            return True
        unknown = unknown or value is None
    return None if unknown else False


def all_of(values: Iterable[Truth]) -> Truth:
    """No when one is no; yes only when all are yes."""
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown = unknown or value is None
    return None if unknown else True


def negated(value: Truth) -> Truth:
    """The other way round; what is unknown stays unknown."""
    return None if value is None else not value


# Days


def plus_months(day: date, months: int) -> date:
    """The same day some months later (or earlier); a month that is too short gives its last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def happened(household: Household, name: str) -> Truth:
    """Whether something ever happened: any day is yes, "never" is no."""
    day = household.get("dates", {}).get(name)
    return None if day is None else day != NEVER


def applied_by(household: Household, name: str, months: int = 0) -> Truth:
    """Whether the application came on or before a day, or at most some months after it."""
    dates = household.get("dates", {})
    applied, day = dates.get("application"), dates.get(name)
    if NEVER in (applied, day):
        return False
    if applied is None or day is None:
        return None
    return applied <= plus_months(day, months)


def stayed_months(household: Household, months: int) -> Truth:
    """Whether the arrival in the host country was by the application less some months."""
    dates = household.get("dates", {})
    applied, arrived = dates.get("application"), dates.get("arrival_in_host")
    if NEVER in (applied, arrived):
        return False
    if applied is None or arrived is None:
        return None
    return arrived <= plus_months(applied, -months)


def applied_before_months(household: Household, months: int) -> Truth:
    """Whether the application came earlier than some months after the arrival in the host country."""
    dates = household.get("dates", {})
    applied, arrived = dates.get("application"), dates.get("arrival_in_host")
    if NEVER in (applied, arrived):
        return False
    if applied is None or arrived is None:
        return None
    return applied < plus_months(arrived, months)


def assisted_in_years(household: Household, years: int, on: date) -> Truth:
    """Whether the last assistance came later than the day less some years."""
    last = household.get("dates", {}).get("last_assistance")
    if last is None:
        return None
    return last != NEVER and last > plus_months(on, -12 * years)


# The household


def told(household: Household, group: str, name: str) -> Truth:
    """What is known of a want, a circumstance or an approval."""
    known: Truth = (household.get(group) or {}).get(name)
    return known


def is_detained(household: Household) -> Truth:
    """Whether somebody is in detention: told so, or staying as detained."""
    return True if household.get("status") == "detained" else told(household, "circumstances", "in_detention")


def has_status(household: Household, *statuses: str) -> Truth:
    """Whether the status is one of these."""
    status = household.get("status")
    return None if status is None else status in statuses


def not_refused_as_involuntary(household: Household) -> Truth:
    """Whether the return is voluntary, where nobody else is helped; nobody knows it until it is told."""
    known: Truth = household.get("voluntary")
    return known


def is_of_age(person: Person, years: int, on: date) -> Truth:
    """Whether a person has lived some years on a day; born on 29 February, one is a year older on 1 March."""
    born = person.get("birth_date")
    if born is None:
        return None
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return bool(age >= years)


def is_adult(person: Person, on: date) -> Truth:
    """18 or more."""
    return is_of_age(person, 18, on)


def is_minor(person: Person, on: date) -> Truth:
    """Less than 18."""
    return negated(is_of_age(person, 18, on))


def vulnerable_household(household: Household) -> Truth:
    """One vulnerable person makes a vulnerable household."""
    return any_of(person.get("vulnerable") for person in household["persons"])


def has_minor(household: Household, on: date) -> Truth:
    """Whether at least one person is a minor."""
    return any_of(is_minor(person, on) for person in household["persons"])
