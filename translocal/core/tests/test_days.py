"""Days as they are read: short where the year goes without saying, in the language of whoever reads now."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from translocal.core.days import short_day, short_moment, written


def test_the_year_is_told_only_when_it_is_another() -> None:
    year = timezone.localdate().year
    assert short_day(date(year, 3, 5)) == "5 March"
    assert short_day(date(year - 1, 3, 5)) == f"5 March {year - 1}"


def test_the_same_day_is_told_in_each_language() -> None:
    for language, told in (
        ("en", "5 March 2019"),
        ("nl", "5 maart 2019"),
        ("fr", "5 mars 2019"),
        ("en", "5 March 2019"),
    ):
        with override(language):
            assert written(date(2019, 3, 5), "j F Y") == told


def test_a_moment_is_told_by_the_clock_here() -> None:
    with timezone.override("Asia/Yerevan"):
        assert short_moment(datetime(2019, 3, 5, 22, 30, tzinfo=UTC)) == "6 March 2019, 02:30"
        assert short_day(datetime(2019, 3, 5, 22, 30, tzinfo=UTC)) == "6 March 2019"


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "1er avril 2019", "2 avril 2019"),
        ("nl", "1 april 2019", "2 april 2019"),
        ("en", "1 April 2019", "2 April 2019"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french_and_nowhere_else(language: str, first: str, second: str) -> None:
    with override(language):
        for pattern in ("j F Y", "DATE_FORMAT"):
            assert written(date(2019, 4, 1), pattern) == first
            assert written(date(2019, 4, 2), pattern) == second


def test_every_way_in_which_a_day_is_told_in_french_knows_it() -> None:
    first = datetime(2019, 4, 1, 8, 30, tzinfo=UTC)
    ways = {
        "{{ day|date }}": "1er avril 2019",
        "{{ day|date:'l j F' }}": "lundi 1er avril",
        "{{ day|date:'j F Y, H:i' }}": "1er avril 2019, 10:30",
        "{{ day|date:'DATETIME_FORMAT' }}": "1er avril 2019, 10:30",
        "{{ day|date:'SHORT_DATETIME_FORMAT' }}": "01/04/2019, 10:30",
        "{{ day|date:'F Y' }}": "avril 2019",
        "{{ none|date }}": "",
    }
    with override("fr"):
        assert short_day(first) == "1er avril 2019" and short_moment(first) == "1er avril 2019, 10:30"
        for asked, told in ways.items():
            assert Template(asked).render(Context({"day": first, "none": None})) == told
    with override("nl"):
        assert Template("{{ day|date }}").render(Context({"day": date(2019, 4, 1)})) == "1 april 2019"
