"""Conditions hold, do not hold, or are not known; what is not known never decides."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translocal.programmes import sound
from translocal.programmes.conditions import Condition, Reading, judge
from translocal.programmes.facts import Facts, age

TREE = """
all:
  - {fact: household.size, at_least: 2, text: They are at least two., reference: S1}
  - any:
      - {fact: household.vulnerable, is: yes, text: Somebody is vulnerable., reference: S1}
      - not: {fact: wants.microbusiness, is: yes, text: They want a business., reference: S1}
        text: They want no business.
        reference: S1
"""
ON = date(2026, 5, 4)


def tree(written: str = TREE) -> Condition:
    flaws: list[str] = []
    found = Reading({})(sound.texts("test.yaml", written), "when", flaws)
    assert flaws == []
    return found


def holds(vulnerable: bool | None, business: bool | None, size: int = 2) -> bool | None:
    people = [{"vulnerable": vulnerable}] + [{"vulnerable": False}] * (size - 1)
    return judge(tree(), Facts({"persons": people, "wants": {"microbusiness": business}}, ON)).holds


@pytest.mark.parametrize(
    ("vulnerable", "business", "expected"),
    [(True, None, True), (None, False, True), (False, True, False), (None, True, None), (False, None, None)],
)
def test_what_is_not_known_stays_not_known(
    vulnerable: bool | None, business: bool | None, expected: bool | None
) -> None:
    assert holds(vulnerable, business) is expected


def test_one_known_no_is_enough_for_a_no() -> None:
    assert holds(None, None, size=1) is False


@given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]))
def test_an_answer_given_without_a_fact_is_the_answer_whatever_the_fact(a: bool | None, b: bool | None) -> None:
    """Kleene: filling in what is missing never turns a yes into a no."""
    known = holds(a, b)
    if known is not None:
        full = product([a] if a is not None else [True, False], [b] if b is not None else [True, False])
        assert {holds(x, y) for x, y in full} == {known}


def test_the_parts_that_decided_are_told() -> None:
    facts = Facts({"persons": [{"vulnerable": False}], "wants": {"microbusiness": True}}, ON)
    told = [(reason.holds, reason.text) for reason in judge(tree(), facts).reasons()]
    assert told == [
        (False, "They are at least two."),
        (False, "Somebody is vulnerable."),
        (False, "They want no business."),
    ]


@pytest.mark.parametrize(
    ("written", "person", "expected"),
    [
        ("{fact: person.nationality, in: [AM, GE], text: t, reference: S1}", {"nationality": "AM"}, True),
        ("{fact: person.nationality, not_in: [AM, GE], text: t, reference: S1}", {"nationality": "NO"}, True),
        ("{fact: person.nationality, is: AM, text: t, reference: S1}", {"nationality": ""}, None),
        ("{fact: person.age, at_most: 17, text: t, reference: S1}", {"birth_date": date(2008, 5, 5)}, True),
        ("{fact: person.age, at_most: 17, text: t, reference: S1}", {"birth_date": date(2008, 5, 4)}, False),
        ("{fact: person.birth_date, at_least: 2008-01-01, text: t, reference: S1}", {}, None),
        ("{fact: person.unaccompanied, is: no, text: t, reference: S1}", {"unaccompanied": False}, True),
    ],
)
def test_a_question_about_one_person(written: str, person: dict[str, object], expected: bool | None) -> None:
    assert judge(tree(written), Facts({"persons": [person]}, ON), 0).holds is expected


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (ON, ON, 0),
        (None, ON, None),
    ],
)
def test_years_are_whole_and_known_on_the_day(born: date | None, on: date, years: int | None) -> None:
    assert age(born, on) == years


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ([date(1980, 1, 1), None], None),
        ([None, date(2008, 5, 5)], True),
        ([date(1980, 1, 1), date(2008, 5, 4)], False),
    ],
)
def test_one_person_under_18_is_enough_whatever_the_age_of_the_others(
    born: list[date | None], expected: bool | None
) -> None:
    asked = tree("{fact: household.has_minor, is: yes, text: t, reference: S1}")
    assert judge(asked, Facts({"persons": [{"birth_date": day} for day in born]}, ON)).holds is expected
