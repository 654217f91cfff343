"""The clock of the handovers."""

from django.db import connection
from procrastinate.contrib.django import app

from translocal.access.identity import acting_as, system
from translocal.actions.errands import carry_out
from translocal.handovers import actions as handovers

CLOCK = "handover-clock"


@app.task(name="handovers.expire")
def expire(handover_id: str, case_id: str) -> None:
    """Let one handover expire, if it is still waiting."""
    carry_out(CLOCK, handovers.expire, handover_id, case_id)


@app.periodic(cron="*/15 * * * *")
@app.task(name="handovers.sweep", queueing_lock="handovers.sweep")
def sweep(timestamp: int) -> None:
    """Find the overdue ones and defer a job for each, on one case at a time."""
    with acting_as(system(CLOCK)), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM handovers_overdue(500)")
        for handover_id, case_id in cursor.fetchall():
            expire.defer(handover_id=str(handover_id), case_id=str(case_id))
