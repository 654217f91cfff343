"""What Austria, Iceland and Germany have in common of the EU Reintegration Programme."""

from collections.abc import Iterable

from translocal.programmes.tests.readings.logic import Household, Truth, negated
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, Seat, either, ladder, once, outcome


def household_package(household: Household, special: Iterable[Truth] = ()) -> dict[str, Outcome]:
    """One arrival package for the household; 2,000 for the principal and 1,000 for each who accompanies.

    Nothing is certain where somebody is `special`: provisions that no source tells are for them.
    """
    voluntary = household.get("voluntary")
    forced = negated(voluntary)
    persons = household["persons"]
    # S31, S32, S34: 615 when voluntary; S31: 205 when not
    arrival = once([True for _ in persons], ladder((voluntary, [615]), (forced, [205])))
    # S31, S32, S34: 2,000 and 1,000 when voluntary; S31: up to 1,000 for each person when not
    seats: list[Seat] = [
        (True, ladder((voluntary, either(person.get("principal"), [2000], [1000])), (forced, [1000])))
        for person in persons
    ]
    other: list[Seat] = [(one, NOT_TOLD) for one in special]
    return {"post_arrival": outcome(True, arrival + other), "post_return": outcome(True, seats + other)}
