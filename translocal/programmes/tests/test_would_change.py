"""What would change an answer is told as spans of days, and is true on every day of them and on no other."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from translocal.programmes.answer import Answer, answer
from translocal.programmes.days import Limit
from translocal.programmes.facts import NEVER, Facts
from translocal.programmes.household import read
from translocal.programmes.library import programmes
from translocal.programmes.spans import OPEN_DAYS, Span, _reaches, spans
from translocal.programmes.tests.chance import household, some_days
from translocal.programmes.would_change import Change, _open_questions, _with, changes

A_DAY = timedelta(days=1)
PERSON = {"id": "1", "birth_date": "1980-01-01", "nationality": "AM", "principal": True}


def told(code: str, on: str, **known: Any) -> list[str]:
    day, programme = date.fromisoformat(on), programmes()[code]
    about = read({"persons": [PERSON], "voluntary": True, **known}, day)
    found = changes(programme, about, day, answer(programme, about, day))
    return [change.text.replace("\u00a0", " ") for change in found]


def test_whoever_has_not_applied_yet_learns_until_when_and_what_for() -> None:
    assert told("fr-ofii", "2024-05-04", dates={"order_to_leave": "2024-05-01", "arrival_in_host": "2023-05-04"}) == [
        "If they applied from 4 August 2023 to 1 June 2024: 1,200.00 EUR.",
        "If they applied from 2 June 2024 to 1 September 2024: 600.00 EUR.",
        "If they applied on 2 September 2024 or later: 400.00 EUR.",
    ]


def test_whoever_applied_too_early_learns_from_which_day_on_it_is_open() -> None:
    dates = {"arrival_in_host": "2024-03-01", "order_to_leave": "2024-04-10", "application": "2024-05-04"}
    assert told("fr-ofii", "2024-05-04", dates=dates) == [
        "If they applied from 1 June 2024 to 10 August 2024: 600.00 EUR instead of 0.00 EUR.",
        "If they applied on 11 August 2024 or later: 400.00 EUR instead of 0.00 EUR.",
    ]


def test_a_day_that_never_came_can_still_come() -> None:
    assert "If they applied by 20 April 2015: 700.00 EUR." in told(
        "be-reintegration", "2014-05-04", status="refused",
        dates={"order_to_leave": "2014-04-20", "asylum_application": "2012-01-01", "application": "never"},
    )  # fmt: skip


ASSISTED = {"circumstances": [], "approvals": [], "dates": {"last_assistance": "2021-05-06"}}
AGAIN = "If they asked on 6 May 2026, by the rules that are known: 350.00 EUR instead of 0.00 EUR."


@pytest.mark.parametrize("on", ["2026-05-05", "2026-05-01", "2022-01-01"])
def test_a_refusal_that_ends_by_itself_tells_the_day_however_near_it_is(on: str) -> None:
    assert told("be-departure-premium", on, **ASSISTED) == [AGAIN]


def test_a_refusal_that_has_ended_or_that_nothing_else_lifts_tells_no_day() -> None:
    assert told("be-departure-premium", "2026-05-06", **ASSISTED) == []
    assert told("be-departure-premium", "2026-05-05", **{**ASSISTED, "voluntary": False}) == []


def test_a_refusal_that_ends_on_a_leap_day_ends_when_five_years_are_over() -> None:
    dates = {"last_assistance": "2020-02-29"}
    assert told("be-departure-premium", "2025-02-27", **{**ASSISTED, "dates": dates})[0].startswith(
        "If they asked on 1 March 2025"
    )


def test_what_would_then_be_open_is_told_too() -> None:
    (line,) = told("be-reintegration", "2026-05-05", **ASSISTED)
    assert line.startswith("If they asked on 6 May 2026, by the rules that are known: then this is possible")
    assert line.endswith("“Reintegration budget”, “Support for a microbusiness”")


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "back", [Limit("on", months=-3), Limit("on", years=-5), Limit("on", days=-30), Limit("on", months=1, days=2)]
)
def test_a_limit_that_is_reckoned_back_turns_on_the_first_day_that_reaches_it(month: int, back: Limit) -> None:
    for day in (1, 15, 28, 29, 30, 31):
        if day <= 28 or (month != 2 and (day < 31 or month in (1, 3, 5, 7, 8, 10, 12))):
            found = date(2024, month, day)
            (turn,) = _reaches(back, found)
            assert back.from_day(turn) >= found > back.from_day(turn - A_DAY)


def comes_to(came: Answer) -> tuple[Any, ...]:
    return came.total, tuple((part.code, part.outcome, part.amount) for part in came.parts)


@pytest.mark.parametrize("code", programmes())
def test_within_a_span_the_answer_is_the_same_on_every_day(code: str) -> None:
    """By chance: whichever day of a span is chosen, each component comes to the same."""
    dice, programme = random.Random(code), programmes()[code]
    for _number in range(120):
        on = dice.choice(some_days(programme))
        about = household(dice, on)
        facts = Facts(about, on)
        questions = list(_open_questions(programme, on))
        for fact in OPEN_DAYS:
            for span in spans(fact, questions, facts):
                first = comes_to(answer(programme, _with(about, fact, span.day), on))
                for day in days_of(span, dice):
                    assert comes_to(answer(programme, _with(about, fact, day), on)) == first, (on, about, span, day)


def days_of(span: Span, dice: random.Random) -> list[date]:
    begin = span.first or (span.last or date.max) - timedelta(days=400)
    end = span.last or begin + timedelta(days=400)
    return [begin, end, begin + timedelta(days=dice.randint(0, (end - begin).days))]


@pytest.mark.parametrize("code", programmes())
def test_what_is_told_is_what_would_come_and_never_what_comes_already(code: str) -> None:
    dice, programme = random.Random(f"{code} told"), programmes()[code]
    for _number in range(60):
        on = dice.choice(some_days(programme))
        about = household(dice, on)
        now = answer(programme, about, on)
        for change in changes(programme, about, on, now):
            check(change, programme, about, on, now)


def check(change: Change, programme: Any, about: Any, on: date, now: Answer) -> None:
    later = change.field == "on"
    other = (
        answer(programme, about, change.value)
        if later
        else answer(programme, _with(about, change.field, change.value), on)
    )
    assert not later or change.value > on
    assert other.total == change.total, change
    assert other.total != now.total or change.possible, change
    if change.field in OPEN_DAYS:
        known = Facts(about, on).ask(change.field)
        assert known in (None, NEVER) or known != change.value
