"""What time it is, and which day it is for whom."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today_in(zone: str) -> date:
    """The calendar day in an office's own time zone: deadlines are days there, not here."""
    return timezone.now().astimezone(ZoneInfo(zone)).date()
