"""A clock that can be told: what happened to invented people took months, and is loaded in seconds."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

# A story says when it goes on, and goes on at that moment.
Story = Iterator[datetime]
AsOwner = Callable[[str], object]
SATURDAY, WEEK = 5, 7

_CLOCK = "CREATE OR REPLACE FUNCTION translocal_clock() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$\n    {}\n$$"
REAL = _CLOCK.format("SELECT clock_timestamp()")
TOLD = _CLOCK.format(
    "SELECT clock_timestamp() + coalesce(nullif(current_setting('translocal.behind', true), ''), '0')::interval"
)


class Calendar:
    """Days seen from the day on which the stories are told, whatever the clock says meanwhile; all on days on which people work."""

    def __init__(self) -> None:
        self.today = timezone.localtime()

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment so many days before today, and never later than now."""
        day = self.today.date() - timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - SATURDAY + 1))
        return min(self.today, self._at(day, hour, minute))

    def ahead(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        day = self.today.date() + timedelta(days=days)
        day += timedelta(days=max(0, WEEK - day.weekday()) if day.weekday() >= SATURDAY else 0)
        return self._at(day, hour, minute)

    def _at(self, day: date, hour: int, minute: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.today.tzinfo)


def tell(stories: Iterable[Story], as_owner: AsOwner) -> None:
    """Let the stories go on in the order of time, each at its moment."""
    with clock_that_can_be_told(as_owner) as set_to:
        coming = [(moment, number, story) for number, story in enumerate(stories) for moment in _next(story)]
        heapq.heapify(coming)
        while coming:
            moment, number, story = heapq.heappop(coming)
            set_to(moment)
            for following in _next(story):
                heapq.heappush(coming, (following, number, story))


def _next(story: Story) -> list[datetime]:
    return [moment for moment in [next(story, None)] if moment is not None]


@contextmanager
def clock_that_can_be_told(as_owner: AsOwner) -> Iterator[Callable[[datetime], None]]:
    """A clock here and in the database that runs on from the moment to which it is set, and is never set back.

    Only the owner of the database can put such a clock there; afterwards the real one is in its place again.
    """
    real, behind = timezone.now, timedelta.min

    def set_to(moment: datetime) -> None:
        nonlocal behind
        behind = max(behind, moment - real())
        timezone.now = lambda: real() + behind
        _set_database_back(behind)

    as_owner(TOLD)
    try:
        yield set_to
    finally:
        timezone.now = real
        as_owner(REAL)
        _set_database_back(timedelta())


def _set_database_back(by: timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('translocal.behind', %s, false)", [f"{by.total_seconds()} seconds"])
