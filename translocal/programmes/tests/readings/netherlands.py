"""The Netherlands: the EU programme and REAN."""

from datetime import date

from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    Truth,
    all_of,
    any_of,
    assisted_in_years,
    is_adult,
    negated,
    not_refused_as_involuntary,
    told,
)
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, Seat, either, ladder, once, outcome

EU_BEGIN = date(2024, 1, 1)  # S31
BEGIN = date(2017, 1, 1)  # S44
# S33: on 2 September, of a year from 2022 (S37: before it there was no such help) to 2025; which one is not shown
CHANGE, CHANGED = date(2022, 9, 2), date(2025, 9, 2)


def eu_programme(household: Household, on: date) -> dict[str, Outcome]:
    """eu-eurp-nl."""
    if on < EU_BEGIN:
        return {}
    voluntary = household.get("voluntary")
    forced = negated(voluntary)
    persons = household["persons"]
    # S33: 615 for each person when voluntary; S31: 205 when not, and not for whom: once is certain
    arrival: list[Seat] = [(True, ladder((voluntary, [615]))) for _ in persons]
    arrival += once([True for _ in persons], ladder((forced, [205])))
    # S31: 2,000 for an adult, 1,000 for a minor; S33: 2,000 for an unaccompanied minor too, and nothing for others, of whom
    # S31 is followed. S31: up to 1,000 each when not voluntary
    seats: list[Seat] = [
        (True, ladder((voluntary, either(_gets_most(person, on), [2000], [1000])), (forced, [1000])))
        for person in persons
    ]
    return {
        "post_arrival": outcome(True, arrival),
        "post_return": outcome(True, seats),
    }


def _gets_most(person: Person, on: date) -> Truth:
    """S33: an adult, or an unaccompanied minor."""
    return any_of([is_adult(person, on), person.get("unaccompanied")])


def rean(household: Household, on: date) -> dict[str, Outcome]:
    """nl-rean."""
    if on < BEGIN:
        return {}
    condition = _may_ask(household, on)
    # S43: not whose nationality is on a list, which it does not show
    counting = [(person, negated(person.get("excluded_by_nl_rean"))) for person in household["persons"]]
    if on < CHANGE:
        # S44: 1,800 for an adult, 2,800 for a child
        seats: list[Seat] = [(counts, either(is_adult(person, on), [1800], [2800])) for person, counts in counting]
        return {"reintegration": outcome(condition, seats)}
    if on < CHANGED:
        return {"reintegration": outcome(condition, [(counts, NOT_TOLD) for _, counts in counting])}
    # S33 tells the amounts of the European programme; whether both may be had is told by nobody
    both = told(household, "circumstances", "eu_programme")
    return {
        # S33: 615 for each person
        "start": outcome(condition, [(counts, either(both, NOT_TOLD, [615])) for _, counts in counting]),
        # S33: 2,000 in kind for an adult or an unaccompanied minor
        "in_kind": outcome(
            condition,
            [(all_of([counts, _gets_most(person, on)]), either(both, NOT_TOLD, [2000])) for person, counts in counting],
        ),
    }


def _may_ask(household: Household, on: date) -> Truth:
    """S43: no means, not assisted in the last five years, procedures withdrawn."""
    return all_of(
        [
            not_refused_as_involuntary(household),
            told(household, "circumstances", "no_means"),
            negated(assisted_in_years(household, 5, on)),
            told(household, "circumstances", "procedures_withdrawn"),
        ]
    )
