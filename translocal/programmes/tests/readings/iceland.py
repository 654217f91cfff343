"""Iceland: the EU programme."""

from datetime import date

from translocal.programmes.tests.readings.european import household_package
from translocal.programmes.tests.readings.logic import Household
from translocal.programmes.tests.readings.tally import Outcome

BEGIN = date(2024, 1, 1)  # S32


def eu_programme(household: Household, on: date) -> dict[str, Outcome]:
    """eu-eurp-is; S32: 615 in cash or services, the rest in kind only."""
    return household_package(household) if on >= BEGIN else {}
