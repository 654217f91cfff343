"""The clock of retention: notes of a "not now" are erased after the time the service has set."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from translocal.access.identity import acting_as, system
from translocal.actions.errands import carry_out
from translocal.counselling import actions as counselling

CLOCK = "retention"


@app.task(name="counselling.erase_talk")
def erase_talk(talk_id: str) -> None:
    """Erase one talk, unless they came back to it."""
    carry_out(CLOCK, counselling.erase, talk_id, talk_id)


@app.periodic(cron="10 4 * * *")
@app.task(name="counselling.sweep_talks", queueing_lock="counselling.sweep_talks")
def sweep_talks(timestamp: int) -> None:
    """Find the talks that rested longer than they are kept and defer a job for each."""
    before = datetime.fromtimestamp(timestamp, tz=UTC) - timedelta(days=settings.TALK_KEPT_DAYS)
    with acting_as(system(CLOCK)), connection.cursor() as cursor:
        cursor.execute("SELECT counselling_talks_to_erase(%s)", [before])
        for (talk_id,) in cursor.fetchall():
            erase_talk.defer(talk_id=str(talk_id))
