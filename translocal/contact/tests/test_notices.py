"""Notices: one for each, exactly once; a mail that says nothing; a job that outlives its worker."""

import asyncio
from typing import Any

import pytest
from django.core.mail import EmailMessage
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from tests.cast import Cast
from tests.truth import as_owner, as_staff, ask, one
from translocal.contact import jobs
from translocal.contact.models import Notice
from translocal.core.ids import uuid7
from translocal.handovers import actions as handovers

WAITING = "SELECT args->>'notice_id' FROM procrastinate_jobs WHERE task_name = 'contact.send_notice' ORDER BY id"


def run_the_jobs() -> None:
    for (notice,) in ask(WAITING):
        jobs.send_notice(notice)


def test_a_mail_names_no_person_no_case_and_no_subject(cast: Cast, mailoutbox: list[Any]) -> None:
    handover = cast.proposed()
    run_the_jobs()
    whole = "".join(mail.message().as_string() for mail in mailoutbox)
    words = (
        "Aram",
        "Vardanyan",
        handover.case.reference,
        "handover",
        "return",
        "Lies",
        str(handover.pk),
        str(handover.case_id),
    )
    assert len(mailoutbox) == 2 and [word for word in words if word in whole] == []


def test_a_job_that_runs_twice_mails_once(cast: Cast, mailoutbox: list[Any]) -> None:
    cast.proposed()
    run_the_jobs()
    run_the_jobs()
    assert len(mailoutbox) == 2 and len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 2


def test_a_mail_that_fails_is_tried_again(cast: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    cast.proposed()
    with monkeypatch.context() as broken, pytest.raises(OSError, match="no route"):
        broken.setattr(EmailMessage, "send", unreachable)
        run_the_jobs()
    run_the_jobs()
    assert len(mailoutbox) == 2


def unreachable(_mail: EmailMessage) -> None:
    raise OSError("no route to host")


def test_a_closed_account_gets_no_mail(cast: Cast, mailoutbox: list[Any]) -> None:
    cast.proposed()
    ask("UPDATE organisations_staff SET is_active = false RETURNING id")
    run_the_jobs()
    assert mailoutbox == []


def test_an_action_sent_twice_leaves_one_notice_and_one_job_each(cast: Cast) -> None:
    draft, action_id = cast.drafted(), uuid7()
    for _once in range(2):
        handovers.propose(draft, by=cast.lies, action_id=action_id)
    assert one("SELECT count(*) FROM contact_notice") == 2
    assert len(ask(WAITING)) == 2


def test_a_notice_is_read_by_its_own_reader_only(cast: Cast) -> None:
    cast.proposed()
    for who, count in ((cast.marc, 1), (cast.lies, 0), (cast.sam, 0), (cast.tom, 0)):
        with as_staff(who):
            assert Notice.objects.count() == count


STATES = "SELECT status::text FROM procrastinate_jobs WHERE task_name = 'contact.send_notice' ORDER BY id"


def test_the_job_of_a_killed_worker_is_done_again(held: Cast) -> None:
    asyncio.run(revive())
    assert ask(STATES) == [("todo",), ("todo",)]


def test_a_job_that_is_finished_meanwhile_keeps_nobody_from_the_others(
    held: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that was only slow has finished the first one between the clock's look and its hand."""
    looked = JobManager.get_stalled_jobs

    async def look(manager: JobManager, **since: Any) -> Any:
        stalled = sorted(await looked(manager, **since), key=lambda job: job.id)
        await manager.finish_job(stalled[0], Status.SUCCEEDED, delete_job=False)
        return stalled

    monkeypatch.setattr(JobManager, "get_stalled_jobs", look)
    asyncio.run(revive())
    assert ask(STATES) == [("succeeded",), ("todo",)]


@pytest.fixture
def held(kept: Cast) -> Cast:
    """Two mails in the hands of a worker that has not been heard of for five minutes."""
    kept.proposed()
    with as_owner() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    return kept


async def revive() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            await jobs.revive.func(None, 0)
