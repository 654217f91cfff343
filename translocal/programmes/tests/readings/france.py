"""France: the aid for return of OFII."""

from datetime import date

from translocal.programmes.tests.readings.countries import is_of_eea_or_swiss, is_of_eu, is_visa_exempt
from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    Truth,
    all_of,
    any_of,
    applied_by,
    happened,
    negated,
    not_refused_as_involuntary,
    stayed_months,
    told,
)
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, ladder, once, others, outcome

BEGIN = date(2023, 10, 12)  # S50


def ofii(household: Household, on: date) -> dict[str, Outcome]:
    """fr-ofii."""
    if on < BEGIN:
        return {}
    # S50: three months of residence and an order to leave
    condition = all_of(
        [not_refused_as_involuntary(household), stayed_months(household, 3), happened(household, "order_to_leave")]
    )
    # S50, S51: 1,200 within a month of the order, 600 within four, 400 later
    amount = ladder(
        (applied_by(household, "order_to_leave", 1), [1200]),
        (applied_by(household, "order_to_leave", 4), [600]),
        (True, [400]),
    )
    persons = household["persons"]
    counting = [_counts(person, on) for person in persons]
    # S52: nothing for nationals who need no visa; S51 tells 500, 250 and 0, and the lower counts
    with_visa = [
        all_of([counts, negated(is_visa_exempt(person.get("nationality"), on))])
        for person, counts in zip(persons, counting, strict=True)
    ]
    # S50: 150 more for a travel document
    documented = all_of([condition, told(household, "circumstances", "travel_document")])
    # S50 to S53 do not tell whether each person gets it: one does
    several = len(persons) > 1
    return {
        "allowance": outcome(condition, once(with_visa, amount)),
        "allowance_for_others": outcome(all_of([condition, several]), others(persons, with_visa)),
        "document_bonus": outcome(documented, once(counting, [150])),
        "document_bonus_for_others": outcome(all_of([documented, several]), others(persons, counting)),
        # S50 to S53 tell of more in some cases, and of three levels of reintegration: neither for whom nor how much
        "enhanced_allowance": outcome(condition, once(with_visa, NOT_TOLD)),
        "reintegration": outcome(condition, once(counting, NOT_TOLD)),
    }


def _counts(person: Person, on: date) -> Truth:
    """S50: no citizens of the Union or the European Economic Area."""
    nationality = person.get("nationality")
    return negated(any_of([is_of_eu(nationality, on), is_of_eea_or_swiss(nationality)]))
