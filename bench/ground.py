"""What is measured on: a server of its own in var/bench, a generated caseload, and who looks at it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

HOME = Path(__file__).resolve().parents[1]
SETTINGS = "bench.settings"
PATIENCE = 120

# The one whose number of cases comes nearest to what the table of the bars says.
_NEAREST = """
    SELECT a.staff_id, count(*) FROM access_access a
    WHERE a.kind = 'case' AND a.role = %s AND {standing}
    GROUP BY 1 ORDER BY abs(count(*) - %s), 1 LIMIT 1
"""
_WITH_HANDOVERS = """
    SELECT p.staff_id, count(*) FROM handovers_handover h JOIN organisations_post p ON p.team_id = h.to_team_id
    WHERE p.until IS NULL AND p.role = 'return_counsellor' AND h.state <> 'draft'
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1
"""


@dataclass(frozen=True)
class Reader:
    """Somebody who looks, and how much they reach."""

    staff: UUID
    cases: int


@dataclass(frozen=True)
class Ground:
    """The readers of a measurement."""

    cases: int
    events: int
    worker: Reader
    lead: Reader
    desk: Reader
    counsellor: Reader
    # Which share of the processor other machines on the same host had meanwhile, and how many pieces were asked again for it.
    lent: float = 0.0
    asked_again: int = 0


@contextmanager
def prepared(cases: int) -> Iterator[str]:
    """The database of this size, made once and kept; yields the address of the login that sees everything."""
    os.environ["TRANSLOCAL_VAR"] = str(HOME / "var" / "bench" / str(cases))
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ.pop("DATABASE_URL", None)
    from translocal.runtime.surroundings import surroundings

    with surroundings(demo=False):
        run("migrate", "--quiet")
        url = os.environ["MIGRATOR_DATABASE_URL"]
        with psycopg.connect(url, autocommit=True) as connection:
            found = connection.execute(
                "SELECT count(*), (SELECT count(*) FROM budgets_budget) FROM cases_case"
            ).fetchone()
            if found and found[0] and not found[1]:
                raise RuntimeError(
                    f"This caseload was made before budgets were: remove var/bench/{cases} and begin anew."
                )
            if not found or found[0] < cases:
                run("generate", "--cases", str(cases), "--today", first_day())
                connection.execute("VACUUM (ANALYZE)")
        settle(url)
        yield url
    for name in ("DATABASE_URL", "MIGRATOR_DATABASE_URL", "JOBS_DATABASE_URL"):
        os.environ.pop(name, None)


def settle(url: str) -> None:
    """Let what was written come to rest: else the first minutes measure a checkpoint that writes it out, and the vacuum of
    the server, since every page that is shown commits a line of the log of readings and waits for the same disk.
    """
    from translocal.runtime.postgres import SUPERUSER

    deadline = time.monotonic() + PATIENCE
    with psycopg.connect(url, user=SUPERUSER, autocommit=True) as connection:
        busy = "SELECT FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'"
        while connection.execute(busy).fetchone() is not None and time.monotonic() < deadline:
            time.sleep(1)
        connection.execute("CHECKPOINT")


def first_day() -> str:
    """The day on which this caseload was begun: the same one when it is gone on with."""
    kept = Path(os.environ["TRANSLOCAL_VAR"]) / "first-day"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{datetime.now(UTC):%Y-%m-%d}", encoding="ascii")
    return kept.read_text(encoding="ascii")


def run(*words: str) -> None:
    """One of the commands of translocal, under the settings of the measurement."""
    subprocess.run([sys.executable, "-m", "translocal", *words], check=True, cwd=HOME)


def readers(url: str) -> Ground:
    """Choose who looks."""
    with psycopg.connect(url) as connection:

        def one(query: str, *values: Any) -> Reader:
            found = connection.execute(query.encode(), values).fetchone()
            assert found is not None, "the caseload is too small"
            return Reader(found[0], found[1])

        events = connection.execute("SELECT coalesce(sum(seq), 0) FROM journal_head").fetchone()
        cases = connection.execute("SELECT count(*) FROM cases_case").fetchone()
        return Ground(
            int(cases[0]) if cases else 0,
            int(events[0]) if events else 0,
            one(_NEAREST.format(standing="a.standing <> 'lead'"), "social_worker", 60),
            one(_NEAREST.format(standing="a.standing = 'lead'"), "social_worker", 5000),
            one(_WITH_HANDOVERS),
            one(_NEAREST.format(standing="a.standing = 'active'"), "reintegration_counsellor", 60),
        )


def programme_manager(url: str) -> UUID:
    """Whoever answers for the programme; the generated world has none, so that one is made."""
    with psycopg.connect(url) as connection:
        query = "SELECT staff_id FROM organisations_post WHERE role = 'programme_manager' AND until IS NULL LIMIT 1"
        found = connection.execute(query).fetchone()
        if found is None:
            connection.execute(
                "INSERT INTO organisations_post (id, staff_id, team_id, role, is_lead, since)"
                " SELECT gen_random_uuid(), staff_id, team_id, 'programme_manager', false, now() FROM organisations_post"
                " WHERE until IS NULL ORDER BY id LIMIT 1"
            )
            found = connection.execute(query).fetchone()
    assert found is not None
    return UUID(str(found[0]))
