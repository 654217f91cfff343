"""People, days and circumstances, written briefly for cases that somebody reckons by head."""

from datetime import date
from typing import Any

from translocal.programmes.tests.readings.logic import NEVER

REFUSED, UNKNOWN = "refused", "unknown"
NOT_EXCLUDED = {"excluded_by_nl_rean": False, "excluded_by_no_avr": False}


def person(nationality: str | None, born: str | None, **more: bool | None) -> dict[str, Any]:
    birth_date = date.fromisoformat(born) if born else None
    known = {"principal": None, "vulnerable": False, "unaccompanied": False, **NOT_EXCLUDED, **more}
    return {"id": nationality or "somebody", "birth_date": birth_date, "nationality": nationality, **known}


def adult(nationality: str | None = "AM", **more: bool | None) -> dict[str, Any]:
    return person(nationality, "1980-03-03", **more)


def child(nationality: str | None = "AM", born: str = "2014-06-06", **more: bool | None) -> dict[str, Any]:
    return person(nationality, born, **more)


def yes(*names: str, no: str = "") -> dict[str, bool]:
    return {**dict.fromkeys(names, True), **dict.fromkeys(no.split(), False)}


def when(**days: str) -> dict[str, Any]:
    return {name: day if day == NEVER else date.fromisoformat(day) for name, day in days.items()}


FAMILY = [adult(principal=True), adult(principal=False), child(principal=False), child(principal=False)]
