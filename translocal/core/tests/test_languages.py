"""People are told what concerns them in more languages than the desk is worked with in."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override

from translocal.core.days import written
from translocal.core.languages import UNREAD, listed, right_to_left, told_in, unfinished

_PLACE = re.compile(r"%\(\w+\)s|%%")


def test_the_languages_of_the_desk_come_first_and_each_is_named_in_itself() -> None:
    told = told_in()
    assert told[: len(settings.LANGUAGES)] == settings.LANGUAGES
    assert dict(told)["ka"] == "ქართული" and set(UNREAD) <= set(dict(told))


def test_the_desk_itself_is_not_offered_in_a_language_nobody_has_read() -> None:
    assert not set(UNREAD) & set(dict(settings.LANGUAGES))


def test_arabic_alone_runs_from_right_to_left() -> None:
    assert [code for code, _name in told_in() if right_to_left(code)] == ["ar"]


@pytest.mark.parametrize(
    ("language", "told"), [("ru", "5 марта 2026\u202fг."), ("hy", "05 մարտի, 2026 թ."), ("en", "5 March 2026")]
)
def test_a_month_is_inflected_as_a_day_asks_for_it(language: str, told: str) -> None:
    with override(language):
        assert written(date(2026, 3, 5), "j F Y") == told


def test_words_are_listed_with_the_comma_of_the_language() -> None:
    with override("ar"):
        assert listed(["أ", "ب"]) == "أ، ب"
    with override("nl"):
        assert listed(["a", "b"]) == "a, b"


def test_the_full_stop_of_armenian_is_one_too() -> None:
    assert unfinished("Նրանք կամավոր են վերադառնում։") == "Նրանք կամավոր են վերադառնում"


@pytest.mark.parametrize("language", [code for code, _name in told_in() if code != "en"])
def test_no_place_for_a_name_or_a_sum_is_lost_or_invented(language: str) -> None:
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        words = [message for message in read_po(file) if message.id]
    for message in words:
        several = isinstance(message.id, tuple)
        asked = {place for text in (message.id if several else [message.id]) for place in _PLACE.findall(text)}
        for said in message.string if several else [message.string]:
            assert set(_PLACE.findall(said)) <= asked, message.id
            # A form for one, or for two, may leave the number out.
            assert several or set(_PLACE.findall(said)) == asked, message.id
