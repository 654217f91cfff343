"""Spans of days, months and years on a calendar, and days that are told from others: `by one month after the refusal`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from translocal.programmes import sound


@dataclass(frozen=True)
class Limit:
    """A day told from a fact: so many years, months and days after it (before it, where they are negative)."""

    fact: str
    years: int = 0
    months: int = 0
    days: int = 0

    @property
    def whole_months(self) -> int:
        return self.years * 12 + self.months

    def from_day(self, day: date) -> date:
        return shifted(day, self.whole_months, self.days)


def shifted(day: date, months: int, days: int) -> date:
    """Months first, then days. What would be the 31st of a shorter month is its last day.

    A day that no calendar holds is the first or last one that it does.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return date.min if year < 1 else date.max
    moved = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return moved + timedelta(days=days)


def written(told: Any) -> date | None:
    """A day as programs write it, 2026-05-31, and in no other of the ways that ISO 8601 allows."""
    if not isinstance(told, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def read(value: object, at: str, flaws: list[str]) -> Limit:
    """`{fact: dates.refusal, months: 1}` of a file."""
    spans: dict[str, sound.Reader] = {"years": sound.signed, "months": sound.signed, "days": sound.signed}
    told = sound.record(value, at, flaws, {"fact": sound.text}, spans)
    if told is None:
        return Limit("on")
    return Limit(told["fact"], *(told[name] or 0 for name in spans))
