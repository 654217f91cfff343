"""The United Kingdom: the Voluntary Returns Service."""

from datetime import date

from translocal.programmes.tests.readings.logic import (
    Household,
    all_of,
    is_detained,
    negated,
    not_refused_as_involuntary,
    told,
)
from translocal.programmes.tests.readings.tally import Outcome, outcome

BEGIN = date(2022, 1, 1)  # S48
EXCLUDED = ("under_investigation", "sentence_of_a_year", "deportation_order")  # S48


def voluntary_returns(household: Household, on: date) -> dict[str, Outcome]:
    """uk-vrs; S48: up to 3,000 for each person."""
    if on < BEGIN:
        return {}
    clear = [negated(told(household, "circumstances", name)) for name in EXCLUDED]
    condition = all_of([not_refused_as_involuntary(household), negated(is_detained(household)), *clear])
    return {"support": outcome(condition, [(True, [3000]) for _ in household["persons"]])}
