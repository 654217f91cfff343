"""The rules for one household, the rules for whole caseloads, and another hand's reading of the same sources say the same.

2,000 households of each programme in every run, about a second each; the whole 100,000, about a minute each, with
`HOUSEHOLDS=100000 python3 dev.py test -k another_hand`.
"""

import os
import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from translocal.programmes.answer import answer
from translocal.programmes.columns import columns_of
from translocal.programmes.facts import NEVER
from translocal.programmes.library import programmes
from translocal.programmes.many import answers
from translocal.programmes.tests.readings import READINGS
from translocal.programmes.tests.readings.households import days, household

HOUSEHOLDS = int(os.environ.get("HOUSEHOLDS", "2000"))
DAYS = 60
OUTCOMES = ("refused", "unknown", "given")
Found = dict[str, tuple[str, Decimal]]


def test_every_programme_has_another_reading() -> None:
    assert set(READINGS) == {code for code, programme in programmes().items() if not programme.practice}


@pytest.mark.parametrize("code", READINGS)
def test_another_hand_reads_the_same(code: str) -> None:
    """Every household alone, with its explanation, and as one of a caseload."""
    dice = random.Random(code)
    for on in sorted({days(code, dice) for _number in range(DAYS)}):
        households = [household(dice, on, partly=number % 3 == 0) for number in range(HOUSEHOLDS // DAYS + 1)]
        for one, found in zip(households, together(code, households, on), strict=True):
            assert alone(code, one, on) == found == READINGS[code](one, on), (on, one)


def together(code: str, households: list[dict[str, Any]], on: date) -> list[Found]:
    came = answers(programmes()[code], columns_of([as_asked(one) for one in households]), on)
    return [
        {part: (OUTCOMES[f.outcome[place]], Decimal(int(f.cents[place])) / 100) for part, f in came.items()}
        for place in range(len(households))
    ]


def alone(code: str, one: dict[str, Any], on: date) -> Found:
    came = answer(programmes()[code], as_asked(one), on)
    return {part.code: (part.outcome, part.amount) for part in came.parts} if came.period else {}


def as_asked(one: dict[str, Any]) -> dict[str, Any]:
    """The other hand writes "never" where the rules have a word of their own."""
    return {**one, "dates": {name: NEVER if day == "never" else day for name, day in one["dates"].items()}}
