"""Lists of countries: who stands on them from day to day, also where one list joins others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from translocal.programmes import lists
from translocal.programmes.facts import PAST
from translocal.programmes.library import programmes
from translocal.programmes.sound import Unsound
from translocal.programmes.tests.examples import Example, examples, files
from translocal.programmes.timeline import turns

EXAMPLES = [example for path in files() for example in examples(path)]
PARTS = ("eu-visa-exempt", "eu-citizens", "eea-and-swiss")
JOINING = "format: 1\ncode: all-of-them\ntext: all of them\njoins: [eu-citizens, %s]\n"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "list.yaml"
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize("day", ["2005-06-01", "2013-06-30", "2013-07-01", "2020-01-31", "2020-02-01", "2024-06-01"])
def test_whoever_stands_on_one_of_its_lists_stands_on_a_list_that_joins_them(day: str) -> None:
    on, known = date.fromisoformat(day), lists.shared()
    parts = {code for part in PARTS for code in known[part].countries(on)}
    assert known["needs-no-visa"].countries(on) == sorted(parts)


@pytest.mark.parametrize("code", ["DE", "BE", "RO", "HR", "GB", "NO", "IS", "LI", "CH"])
@pytest.mark.parametrize("day", ["2013-06-30", "2013-07-01", "2020-01-31", "2020-02-01", "2021-01-01"])
def test_europeans_needed_no_visa_on_any_day_since_2012(code: str, day: str) -> None:
    assert lists.shared()["needs-no-visa"].holds(code, date.fromisoformat(day)) is True


def test_a_list_that_joins_what_nobody_knows_is_refused(written: Callable[[str], Path]) -> None:
    with pytest.raises(Unsound, match="“the-moon” is no list of countries"):
        lists.read(written(JOINING % "the-moon"), lists.shared())
    found = lists.read(written(JOINING % "eea-and-swiss"), lists.shared())
    assert found.holds("CH", date(2024, 6, 1)) and not found.holds("AM", date(2024, 6, 1))


def told(code: str, day: date) -> list[str]:
    return [text for turn in turns(programmes()[code]) if turn.day == day for text, _reference in turn.lines]


def test_whoever_goes_over_from_one_list_to_another_neither_joins_nor_leaves() -> None:
    assert [text for text in told("be-reintegration", date(2013, 7, 1)) if "Croatia" in text] == []
    assert [text for text in told("no-avr", date(2020, 2, 1)) if "United Kingdom" in text] == []


@pytest.mark.parametrize(
    ("code", "day", "who"),
    [
        ("be-reintegration", "2007-01-19", "Antigua"),  # no rule asked for a visa before 15 May 2012
        ("be-reintegration", "2011-01-11", "Taiwan"),
        ("be-reintegration", "2020-02-01", "United Kingdom"),  # no rule asked for the fifteen before 2022
        ("be-departure-premium", "2020-02-01", "United Kingdom"),
    ],
)
def test_a_list_that_no_rule_asked_then_changed_nothing_and_is_not_told(code: str, day: str, who: str) -> None:
    assert [text for text in told(code, date.fromisoformat(day)) if who in text] == []


def test_a_change_of_a_list_is_told_once_while_a_rule_asks_it() -> None:
    for day, who in ((date(2014, 4, 28), "Moldova"), (date(2017, 6, 11), "Ukraine"), (date(2024, 1, 1), "Kosovo")):
        for code in ("be-reintegration", "be-departure-premium"):
            assert len([text for text in told(code, day) if who in text]) == 1


def test_the_inquiry_for_brazilians_stands_in_the_timeline() -> None:
    (turn,) = [turn for turn in turns(programmes()["be-reintegration"]) if turn.day == date(2013, 1, 1)]
    assert "for people from Brazil a social inquiry comes first" in turn.heading


def test_the_timeline_tells_of_a_country_and_not_of_a_person() -> None:
    (line,) = told("be-reintegration", date(2025, 12, 1))
    assert line == "Leaves “countries whose nationals get the budget although they need no visa”: Brazil"
    assert "They are from Brazil" not in str(turns(programmes()["be-reintegration"]))


def test_what_is_asked_before_a_day_and_after_it_is_neither_new_nor_gone() -> None:
    lines = told("be-reintegration", date(2022, 1, 1))
    assert [line for line in lines if "They need a visa" in line] == []
    assert "No longer asked: They were ordered to leave." in lines


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tell)
def test_no_example_tells_of_something_past_that_lies_ahead(example: Example) -> None:
    days = [example.household["dates"].get(name) for name in PAST]
    assert all(day <= example.on for day in days if isinstance(day, date))
