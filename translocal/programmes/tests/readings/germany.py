"""Germany: the EU programme, REAG/GARP and StarthilfePlus."""

from datetime import date

from translocal.programmes.tests.readings.countries import is_one_of
from translocal.programmes.tests.readings.european import household_package
from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    all_of,
    applied_by,
    has_status,
    is_adult,
    is_of_age,
    negated,
    not_refused_as_involuntary,
    told,
)
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, Seat, Ways, either, ladder, once, outcome

BEGIN = date(2024, 1, 1)  # S38: run by BAMF
PLUS_BEGIN, PLUS_LAST = date(2017, 1, 1), date(2018, 12, 31)  # S41: 2017 and 2018
PLUS_PAID = date(2017, 2, 1)  # from memory: of the days before, no amount is certain
PLUS_AGAIN = date(2023, 1, 1)  # S42
VISA_FREE = frozenset({"AL", "BA", "GE", "MK", "MD", "ME", "RS", "UA"})  # S40
SPECIAL = frozenset({"AL", "GE", "MD", "MK", "RS"})  # S35
LONG_TOLERATED = frozenset({"AL", "RS"})  # S41


def eu_programme(household: Household, on: date) -> dict[str, Outcome]:
    """eu-eurp-de; S35 tells nothing that can be counted about adult children; for five countries it tells of other provisions."""
    special = [is_one_of(person.get("nationality"), SPECIAL) for person in household["persons"]]
    return household_package(household, special) if on >= BEGIN else {}


def reag_garp(household: Household, on: date) -> dict[str, Outcome]:
    """de-reag-garp."""
    if on < BEGIN:
        return {}
    voluntary = not_refused_as_involuntary(household)
    persons = household["persons"]
    # S38: medical costs up to 2,000
    medical = all_of([voluntary, told(household, "circumstances", "medical_needs")])
    return {
        "travel_aid": outcome(voluntary, [(True, _travel_aid(person, on)) for person in persons]),
        # S38: 1,000, or 500 under 18, whoever they are; S38, S39: at most 4,000 or 3,500 for a family, the lower counts
        "start_up": outcome(
            voluntary, [(True, either(is_adult(person, on), [1000], [500])) for person in persons], cap=3500
        ),
        "medical": outcome(medical, once([True for _ in persons], [2000])),
    }


def _travel_aid(person: Person, on: date) -> Ways:
    """S38: 200, or 100 under 18; S40: less for eight countries without visa, and how much is not told."""
    visa_free = is_one_of(person.get("nationality"), VISA_FREE)
    return either(visa_free, NOT_TOLD, either(is_adult(person, on), [200], [100]))


def starthilfe_plus(household: Household, on: date) -> dict[str, Outcome]:
    """de-starthilfeplus."""
    voluntary = not_refused_as_involuntary(household)
    persons = household["persons"]
    if on >= PLUS_AGAIN:
        # S42: reduced where the European programme exists, and how much is not told
        return {"start_from_2023": outcome(voluntary, [(True, NOT_TOLD) for _ in persons])}
    if not PLUS_BEGIN <= on <= PLUS_LAST:
        return {}
    # S41: 500 for the long-tolerated of Albania and Serbia, and housing up to 1,000 alone or 2,000 as a family
    long_tolerated = told(household, "circumstances", "long_tolerated")
    tolerated = all_of([voluntary, long_tolerated])
    counting = [is_one_of(person.get("nationality"), LONG_TOLERATED) for person in persons]
    housing = 1000 if len(persons) == 1 else 2000
    # S41 tells them one beside the other: whoever is of them gets nothing of the rest
    seats: list[Seat] = [
        (negated(all_of([long_tolerated, of_them])), _plus_start(household, person, on))
        for person, of_them in zip(persons, counting, strict=True)
    ]
    return {
        "start": outcome(voluntary, seats),
        "tolerated_start": outcome(tolerated, once(counting, _paid(on, [500]))),
        "tolerated_housing": outcome(tolerated, once(counting, _paid(on, [housing]))),
    }


def _paid(on: date, ways: Ways) -> Ways:
    return ways if on >= PLUS_PAID else NOT_TOLD


def _plus_start(household: Household, person: Person, on: date) -> Ways:
    """S41: by where the asylum procedure stands; under 12 half."""
    of_twelve = is_of_age(person, 12, on)
    in_time = all_of([has_status(household, "refused"), applied_by(household, "departure_deadline")])
    return ladder(
        (has_status(household, "applicant"), _paid(on, either(of_twelve, [1200], [600]))),
        (in_time, _paid(on, either(of_twelve, [800], [400]))),
        (has_status(household, "protected"), _paid(on, either(of_twelve, [800], [400]))),
    )
