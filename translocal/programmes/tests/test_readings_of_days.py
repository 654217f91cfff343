"""Months, birthdays and lists of countries, as the other hand counts them."""

from datetime import date

from translocal.programmes.tests.readings.countries import is_of_eu, is_of_old_eu, is_visa_exempt
from translocal.programmes.tests.readings.logic import is_adult, plus_months

LEAPLING = {"birth_date": date(2004, 2, 29)}


def test_months_end_where_the_calendar_ends_them() -> None:
    assert plus_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert plus_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert plus_months(date(2024, 2, 29), -60) == date(2019, 2, 28)
    assert plus_months(date(2024, 5, 31), -3) == date(2024, 2, 29)


def test_somebody_born_on_a_leap_day_is_adult_on_the_first_of_march() -> None:
    assert not is_adult(LEAPLING, date(2022, 2, 28))
    assert is_adult(LEAPLING, date(2022, 3, 1))


def test_the_lists_of_countries_change_on_their_days() -> None:
    assert [is_visa_exempt("GE", date(2017, 3, day)) for day in (27, 28)] == [False, True]
    assert [is_visa_exempt("VU", date(2022, 5, day)) for day in (3, 4)] == [True, False]
    assert [is_of_old_eu("GB", day) for day in (date(2020, 1, 31), date(2020, 2, 1))] == [True, False]
    assert [is_of_eu("HR", day) for day in (date(2013, 6, 30), date(2013, 7, 1))] == [False, True]
    assert is_of_eu(None, date(2013, 7, 1)) is None
