"""The demo's households come a long way in months, one thing after the other, and what keeps the time keeps it again afterwards."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_owner, ask, one
from translocal import demo
from translocal.access import guards
from translocal.demo import calendar
from translocal.demo.calendar import Calendar, Story
from translocal.demo.tests.test_load import as_the_owner, nobody_yet
from translocal.journal import chain

__all__ = ["nobody_yet"]
CLOCK = "SELECT pg_get_functiondef('translocal_clock'::regproc)"
DAY = timedelta(days=1)


@pytest.fixture
def loaded(nobody_yet: None) -> None:
    demo.load(as_the_owner)


def test_what_happened_is_told_over_months_and_in_its_order(loaded: None) -> None:
    rows = ask("SELECT stream, at FROM journal_event WHERE case_id IS NOT NULL ORDER BY stream, seq")
    by_stream: dict[Any, list[datetime]] = {}
    for stream, at in rows:
        by_stream.setdefault(stream, []).append(at)
    assert all(moments == sorted(moments) for moments in by_stream.values())
    whole = max(by_stream.values(), key=len)
    assert len({at.date() for at in whole}) > 25 and whole[-1] - whole[0] > 250 * DAY
    assert max(at for _stream, at in rows) <= timezone.now()
    assert one("SELECT count(*) FROM contact_notice WHERE at > now()") == 0


def test_nobody_works_on_a_sunday_or_at_night(loaded: None) -> None:
    here = [timezone.localtime(at) for (at,) in ask("SELECT at FROM journal_event WHERE case_id IS NOT NULL")]
    earlier = [at for at in here if at < Calendar().ago(1)]
    assert earlier and {at.weekday() for at in earlier} == {0, 1, 2, 3, 4}
    assert all(8 <= at.hour <= 20 for at in earlier)


def test_the_chain_of_the_journal_is_whole(loaded: None) -> None:
    with as_owner():
        report = chain.check(connection.connection)
    assert report.bad == 0 and report.events > 150


def test_who_a_case_stands_with_and_when_are_told_by_the_same_clock(loaded: None) -> None:
    """What the application dates and what the database dates lie together: a place taken, and the event that tells it."""
    apart = ask(
        "SELECT count(*), max(abs(extract(epoch FROM e.at - i.since))) FROM cases_involvement i JOIN journal_event e"
        " ON e.case_id = i.case_id AND e.name = 'handover.accepted' AND e.actor = i.staff_id WHERE i.standing = 'active'"
    )
    assert apart[0][0] > 5 and apart[0][1] < 60
    late = "SELECT count(*) FROM access_access a WHERE a.standing <> 'errand' AND a.updated_at < %s"
    assert one(late, timezone.now() - DAY) > 10


def test_old_news_was_read_and_what_came_lately_was_not(loaded: None) -> None:
    old, lately = (
        f"SELECT count(*) FROM contact_notice WHERE read_at IS NULL AND at {side} %s" for side in ("<", ">=")
    )
    since = Calendar().ago(demo.READ)
    assert one(old, since) == 0 and one(lately, since) > 3


def test_afterwards_the_clock_is_the_real_one(nobody_yet: None) -> None:
    before = one(CLOCK)
    demo.load(as_the_owner)
    assert one(CLOCK) == before and calendar.REAL in "\n".join(guards.statements())
    assert abs(one("SELECT translocal_clock()") - timezone.now()) < timedelta(seconds=5)
    assert one("SELECT current_setting('translocal.behind')") == "0.0 seconds"


def test_a_story_that_breaks_off_leaves_the_real_clock(cast: Cast) -> None:
    def breaks_off() -> Story:
        yield Calendar().ago(30)
        raise RuntimeError("broken off")

    before = one(CLOCK)
    with pytest.raises(RuntimeError, match="broken off"):
        calendar.tell([breaks_off()], as_the_owner)
    assert one(CLOCK) == before and abs(one("SELECT translocal_clock()") - timezone.now()) < timedelta(seconds=5)


def test_stories_go_on_in_the_order_of_time_and_never_back(cast: Cast) -> None:
    told: list[tuple[str, datetime, datetime]] = []

    def goes_on(name: str, *days: int) -> Iterator[datetime]:
        for day in days:
            yield Calendar.ago(begun, day)
            told.append((name, timezone.now(), one("SELECT translocal_clock()")))

    begun = Calendar()
    calendar.tell([goes_on("a", 40, 10, 12), goes_on("b", 30, 20)], as_the_owner)
    assert [name for name, _here, _there in told] == ["a", "b", "b", "a", "a"]
    assert [here for _name, here, _there in told] == sorted(here for _name, here, _there in told)
    assert all(abs(here - there) < timedelta(seconds=5) for _name, here, there in told)


def test_the_application_cannot_say_what_time_it_is(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('translocal.behind', '-90 days', true), translocal_clock() - clock_timestamp()"
        )
        assert abs(cursor.fetchone()[1]) < timedelta(seconds=1)
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(calendar.TOLD)


def test_days_are_days_on_which_people_work() -> None:
    days = Calendar()
    for count in range(60):
        assert days.ago(count).weekday() < 5 and days.ahead(count).weekday() < 5
        assert days.ago(count) <= timezone.localtime() and days.ahead(count).date() >= days.today.date()
