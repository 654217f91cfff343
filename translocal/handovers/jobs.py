"""The clock of the handovers."""

from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from translocal.access.identity import Identity, acting_as, system
from translocal.actions.engine import run_errand
from translocal.core.reasons import Refusal
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover

CLOCK = "handover-clock"


@app.task(name="handovers.expire")
def expire(handover_id: str, case_id: str) -> None:
    """Let one handover expire, if it is still waiting."""

    def step(role: Identity) -> None:
        handover = Handover.objects.filter(pk=UUID(handover_id)).first()
        if handover:
            handovers.expire(handover, by=role)

    try:
        run_errand(CLOCK, UUID(case_id), step)
    except Refusal:
        # Answered in the meantime: nothing is left to do.
        return


@app.periodic(cron="*/15 * * * *")
@app.task(name="handovers.sweep", queueing_lock="handovers.sweep")
def sweep(timestamp: int) -> None:
    """Find the overdue ones and defer a job for each, on one case at a time."""
    with acting_as(system(CLOCK)), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM handovers_overdue(500)")
        for handover_id, case_id in cursor.fetchall():
            expire.configure(queueing_lock=f"expire-{handover_id}").defer(
                handover_id=str(handover_id), case_id=str(case_id)
            )
