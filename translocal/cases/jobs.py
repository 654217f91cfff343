"""The clocks of cases: covers end on their day, files that nothing names are swept."""

import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from translocal.access.identity import acting_as, system
from translocal.access.lenses import Standing
from translocal.actions.errands import carry_out
from translocal.cases import actions as cases
from translocal.cases import reviewing
from translocal.cases.files import path_of

CLOCK = "cover-clock"
YOUNG = 24 * 60 * 60


@app.task(name="cases.end_cover")
def end_cover(grant_id: str, case_id: str) -> None:
    """End one cover, unless somebody did before."""
    carry_out(CLOCK, cases.end_cover, grant_id, case_id)


@app.task(name="cases.end_review")
def end_review(grant_id: str, case_id: str) -> None:
    """End one review, unless somebody did before."""
    carry_out(CLOCK, reviewing.end_review, grant_id, case_id)


ENDS = {Standing.COVER: end_cover, Standing.REVIEW: end_review}


@app.periodic(cron="20 * * * *")
@app.task(name="cases.sweep_covers", queueing_lock="cases.sweep_covers")
def sweep_covers(timestamp: int) -> None:
    """Find the covers and reviews whose last day has passed and defer a job for each."""
    today = datetime.fromtimestamp(timestamp, tz=UTC).date()
    with acting_as(system(CLOCK)), connection.cursor() as cursor:
        cursor.execute("SELECT grant_id, case_id, standing FROM cases_grants_due(%s)", [today])
        for grant_id, case_id, standing in cursor.fetchall():
            ENDS[Standing(standing)].defer(grant_id=str(grant_id), case_id=str(case_id))


@app.task(name="cases.erase_file")
def erase_file(stored: str) -> None:
    """Delete one stored file at once, unless something still names it. The nightly sweep finds what this one missed."""
    if stored not in _named():
        path_of(stored).unlink(missing_ok=True)


def _named() -> set[str]:
    with acting_as(system("sealer")), connection.cursor() as cursor:
        cursor.execute("SELECT cases_stored_files()")
        return {name for (name,) in cursor.fetchall()}


@app.periodic(cron="40 3 * * *")
@app.task(name="cases.sweep_files", queueing_lock="cases.sweep_files")
def sweep_files(timestamp: int) -> None:
    """Delete stored files that no document names; young ones may still get their row."""
    named = _named()
    for path in Path(settings.MEDIA_ROOT).glob("??/*"):
        if path.name not in named and path.stat().st_mtime < time.time() - YOUNG:
            path.unlink(missing_ok=True)
