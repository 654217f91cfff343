"""Reading the households of `library/*.examples.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from translocal.programmes import sound
from translocal.programmes.library import LIBRARY

ADULT_BORN, CHILD_BORN = date(1988, 6, 1), date(2016, 6, 1)
Given = dict[str, Decimal]


@dataclass(frozen=True)
class Example:
    tell: str
    programme: str
    on: date
    household: dict[str, Any]
    gets: Given
    refused: list[str]
    unknown: list[str]
    total: Decimal


def _of(needs: dict[str, sound.Reader], may: dict[str, sound.Reader]) -> sound.Reader:
    return lambda value, at, flaws: sound.record(value, at, flaws, needs, may)


PERSON: dict[str, sound.Reader] = {
    "born": sound.day, "nationality": sound.text, "principal": sound.yes_or_no, "vulnerable": sound.yes_or_no,
    "unaccompanied": sound.yes_or_no,
}  # fmt: skip
EXAMPLE = _of(
    {"tell": sound.text, "on": sound.day, "total": sound.amount},
    {
        "adults": sound.whole, "children": sound.whole, "people": sound.listed(_of({}, PERSON)), "microbusiness": sound.yes_or_no,
        "gets": sound.mapping(sound.amount), "refused": sound.listed(sound.code), "unknown": sound.listed(sound.code),
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
            one["tell"], told["programme"], one["on"], {"persons": people(one), "wants": {"microbusiness": one["microbusiness"]}},
            one["gets"] or {}, one["refused"] or [], one["unknown"] or [], one["total"],
        )  # fmt: skip


def people(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The people of an example: told one by one, or only counted."""
    told = [{**person, "birth_date": person["born"]} for person in one["people"] or []]
    told += [{"birth_date": ADULT_BORN}] * (one["adults"] or 0) + [{"birth_date": CHILD_BORN}] * (one["children"] or 0)
    return [{"id": str(number), **person} for number, person in enumerate(told, start=1)]
