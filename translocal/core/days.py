"""Days and hours as people read them, in the active language. A page tells the same few days again and again."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from django.utils import formats, timezone
from django.utils.translation import get_language

from translocal.core.languages import UNREAD


def short_day(day: date) -> str:
    """Day and month; the year only when it is another one. A moment is told by its day here."""
    here = timezone.get_current_timezone()
    if isinstance(day, datetime):
        day = day.astimezone(here).date()
    return written(day, "j F" if day.year == timezone.now().astimezone(here).year else "j F Y")


def short_moment(at: datetime) -> str:
    """The short day with the hour here."""
    local = timezone.localtime(at)
    return f"{short_day(local.date())}, {local:%H:%M}"


def written(day: date, pattern: str) -> str:
    """The day in a pattern of Django, or in one that the language has a name for: `DATE_FORMAT`."""
    return _written(day, pattern, get_language())


# How the patterns are called where Django does not inflect the name of a month, as a day asks for it in many languages.
_INFLECTED = {"j F": "d MMMM", "j F Y": "long", "DATE_FORMAT": "long"}
# The first of a month is an ordinal in French, and no other day is; Django knows ordinals in English only.
_FIRST_IN_FRENCH = ("j F", r"1\e\r F")


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: str | None) -> str:
    if language in UNREAD and pattern in _INFLECTED:
        return format_date(day, _INFLECTED[pattern], locale=language)
    told = formats.get_format(pattern)
    if language == "fr" and day.day == 1:
        told = told.replace(*_FIRST_IN_FRENCH)
    return formats.date_format(day, told)
