"""Belgium: the reintegration fund and the departure premium."""

from datetime import date

from translocal.programmes.tests.readings.countries import (
    is_of_eea_or_swiss,
    is_of_eu,
    is_of_old_eu,
    is_one_of,
    is_visa_exempt,
    needs_no_visa,
)
from translocal.programmes.tests.readings.logic import (
    Household,
    Person,
    Truth,
    all_of,
    any_of,
    applied_by,
    assisted_in_years,
    happened,
    has_minor,
    has_status,
    is_adult,
    is_detained,
    negated,
    not_refused_as_involuntary,
    told,
    vulnerable_household,
)
from translocal.programmes.tests.readings.tally import NOT_TOLD, Outcome, Ways, either, ladder, once, outcome

BEGIN = date(2006, 1, 1)  # S16
MICROBUSINESS = date(2010, 1, 1)  # Study
BY_STATUS = date(2012, 5, 15)  # S19, S20
KOSOVO = date(2013, 1, 1)  # S17
ANY_ORDER = date(2015, 6, 1)  # S20
REFORM = date(2022, 1, 1)  # S21
MOLDOVA_LAST = date(2024, 12, 31)  # S22; its day in 2025 is not told
BRAZIL_LAST = date(2025, 11, 30)  # S22
BRAZILIANS, KOSOVARS, MOLDOVANS = frozenset({"BR"}), frozenset({"XK"}), frozenset({"MD"})


def reintegration(household: Household, on: date) -> dict[str, Outcome]:
    """be-reintegration."""
    if on < BEGIN:
        return {}
    condition = all_of([not_refused_as_involuntary(household), _may_ask(household, on)])
    exception = _exception(household, on)
    counting = [_counts(person, exception, on) for person in household["persons"]]
    if on >= REFORM:
        # S21: the amount was raised, and the text that told it was cut off
        # S26: a microbusiness is among what it is for; how much for one is told by nobody
        wanted = all_of([condition, told(household, "wants", "microbusiness")])
        return {
            "reintegration": outcome(condition, [(counts, NOT_TOLD) for counts in counting]),
            "business_from_2022": outcome(wanted, once(counting, NOT_TOLD)),
        }
    # S16, Study: 700 each, at most 1,750 for a household
    each = _unless_shut_in(household, on, [700])
    found = {"reintegration": outcome(condition, [(counts, each) for counts in counting], cap=1750)}
    if on >= MICROBUSINESS:
        # Study: 1,500 more for a microbusiness
        wanted = all_of([condition, told(household, "wants", "microbusiness")])
        found["microbusiness"] = outcome(wanted, once(counting, _unless_shut_in(household, on, [1500])))
    return found


def _unless_shut_in(household: Household, on: date, ways: Ways) -> Ways:
    """S25 is of no day: before the reform nobody tells what people in a closed centre get, once the status matters at all."""
    return ways if on < BY_STATUS else either(has_status(household, "detained"), NOT_TOLD, ways)


def _may_ask(household: Household, on: date) -> Truth:
    """What is asked of the household as a whole."""
    if on < BY_STATUS:
        return True
    if on >= REFORM:
        return _not_excluded(household, on)
    applicant = has_status(household, "applicant")
    vulnerable = vulnerable_household(household)
    if on < ANY_ORDER:
        # S19, S20: applicants, or within twelve months of an order to leave, or vulnerable
        return any_of([applicant, applied_by(household, "order_to_leave", 12), vulnerable])
    # S20: whoever was ever ordered to leave; families with minors count as vulnerable
    return any_of([applicant, happened(household, "order_to_leave"), vulnerable, has_minor(household, on)])


def _not_excluded(household: Household, on: date) -> Truth:
    """S24: not naturalised Belgians, nor who was assisted in the past five years. S25: the Office decides of closed centres."""
    naturalised = told(household, "circumstances", "naturalised")
    decided = any_of([negated(is_detained(household)), told(household, "approvals", "immigration_office")])
    return all_of([negated(any_of([naturalised, assisted_in_years(household, 5, on)])), decided])


def _exception(household: Household, on: date) -> Truth:
    """What lets a person count whose nationality does not."""
    if on < BY_STATUS:
        return True  # nationality is not asked yet
    vulnerable = vulnerable_household(household)  # S19
    if on >= REFORM:
        # S21: by exception, when vulnerable and approved by Fedasil
        return all_of([vulnerable, told(household, "approvals", "vulnerability")])
    # S20: families with minors count as vulnerable
    return any_of([vulnerable, has_minor(household, on)]) if on >= ANY_ORDER else vulnerable


def _counts(person: Person, exception: Truth, on: date) -> Truth:
    """What is asked of each person."""
    if exception is True and on < REFORM:
        return True
    nationality = person.get("nationality")
    barred = [needs_no_visa(nationality, on)]  # S19, S21
    if on >= KOSOVO:
        barred.append(_is_kosovar(nationality))  # S17
    if on < REFORM:
        return any_of([negated(any_of(barred)), exception])
    # S24: never the fifteen old members of the Union
    old = is_of_old_eu(nationality, on)
    return all_of([any_of([negated(any_of(barred)), _is_still_welcome(nationality, on), exception]), negated(old)])


def _is_still_welcome(nationality: str | None, on: date) -> Truth:
    """S22: Brazilians until 30 November 2025, Moldovans until some day of 2025."""
    return any_of(
        [
            all_of([on <= BRAZIL_LAST, is_one_of(nationality, BRAZILIANS)]),
            all_of([on <= MOLDOVA_LAST, is_one_of(nationality, MOLDOVANS)]),
        ]
    )


def _is_kosovar(nationality: str | None) -> Truth:
    """Kosovars, on any day."""
    return is_one_of(nationality, KOSOVARS)


def departure_premium(household: Household, on: date) -> dict[str, Outcome]:
    """be-departure-premium."""
    if on < BY_STATUS:
        return {}
    voluntary = not_refused_as_involuntary(household)
    if on < REFORM:
        # 250 and 125 stand in nobody's source; S19: who needs a visa, or a vulnerable household
        vulnerable = vulnerable_household(household)
        seats = [
            (any_of([negated(needs_no_visa(person.get("nationality"), on)), vulnerable]), NOT_TOLD)
            for person in household["persons"]
        ]
        return {"premium": outcome(voluntary, seats)}
    condition = all_of([voluntary, _not_excluded(household, on)])
    seats = [
        (negated(is_of_old_eu(person.get("nationality"), on)), _premium(person, on)) for person in household["persons"]
    ]
    return {"premium": outcome(condition, seats)}


def _premium(person: Person, on: date) -> Ways:
    """S21: 350 and 175 where a visa is required; 50 and 25 where none is, for Kosovars and for citizens of the Union."""
    nationality = person.get("nationality")
    adult = is_adult(person, on)
    small = any_of([is_visa_exempt(nationality, on), _is_kosovar(nationality), is_of_eu(nationality, on)])
    return ladder(
        (small, either(adult, [50], [25])),
        # S21 names neither Norwegians nor the Swiss: they need no visa, and are not among those with 50
        (is_of_eea_or_swiss(nationality), NOT_TOLD),
        (True, either(adult, [350], [175])),
    )
