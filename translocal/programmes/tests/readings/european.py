"""What Austria, Iceland and Germany have in common of the EU Reintegration Programme."""

from translocal.programmes.tests.readings.logic import Household, negated
from translocal.programmes.tests.readings.tally import Outcome, Seat, either, ladder, once, outcome


def household_package(household: Household) -> dict[str, Outcome]:
    """One arrival package for the household; 2,000 for the principal and 1,000 for each who accompanies."""
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
    return {"post_arrival": outcome(True, arrival), "post_return": outcome(True, seats)}
