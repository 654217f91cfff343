"""Norway: assisted return."""

from datetime import date

from translocal.programmes.tests.readings.countries import is_one_of, needs_no_visa
from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    Truth,
    all_of,
    any_of,
    applied_by,
    happened,
    is_minor,
    negated,
    not_refused_as_involuntary,
)
from translocal.programmes.tests.readings.tally import Outcome, Seat, ladder, once, others, outcome

BEGIN = date(2020, 1, 1)  # S45; no day is told
IRAQ, SYRIA = frozenset({"IQ"}), frozenset({"SY"})


def assisted_return(household: Household, on: date) -> dict[str, Outcome]:
    """no-avr."""
    if on < BEGIN:
        return {}
    # S47: nobody who was assisted before
    condition = all_of([not_refused_as_involuntary(household), negated(happened(household, "last_assistance"))])
    # S45: 15,000 for whoever asks before the deadline for departure, 5,000 after it
    grant = ladder((applied_by(household, "departure_deadline"), [15000]), (True, [5000]))
    persons = household["persons"]
    counting = [_counts(person, on) for person in persons]
    iraqis = [
        all_of([counts, is_one_of(person.get("nationality"), IRAQ)])
        for person, counts in zip(persons, counting, strict=True)
    ]
    # S45: 10,000 more for a child
    children: list[Seat] = [
        (all_of([counts, is_minor(person, on)]), [10000]) for person, counts in zip(persons, counting, strict=True)
    ]
    # Neither S45 nor S46 tells whether each person gets it: one does
    several = all_of([condition, len(persons) > 1])
    return {
        "grant": outcome(condition, once(counting, grant)),
        "grant_for_others": outcome(several, others(persons, counting)),
        "child": outcome(condition, children),
        # S46: 30,000 in services for Iraq
        "iraq": outcome(condition, once(iraqis, [30000])),
        "iraq_for_others": outcome(several, others(persons, iraqis)),
    }


def _counts(person: Person, on: date) -> Truth:
    """S47: nobody who needs no visa or is on a list that it does not show, and no return to Syria."""
    nationality = person.get("nationality")
    listed = person.get("excluded_by_no_avr")
    return negated(any_of([needs_no_visa(nationality, on), is_one_of(nationality, SYRIA), listed]))
