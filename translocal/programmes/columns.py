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
from translocal.programmes.facts import APPROVALS, CIRCUMSTANCES, DATES, EXCLUSIONS, NEVER, STATUSES, WANTS

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
PERSON_YES = ("principal", "vulnerable", "unaccompanied", *EXCLUSIONS)
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
    """The columns of households as the rules ask for them (`facts.py`); what is told of nobody gets none."""
    people = [person for household in households for person in household["persons"]]
    of_people = set().union(*people)
    days = set().union(*(household.get("dates") or () for household in households))
    return Columns(
        np.array([len(household["persons"]) for household in households], np.int32),
        _column((day_number(person.get("birth_date")) for person in people), np.int32),
        _column((_PLACE_OF_COUNTRY[person.get("nationality")] for person in people), np.int16),
        _column((_PLACE_OF_STATUS[household.get("status")] for household in households), np.int8),
        {n: _column((_TOLD[person.get(n)] for person in people), np.uint8) for n in PERSON_YES if n in of_people},
        {
            name: _column((day_number((household.get("dates") or {}).get(name)) for household in households), np.int32)
            for name in DATES
            if name in days
        },
        _answers(households),
    )


def _answers(households: Sequence[Mapping[str, Any]]) -> dict[str, Array]:
    """The yes-or-no columns of which somebody tells anything."""
    found = {}
    for group, names in {"": [n for n in YES_OR_NO if "." not in n], **_grouped(YES_OR_NO)}.items():
        told: list[Mapping[str, Any]] = [
            (household.get(group) or {}) if group else household for household in households
        ]
        known = set().union(*told)
        for what in (name for name in names if name in known):
            found[f"{group}.{what}" if group else what] = _column((_TOLD[one.get(what)] for one in told), np.uint8)
    return found


def _grouped(names: Iterable[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for group, dot, what in (name.partition(".") for name in names):
        if dot:
            groups.setdefault(group, []).append(what)
    return groups


def _column(values: Iterable[int], kind: Any) -> Array:
    return np.fromiter(values, kind)
