"""Amounts with days and sources: what holds from one day to another, where it is written, and what another source says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from translocal.programmes import sound


@dataclass(frozen=True)
class Value:
    """A parameter from one day to another, with where it is written. Without a source it counts only once confirmed.

    `other` is what another source says of the same days, with that source.
    """

    begins: date
    ends: date | None
    amount: Decimal
    reference: str
    usable: bool
    other: tuple[tuple[Decimal, str], ...] = ()
    unsourced: str = ""

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Parameter:
    """`begins` is the first day of which its file tells a value: before it there was no such amount, after it one is not known."""

    name: str
    text: str
    values: tuple[Value, ...]
    begins: date | None = None

    def on(self, day: date) -> Value | None:
        return next((value for value in self.values if value.on(day)), None)

    def not_yet(self, day: date) -> bool:
        return self.begins is not None and day < self.begins and self.on(day) is None


NOTHING = Parameter("", "", ())


@dataclass(frozen=True)
class Over:
    """One value of a parameter that lies over its file, from a day on, with where it was decided."""

    parameter: str
    begins: date
    amount: Decimal
    reference: str


def value(raw: Any, at: str, flaws: list[str]) -> Value:
    possible: dict[str, sound.Reader] = {"until": sound.day, "other": sound.listed(_other), **sound.SOURCED}
    told = sound.record(raw, at, flaws, {"from": sound.day, "amount": sound.amount}, possible)
    if told is None:
        return Value(date.min, None, Decimal(0), "", usable=False)
    usable, reference = sound.sourced(told, at, flaws)
    if told["until"] and told["from"] and told["until"] < told["from"]:
        flaws.append(f"{at}.until: lies before from")
    return Value(
        told["from"] or date.min, told["until"], told["amount"], reference, usable, tuple(told["other"] or ()),
        told["unsourced"] or "",
    )  # fmt: skip


def _other(raw: Any, at: str, flaws: list[str]) -> tuple[Decimal, str]:
    told = sound.record(raw, at, flaws, {"amount": sound.amount, "reference": sound.text}, {})
    return (told["amount"], told["reference"]) if told else (Decimal(0), "")


def read(raw: Any, at: str, flaws: list[str]) -> Any:
    """What a file tells of a parameter: its text and its values."""
    return sound.record(raw, at, flaws, {"text": sound.text, "values": _values}, {})


def _values(raw: Any, at: str, flaws: list[str]) -> Any:
    """Values, or the word none: there is such an amount, and no source tells how much it is."""
    return [] if raw == "none" else sound.listed(value)(raw, at, flaws)


def parameter(code: str, told: Mapping[str, Any], flaws: list[str]) -> Parameter:
    """A parameter whose values never meet on one day."""
    values = sorted(told["values"], key=lambda value: value.begins)
    for earlier, later in pairwise(values):
        if earlier.ends is None or earlier.ends >= later.begins:
            flaws.append(f"programme.parameters.{code}: two values on {later.begins.isoformat()}")
    return Parameter(code, told["text"], tuple(values), values[0].begins if values else None)


def references(at: str, known: Parameter) -> dict[str, str]:
    """Where each of its values is written, by its place in the file."""
    return dict(_references(at, known))


def _references(at: str, known: Parameter) -> Iterator[tuple[str, str]]:
    for number, held in enumerate(known.values):
        yield f"{at}.values[{number}]", held.reference if held.usable else ""
        for place, (_amount, reference) in enumerate(held.other):
            yield f"{at}.values[{number}].other[{place}]", reference
