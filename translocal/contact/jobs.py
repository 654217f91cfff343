"""Background work: writing content-free notices, letting handovers expire, sealing the log of readings."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from translocal.access.identity import acting_as, system


@app.task(name="contact.send_notice", retry=5, pass_context=False)
def send_notice(notice_id: str) -> None:
    """Tell somebody by e-mail that something waits. The mail names no person, no case and no subject.

    The notice is taken and the mail handed over in one transaction: when the mail fails, the notice is free again.
    """
    with acting_as(system("postman")), connection.cursor() as cursor:
        cursor.execute("SELECT email, language FROM contact_take(%s)", [UUID(notice_id)])
        found = cursor.fetchone()
        if found:
            _write(notice_id, *found)


def _write(notice_id: str, email: str, language: str) -> None:
    with translation.override(language):
        EmailMessage(
            subject=_("Something waits for you in Translocal"),
            body=_("Sign in to see it: %(address)s") % {"address": settings.PUBLIC_ADDRESS},
            to=[email],
            headers={"Message-ID": f"<{notice_id}@{settings.MAIL_DOMAIN}>"},
        ).send()


@app.periodic(cron="7 * * * *")
@app.task(name="journal.seal_readings", queueing_lock="journal.seal_readings")
def seal_readings(timestamp: int) -> None:
    """Seal what was read, in batches."""
    with acting_as(system("sealer")), connection.cursor() as cursor:
        cursor.execute("SELECT journal_seal_readings()")


@app.periodic(cron="*/10 * * * *")
@app.task(name="jobs.revive", queueing_lock="jobs.revive", pass_context=True)
async def revive(context: Any, timestamp: int) -> None:
    """A job whose worker was killed stays "doing": run it again. Every job here is safe to repeat.

    A worker that was only slow may finish one meanwhile: that keeps nobody from the others.
    """
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=60):
        try:
            await app.job_manager.retry_job(job)
        except ConnectorException:
            if job.id and await app.job_manager.get_job_status_async(job.id) == Status.DOING:
                raise
