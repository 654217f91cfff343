"""Switzerland: the aid for return."""

from datetime import date

from translocal.programmes.tests.readings.countries import needs_no_visa
from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    Truth,
    all_of,
    any_of,
    applied_before_months,
    is_adult,
    negated,
    not_refused_as_involuntary,
    told,
)
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, Seat, either, once, outcome

BEGIN = date(2019, 3, 1)  # S54; its day is not told


def return_aid(household: Household, on: date) -> dict[str, Outcome]:
    """ch-return."""
    if on < BEGIN:
        return {}
    # S55, S56: no convicted offenders, and nobody who abused the aid
    barred = any_of([told(household, "circumstances", "convicted"), told(household, "circumstances", "abuse")])
    condition = all_of([not_refused_as_involuntary(household), negated(barred)])
    early = applied_before_months(household, 3)
    counting = [_counts(person, on) for person in household["persons"]]
    seats: list[Seat] = []
    for person, counts in zip(household["persons"], counting, strict=True):
        adult = is_adult(person, on)
        # S54: 1,000 and 500; half of it in the first three months
        seats.append((counts, either(early, either(adult, [500], [250]), either(adult, [1000], [500]))))
    # S54: a project up to 3,000, or 5,000 with special needs
    project = either(told(household, "circumstances", "special_needs"), [5000], [3000])
    # S54 to S56 name medical help, and no amount
    ill = all_of([condition, told(household, "circumstances", "medical_needs")])
    return {
        "start": outcome(condition, seats),
        "project": outcome(condition, once(counting, project)),
        "medical": outcome(ill, once(counting, NOT_TOLD)),
    }


def _counts(person: Person, on: date) -> Truth:
    """S54: only nationals who need a visa."""
    return negated(needs_no_visa(person.get("nationality"), on))
