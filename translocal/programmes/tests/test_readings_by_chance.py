"""The other hand's households by chance: it never takes back what it said with less known, and they are of every kind."""

import random
from datetime import date
from typing import Any

import pytest

from translocal.programmes.tests.readings import READINGS
from translocal.programmes.tests.readings.households import days, household


def forget(rng: random.Random, whole: dict[str, Any]) -> dict[str, Any]:
    """The same household with less known."""
    less = {**whole, "persons": [dict(one) for one in whole["persons"]]}
    for name in ("status", "voluntary"):
        if rng.random() < 0.3:
            less.pop(name, None)
    for group in ("dates", "wants", "circumstances", "approvals"):
        less[group] = {name: value for name, value in whole[group].items() if rng.random() > 0.2}
    for one in less["persons"]:
        for name in [name for name in one if name != "id"]:
            if rng.random() < 0.2:
                one[name] = None
    return less


@pytest.mark.parametrize("code", READINGS)
def test_whoever_knows_less_never_hears_another_certainty(code: str) -> None:
    rng = random.Random(code)
    for _ in range(1500):
        on = days(code, rng)
        whole = household(rng, on, partly=True)
        much, little = READINGS[code](whole, on), READINGS[code](forget(rng, whole), on)
        assert much.keys() == little.keys()
        assert all(little[name][0] == "unknown" or little[name] == much[name] for name in much), (on, whole)


HAPPENED = {"asylum_application", "refusal", "order_to_leave", "last_assistance", "arrival_in_host"}


def test_nothing_that_has_happened_lies_after_the_day() -> None:
    rng = random.Random(5)
    for _ in range(500):
        on = days("be-reintegration", rng)
        told = household(rng, on)["dates"]
        assert all(told[name] <= on for name in HAPPENED if isinstance(told[name], date))


def test_invented_households_are_of_every_size_and_nobody_is_born_after_the_day() -> None:
    rng = random.Random(18)
    sizes, birthdays, asked, unknown = set(), 0, 0, 0
    for _ in range(3000):
        on = days("be-reintegration", rng)
        persons = household(rng, on)["persons"]
        sizes.add(len(persons))
        for one in persons:
            born = one["birth_date"]
            assert born is None or born <= on
            birthdays += born is not None and (born.month, born.day) == (on.month, on.day)
            asked, unknown = asked + len(one) - 1, unknown + list(one.values()).count(None)
    assert sizes == set(range(1, 8))
    assert birthdays > 500
    assert 0.09 < unknown / asked < 0.15
