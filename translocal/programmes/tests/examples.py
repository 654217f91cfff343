"""Reading the households of `library/*.examples.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from translocal.programmes import sound
from translocal.programmes.facts import APPROVALS, CIRCUMSTANCES, DATES, EXCLUSIONS, NEVER, STATUSES, WANTS
from translocal.programmes.household import complete
from translocal.programmes.library import LIBRARY

ADULT_AGE, CHILD_AGE = 38, 9
UNKNOWN = "unknown"
Given = dict[str, Decimal]


@dataclass(frozen=True)
class Example:
    tell: str
    programme: str
    on: date
    household: dict[str, Any]
    gets: Given
    until: dict[str, date | None]
    refused: list[str]
    unknown: list[str]
    total: Decimal


def _of(needs: dict[str, sound.Reader], may: dict[str, sound.Reader]) -> sound.Reader:
    return lambda value, at, flaws: sound.record(value, at, flaws, needs, may)


def _day(value: Any, at: str, flaws: list[str]) -> Any:
    return NEVER if value == "never" else sound.day(value, at, flaws)


def _some_of(known: tuple[str, ...]) -> sound.Reader:
    """A list, or the word none."""
    listed = sound.listed(sound.one_of(*known))
    return lambda value, at, flaws: [] if value == "none" else listed(value, at, flaws)


def _yes_no_or_unknown(value: Any, at: str, flaws: list[str]) -> Any:
    return value if value == UNKNOWN else sound.yes_or_no(value, at, flaws)


PERSON: dict[str, sound.Reader] = {
    "born": sound.day, "nationality": sound.country, "principal": sound.yes_or_no, "vulnerable": _yes_no_or_unknown,
    "unaccompanied": _yes_no_or_unknown, **dict.fromkeys(EXCLUSIONS, _yes_no_or_unknown),
}  # fmt: skip
EXAMPLE = _of(
    {"tell": sound.text, "on": sound.day, "total": sound.amount},
    {
        "adults": sound.whole, "children": sound.whole, "people": sound.listed(_of({}, PERSON)), "nationality": sound.country,
        "status": sound.one_of(*STATUSES), "voluntary": _yes_no_or_unknown, "dates": _of({}, dict.fromkeys(DATES, _day)),
        "wants": _some_of(WANTS), "circumstances": _some_of(CIRCUMSTANCES), "approvals": _some_of(APPROVALS),
        "gets": sound.mapping(sound.amount), "until": sound.mapping(_day),
        "refused": sound.listed(sound.code), "unknown": sound.listed(sound.code),
    },
)  # fmt: skip


def files() -> list[Path]:
    return sorted(LIBRARY.glob("*.examples.yaml"))


def examples(path: Path) -> Iterator[Example]:
    flaws: list[str] = []
    asked = {"programme": sound.code, "examples": sound.listed(EXAMPLE)}
    told = sound.record(sound.texts(path.name, path.read_text()), "file", flaws, asked, {})
    if flaws:
        raise sound.Unsound(path.name, flaws)
    for one in told["examples"]:
        yield Example(
            one["tell"], told["programme"], one["on"], household(one), one["gets"] or {}, _until(one["until"] or {}), one["refused"] or [],
            one["unknown"] or [], one["total"],
        )  # fmt: skip


def _until(told: dict[str, Any]) -> dict[str, date | None]:
    """The last day to spend each of them; never where none is known."""
    return {code: None if day is NEVER else day for code, day in told.items()}


def household(one: dict[str, Any]) -> dict[str, Any]:
    """The household of an example, as the rules ask for it; its return is voluntary unless it says something else."""
    voluntary = True if one["voluntary"] is None else one["voluntary"]
    return {
        "persons": people(one), "status": one["status"], "dates": one["dates"] or {},
        "voluntary": None if voluntary == UNKNOWN else voluntary,
        "wants": complete(one["wants"], WANTS), "circumstances": complete(one["circumstances"], CIRCUMSTANCES),
        "approvals": complete(one["approvals"], APPROVALS),
    }  # fmt: skip


def people(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The people of an example: told one by one, or only counted. The first is the principal, unless it says otherwise.

    Nobody is vulnerable, unaccompanied, or of a nationality that a programme excludes, unless it is told, or told to be unknown.
    """
    said = [{**person, "birth_date": person["born"]} for person in one["people"] or []]
    said += [counted(one["on"], ADULT_AGE) for _number in range(one["adults"] or 0)]
    said += [counted(one["on"], CHILD_AGE) for _number in range(one["children"] or 0)]
    chosen = any(person.get("principal") is not None for person in said)
    return [
        {
            "id": str(number), "nationality": one["nationality"], "vulnerable": False, "unaccompanied": False,
            **dict.fromkeys(EXCLUSIONS, False),
            **({} if chosen else {"principal": number == 1}),
            **{k: None if v == UNKNOWN else v for k, v in person.items() if v is not None},
        }
        for number, person in enumerate(said, start=1)
    ]  # fmt: skip


def counted(on: date, age: int) -> dict[str, Any]:
    """Somebody of whom only the age matters."""
    return {"birth_date": on.replace(year=on.year - age, day=1)}
