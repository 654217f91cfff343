"""One answer and the answers of a whole caseload are the same, whatever is asked and whatever is not known."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from translocal.programmes import library
from translocal.programmes.answer import answer
from translocal.programmes.columns import columns_of
from translocal.programmes.library import Programme, programmes
from translocal.programmes.many import answers
from translocal.programmes.tests.chance import household, some_days

OUTCOMES = ("refused", "unknown", "given")
EVERYTHING = (library.LIBRARY.parent / "tests" / "everything.yaml").read_text()


def together(programme: Programme, households: list[dict[str, Any]], on: date) -> list[dict[str, tuple[str, Decimal]]]:
    came = answers(programme, columns_of(households), on)
    return [
        {code: (OUTCOMES[found.outcome[place]], Decimal(int(found.cents[place])) / 100) for code, found in came.items()}
        for place in range(len(households))
    ]


def alone(programme: Programme, one: dict[str, Any], on: date) -> dict[str, tuple[str, Decimal]]:
    return {part.code: (part.outcome, part.amount) for part in answer(programme, one, on).parts}


def test_a_programme_with_every_kind_of_rule_is_answered_alike() -> None:
    programme = library.parse("everything.yaml", EVERYTHING, "digest")
    agree(programme, 6_000, seed=7)


@pytest.mark.parametrize("code", programmes())
def test_every_programme_is_answered_alike(code: str) -> None:
    agree(programmes()[code], 2_000, seed=11)


def agree(programme: Programme, number: int, seed: int) -> None:
    dice = random.Random(f"{programme.code} {seed}")
    days = some_days(programme)
    for on in days:
        households = [household(dice, on) for _number in range(number // len(days) + 1)]
        for one, found in zip(households, together(programme, households, on), strict=True):
            assert found == alone(programme, one, on), (on, one)


def test_nothing_is_asked_on_a_day_without_rules() -> None:
    assert together(
        programmes()["be-reintegration"], [household(random.Random(1), date(1999, 1, 1))], date(1999, 1, 1)
    ) == [{}]


def test_an_empty_household_is_refused_as_columns() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        columns_of([{"persons": []}])
