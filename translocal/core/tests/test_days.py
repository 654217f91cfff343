"""Days as they are read: short where the year goes without saying, in the language of whoever reads now."""

from datetime import UTC, date, datetime

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
