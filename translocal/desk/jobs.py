"""The clock of the desk: drafts that nobody came back to are forgotten."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from procrastinate.contrib.django import app

from translocal.access.identity import acting_as, system

KEPT = timedelta(days=30)


@app.periodic(cron="30 4 * * *")
@app.task(name="desk.forget_drafts", queueing_lock="desk.forget_drafts")
def forget_drafts(timestamp: int) -> None:
    """Delete drafts that were not touched for thirty days."""
    before = datetime.fromtimestamp(timestamp, tz=UTC) - KEPT
    with acting_as(system("sealer")), connection.cursor() as cursor:
        cursor.execute("SELECT desk_forget_old(%s)", [before])
