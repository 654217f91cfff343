"""Austria: the EU programme, and the start aid with its bonus for one country."""

from datetime import date

from translocal.programmes.tests.readings.countries import is_one_of
from translocal.programmes.tests.readings.european import household_package
from translocal.programmes.tests.readings.logic import Household, Truth, all_of, applied_by, not_refused_as_involuntary
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, ladder, once, others, outcome

BEGIN = date(2023, 1, 1)  # S34
BONUS_LAST = date(2023, 12, 31)  # S34: Iraq, 2023
IRAQ = frozenset({"IQ"})


def eu_programme(household: Household, on: date) -> dict[str, Outcome]:
    """eu-eurp-at; S34: one 615 for a couple, 2,000 for the principal and 1,000 for anybody who accompanies."""
    return household_package(household) if on >= BEGIN else {}


def start(household: Household, on: date) -> dict[str, Outcome]:
    """at-start."""
    if on < BEGIN:
        return {}
    voluntary = not_refused_as_involuntary(household)
    # S34: 900 within a month of the final decision; between 250 and 900 later, and how much is not told
    aid = ladder((applied_by(household, "order_to_leave", 1), [900]), (True, NOT_TOLD))
    persons = household["persons"]
    counting: list[Truth] = [True for _ in persons]
    # S34 does not tell whether each person gets it: one does
    found = {
        "start_aid": outcome(voluntary, once(counting, aid)),
        "start_aid_for_others": outcome(all_of([voluntary, len(persons) > 1]), others(persons, counting)),
    }
    if on <= BONUS_LAST:
        # S34: 1,000 more, at most 3,000 for a family
        seats = [(is_one_of(person.get("nationality"), IRAQ), [1000]) for person in household["persons"]]
        found["country_bonus"] = outcome(voluntary, list(seats), cap=3000)
    return found
