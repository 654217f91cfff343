"""What belongs to a request is kept by its thread: neither lost in it nor seen by another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone, translation

from translocal.runtime import threads


@pytest.fixture(autouse=True)
def kept_by_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module, name in threads._KEPT:
        monkeypatch.setattr(module, name, getattr(module, name))
    threads.keep_by_thread()
    yield


def test_each_thread_speaks_its_own_language_on_its_own_clock() -> None:
    together = Barrier(2, timeout=10)

    def answer(language: str, zone: str) -> tuple[str | None, str, str]:
        set_script_prefix(f"/{language}/")
        with translation.override(language), timezone.override(zone):
            together.wait()
            told = translation.get_language(), timezone.get_current_timezone_name(), get_script_prefix()
            together.wait()
        return told

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(answer, "nl", "Europe/Brussels"), pool.submit(answer, "fr", "Asia/Yerevan")
    assert one.result() == ("nl", "Europe/Brussels", "/nl/")
    assert other.result() == ("fr", "Asia/Yerevan", "/fr/")


def test_a_thread_to_which_nothing_was_told_has_what_the_settings_say() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(translation.get_language).result() == "en"
        assert pool.submit(timezone.get_current_timezone_name).result() == "Europe/Brussels"


def test_a_django_that_keeps_them_elsewhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_KEPT", ((timezone, "_where_it_was"),))
    with pytest.raises(RuntimeError, match=r"django\.utils\.timezone has no _where_it_was"):
        threads.keep_by_thread()
