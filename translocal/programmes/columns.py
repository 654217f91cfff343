"""Households as columns, for whole caseloads at once: what is known of each, in whole numbers.

A yes-or-no is NO, UNKNOWN or YES, in this order: `all` is then the least, `any` the most, `not` the difference to YES. A day is
20260531; 0 is not known, 1 never came. A country is its place in COUNTRIES, a status its place in STATUSES; -1 is not known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from translocal.core.names import country_codes
from translocal.programmes.facts import APPROVALS, CIRCUMSTANCES, DATES, NEVER, STATUSES, WANTS

NO, UNKNOWN, YES = 0, 1, 2
NOT_KNOWN_DAY, NEVER_CAME = 0, 1
COUNTRIES = sorted(country_codes())
Array = NDArray[Any]

_PLACE_OF_COUNTRY: Mapping[str | None, int] = {
    None: -1,
    "": -1,
    **{code: place for place, code in enumerate(COUNTRIES)},
}
_PLACE_OF_STATUS: Mapping[str | None, int] = {None: -1, "": -1, **{code: place for place, code in enumerate(STATUSES)}}
_TOLD = {None: UNKNOWN, False: NO, True: YES}
PERSON_YES = ("principal", "vulnerable", "unaccompanied")
YES_OR_NO = (
    "voluntary", *(f"wants.{name}" for name in WANTS), *(f"circumstances.{name}" for name in CIRCUMSTANCES),
    *(f"approvals.{name}" for name in APPROVALS),
)  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """`sizes` counts the people of each household, whose columns follow one another; every household has somebody.

    A column that is absent is known of nobody.
    """

    sizes: Array  # int32, one a household
    born: Array  # int32 days, one a person
    nationality: Array  # int16, one a person
    status: Array | None = None  # int8, one a household
    person: Mapping[str, Array] = field(default_factory=dict)  # uint8 of PERSON_YES, one a person
    days: Mapping[str, Array] = field(default_factory=dict)  # int32 of DATES, one a household
    answers: Mapping[str, Array] = field(default_factory=dict)  # uint8 of YES_OR_NO, one a household

    def __post_init__(self) -> None:
        if len(self.sizes) and self.sizes.min() < 1:
            raise ValueError("every household has at least one person")

    def __len__(self) -> int:
        return len(self.sizes)


def day_number(day: Any) -> int:
    """A day as a column holds it."""
    if day is None:
        return NOT_KNOWN_DAY
    if day is NEVER:
        return NEVER_CAME
    return int(day.year * 10000 + day.month * 100 + day.day)


def as_date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)


def columns_of(households: Sequence[Mapping[str, Any]]) -> Columns:
    """The columns of households as the rules ask for them (`facts.py`)."""
    people = [person for household in households for person in household["persons"]]
    return Columns(
        np.array([len(household["persons"]) for household in households], np.int32),
        _column((day_number(person.get("birth_date")) for person in people), np.int32),
        _column((_PLACE_OF_COUNTRY[person.get("nationality")] for person in people), np.int16),
        _column((_PLACE_OF_STATUS[household.get("status")] for household in households), np.int8),
        {name: _column((_TOLD[person.get(name)] for person in people), np.uint8) for name in PERSON_YES},
        {
            name: _column((day_number((household.get("dates") or {}).get(name)) for household in households), np.int32)
            for name in DATES
        },
        {name: _column((_TOLD[_answer(household, name)] for household in households), np.uint8) for name in YES_OR_NO},
    )  # fmt: skip


def _column(values: Iterable[int], kind: Any) -> Array:
    return np.fromiter(values, kind)


def _answer(household: Mapping[str, Any], name: str) -> bool | None:
    group, dot, what = name.partition(".")
    found = household.get(group)
    return (found or {}).get(what) if dot else found
