"""Days and hours as people read them, in the active language. A page tells the same few days again and again."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language


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


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, _language: str | None) -> str:
    return formats.date_format(day, pattern)
