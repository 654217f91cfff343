"""A household that is recalled from the facts of its answer gets the same answer, from the same facts."""

import random
from datetime import date

import pytest

from translocal.programmes import library
from translocal.programmes.answer import answer
from translocal.programmes.facts import NEVER
from translocal.programmes.library import programmes
from translocal.programmes.recall import recalled
from translocal.programmes.tests.chance import household, some_days

EVERYTHING = library.parse(
    "everything.yaml", (library.LIBRARY.parent / "tests" / "everything.yaml").read_text(), "test"
)


@pytest.mark.parametrize("programme", [*programmes().values(), EVERYTHING], ids=lambda p: p.code)
def test_the_answer_is_the_same(programme: library.Programme) -> None:
    dice = random.Random(programme.code)
    days = some_days(programme)
    for _number in range(400):
        on = dice.choice(days)
        told = answer(programme, household(dice, on), on)
        if not told.facts:
            continue
        again = answer(programme, recalled(dict(told.facts), on), on)
        assert [(p.code, p.outcome, p.amount) for p in again.parts] == [
            (p.code, p.outcome, p.amount) for p in told.parts
        ]


def test_each_kind_of_fact_is_recalled() -> None:
    facts = {
        "household.size": 3, "household.adults": 2, "household.minors": 1, "status": "refused", "voluntary": True,
        "dates.refusal": "2026-03-02", "dates.last_assistance": "never", "wants.microbusiness": None,
        "person 1.nationality": "AM", "person 1.age": 34, "person 2.adult": True, "person 2.accompanying": True,
        "person 3.minor": True, "household.vulnerable": True,
    }  # fmt: skip
    found = recalled(facts, date(2026, 5, 4))
    first, second, third = found["persons"]
    assert (first["nationality"], first["birth_date"], second["principal"]) == ("AM", date(1992, 5, 1), False)
    assert second["birth_date"].year == 1996 and third["birth_date"].year == 2018
    assert found["dates"] == {"refusal": date(2026, 3, 2), "last_assistance": NEVER}
    assert found["wants"] == {"microbusiness": None} and found["status"] == "refused"
    assert [person.get("vulnerable") for person in found["persons"]] == [True, None, None]


def test_whoever_was_told_not_to_be_vulnerable_stays_so_where_somebody_is() -> None:
    found = recalled({"household.size": 2, "household.vulnerable": True, "person 1.vulnerable": False})
    assert [person["vulnerable"] for person in found["persons"]] == [False, True]


def test_facts_that_were_kept_when_a_return_was_taken_for_voluntary_are_told_so_still() -> None:
    assert recalled({"household.size": 1})["voluntary"] is True
    assert recalled({"household.size": 1, "voluntary": None})["voluntary"] is None
    assert recalled({"household.size": 1, "voluntary": False})["voluntary"] is False


def test_nothing_told_is_nobody() -> None:
    assert recalled({})["persons"] == []
