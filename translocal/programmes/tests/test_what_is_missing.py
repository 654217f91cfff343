"""What nobody knows never decides: whatever it turns out to be, an answer that was given without it stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translocal.programmes.answer import UNKNOWN, answer
from translocal.programmes.facts import (
    APPROVALS,
    CIRCUMSTANCES,
    DATES,
    DETAINED,
    EXCLUSIONS,
    NEVER,
    PAST,
    STATUSES,
    WANTS,
)
from translocal.programmes.household import complete
from translocal.programmes.library import programmes

COUNTRIES = ["AM", "AL", "BR", "CH", "ES", "GB", "GE", "IQ", "MD", "NO", "RO", "RS", "SY", "UA", "XK"]
PERSON = ("birth_date", "nationality", "vulnerable", "unaccompanied", *EXCLUSIONS)
Household = dict[str, Any]


def some_of(known: tuple[str, ...]) -> st.SearchStrategy[dict[str, bool]]:
    return st.lists(st.sampled_from(known), max_size=3).map(lambda named: complete(named, known))


@st.composite
def asked(draw: st.DrawFn, code: str) -> tuple[Household, Household, date]:
    """A household of which everything is known, the same one with gaps, and a day near a change of the rules."""
    programme = programmes()[code]
    begins = draw(st.sampled_from([period.begins for period in programme.periods]))
    on = begins + timedelta(days=draw(st.integers(-1, 900)))
    near = st.integers(-400, 400).map(lambda days: on + timedelta(days=days))
    before = st.integers(0, 2200).map(lambda days: on - timedelta(days=days))
    persons = [
        {
            "birth_date": on - timedelta(days=draw(st.integers(0, 9000))), "nationality": draw(st.sampled_from(COUNTRIES)),
            "principal": place == 0, "vulnerable": draw(st.booleans()), "unaccompanied": draw(st.booleans()),
            **{name: draw(st.booleans()) for name in EXCLUSIONS},
        }
        for place in range(draw(st.integers(1, 5)))
    ]  # fmt: skip
    whole = {
        "persons": persons, "status": draw(st.sampled_from(STATUSES)), "voluntary": draw(st.booleans()),
        "dates": {name: draw(st.one_of(before if name in PAST else near, st.just(NEVER))) for name in DATES},
        "wants": draw(some_of(WANTS)), "circumstances": draw(some_of(CIRCUMSTANCES)), "approvals": draw(some_of(APPROVALS)),
    }  # fmt: skip
    # Of whom everything is known, whoever stays as detained is in detention.
    whole["circumstances"]["in_detention"] |= whole["status"] == DETAINED
    return whole, draw(with_gaps(whole)), on


@st.composite
def with_gaps(draw: st.DrawFn, whole: Household) -> Household:
    def kept(known: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
        gone = draw(st.sets(st.sampled_from(names), max_size=2))
        return {name: None if name in gone else value for name, value in known.items()}

    gaps = kept(whole, ("status", "voluntary", "wants", "circumstances", "approvals"))
    gaps["dates"] = kept(whole["dates"], DATES)
    gaps["persons"] = [kept(person, PERSON) for person in whole["persons"]]
    return gaps


@pytest.mark.parametrize("code", programmes())
@given(told=st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_that_needed_no_more_stays_whatever_turns_out(code: str, told: st.DataObject) -> None:
    whole, gaps, on = told.draw(asked(code))
    full = {part.code: part for part in answer(programmes()[code], whole, on).parts}
    for part in answer(programmes()[code], gaps, on).parts:
        if part.outcome != UNKNOWN:
            assert (part.outcome, part.amount) == (full[part.code].outcome, full[part.code].amount)
