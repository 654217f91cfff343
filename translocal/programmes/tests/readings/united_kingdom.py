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
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, once, outcome

BEGIN = date(2022, 6, 21)  # S48, of that day
EXCLUDED = ("under_investigation", "sentence_of_a_year", "deportation_order")  # S48


def voluntary_returns(household: Household, on: date) -> dict[str, Outcome]:
    """uk-vrs; S48: up to 3,000, and not whether each person gets it: one does."""
    if on < BEGIN:
        return {}
    clear = [negated(told(household, "circumstances", name)) for name in EXCLUDED]
    condition = all_of([not_refused_as_involuntary(household), negated(is_detained(household)), *clear])
    counting = [True for _ in household["persons"]]
    return {
        "support": outcome(condition, once(counting, [3000])),
        "support_for_others": outcome(all_of([condition, len(counting) > 1]), once(counting, NOT_TOLD)),
    }
