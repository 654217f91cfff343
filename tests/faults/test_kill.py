"""kill -9 in the middle of the work: what was acknowledged is there, nothing is half, no notice is lost or doubled."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg
import pytest

from translocal.journal import chain
from translocal.runtime.database import APPLICATION, JOBS, MIGRATOR, create_roles, login_url
from translocal.runtime.postgres import Postgres

pytestmark = [pytest.mark.faults, pytest.mark.long]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "9"))

LOST = """
    SELECT count(*) FROM unnest(%s::uuid[]) AS said (id) WHERE NOT EXISTS (
        SELECT 1 FROM actions_receipt r JOIN journal_event e ON e.action_id = r.action_id
        WHERE r.action_id = said.id AND r.result IS NOT NULL)
"""
HALF = {
    "a receipt without its result or its event": """
        SELECT count(*) FROM actions_receipt r WHERE r.result IS NULL OR NOT EXISTS (
            SELECT 1 FROM journal_event e WHERE e.action_id = r.action_id)""",
    "an event without its receipt": """
        SELECT count(*) FROM journal_event e WHERE NOT EXISTS (
            SELECT 1 FROM actions_receipt r WHERE r.action_id = e.action_id)""",
    "an accepted handover in which nobody stands": """
        SELECT count(*) FROM handovers_handover h WHERE (h.state = 'accepted') <> EXISTS (
            SELECT 1 FROM cases_involvement i WHERE i.case_id = h.case_id AND i.role = 'return_counsellor'
            AND i.standing = 'active')""",
    "a question that nobody asks any longer": """
        SELECT count(*) FROM handovers_handover h WHERE (h.state = 'proposed') <> EXISTS (
            SELECT 1 FROM cases_involvement i WHERE i.case_id = h.case_id AND i.standing = 'preview')""",
    "a proposal with other than its two notices": """
        SELECT count(*) FROM journal_event e WHERE e.name = 'handover.proposed' AND 2 <> (
            SELECT count(*) FROM contact_notice n WHERE n.action_id = e.action_id)""",
    "a notice with other than one job": """
        SELECT count(*) FROM contact_notice n WHERE 1 <> (SELECT count(*) FROM procrastinate_jobs j
            WHERE j.task_name = 'contact.send_notice' AND j.args->>'notice_id' = n.id::text)""",
}
LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'contact.send_notice' AND status IN ('todo', 'doing')"


class House:
    """A database of its own, durable as in production, and the processes that work on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.server = Postgres(home / "pg")
        self.address = self.server.start()
        create_roles(self.address)
        self.acknowledged: list[str] = []
        self.running: list[subprocess.Popen[str]] = []
        self.say("prepare", role=MIGRATOR)

    def start(self, *words: str, role: str = APPLICATION) -> subprocess.Popen[str]:
        own = {"DJANGO_SETTINGS_MODULE": "translocal.settings.demo", "TRANSLOCAL_VAR": str(self.home),
               "DATABASE_URL": login_url(self.address, role=role, database="translocal"), "DATABASE_ROLE": ""}  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.actor", *words], env=os.environ | own, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(process)
        return process

    def say(self, *words: str, role: str = APPLICATION) -> str:
        process = self.start(*words, role=role)
        told, _nothing = process.communicate(timeout=120)
        assert process.returncode == 0, words
        return told

    def listen(self, stream: IO[str], lines: int) -> None:
        """Take down what was acknowledged; `lines` of it, or all that is still in the pipe of a dead process."""
        for number, line in enumerate(stream, start=1):
            if line.startswith("done ") and line.endswith("\n"):
                self.acknowledged.append(line.split()[1])
            if number == lines:
                return

    def kill_database(self) -> None:
        assert self.server.postmaster is not None
        kill(self.server.postmaster)
        self.server.stop()
        self.server = Postgres(self.home / "pg")
        self.server.start()

    def one(self, sql: str, *values: object) -> int:
        with psycopg.connect(login_url(self.address, database="translocal")) as connection:
            row = connection.execute(sql.encode(), values).fetchone()
        return int(row[0]) if row else -1

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                kill(process)
        self.server.stop()


def kill(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait(30)


@pytest.fixture(scope="module")
def after_the_kills() -> Iterator[House]:
    """Nine kills, of the actor, the worker and the database in turn; then a worker that finishes what is left."""
    with tempfile.TemporaryDirectory(prefix="translocal-faults-") as folder:
        house = House(Path(folder))
        try:
            batter(house)
            yield house
        finally:
            house.end()


def batter(house: House) -> None:
    dice = random.Random(7)
    actor, worker = house.start("run", "0"), house.start("work", role=JOBS)
    for turn in range(ROUNDS):
        assert actor.stdout is not None
        house.listen(actor.stdout, lines=dice.randrange(12, 40))
        time.sleep(dice.random() / 50)
        if turn % 3 == 0:
            kill(actor)
        elif turn % 3 == 1:
            kill(worker)
            worker = house.start("work", role=JOBS)
            continue
        else:
            house.kill_database()
            for process in (actor, worker):
                kill(process)
            worker = house.start("work", role=JOBS)
        house.listen(actor.stdout, lines=-1)
        actor = house.start("run", str(turn + 1))
    kill(actor)
    finish(house)


def finish(house: House) -> None:
    """No worker is there any more that held a job: the clock gives back what the killed ones held."""
    deadline = time.monotonic() + 60
    while house.one(LEFT) and time.monotonic() < deadline:
        house.say("revive", role=JOBS)
        time.sleep(1)


def test_nothing_acknowledged_is_lost(after_the_kills: House) -> None:
    assert len(after_the_kills.acknowledged) > ROUNDS * 10
    assert after_the_kills.one(LOST, after_the_kills.acknowledged) == 0


@pytest.mark.parametrize("what", HALF)
def test_nothing_is_half_there(after_the_kills: House, what: str) -> None:
    assert after_the_kills.one(HALF[what]) == 0


def test_the_access_table_is_what_the_rule_says(after_the_kills: House) -> None:
    told = after_the_kills.say("check", role=MIGRATOR)
    assert "WRONG" not in told and "checked" in told


def test_the_journal_is_whole(after_the_kills: House) -> None:
    with psycopg.connect(login_url(after_the_kills.address, database="translocal")) as connection:
        report = chain.check(connection)
    assert (report.bad, report.faults) == (0, []) and report.events > 50


def test_every_notice_is_marked_as_sent_and_no_job_is_left(after_the_kills: House) -> None:
    assert after_the_kills.one(LEFT) == 0
    assert after_the_kills.one("SELECT count(*) FROM contact_notice WHERE sent_at IS NULL") == 0
    assert after_the_kills.one("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'") == 0


def test_every_notice_was_mailed_at_least_once_and_under_one_id(after_the_kills: House) -> None:
    """A worker killed between the mail and its commit mails again: the same Message-ID, so a mailbox shows it once."""
    written = "".join(p.read_text() for p in (after_the_kills.home / "mail").glob("*.log"))
    ids = Counter(line.split("<")[1].split("@")[0] for line in written.splitlines() if line.startswith("Message-ID:"))
    assert len(ids) == after_the_kills.one("SELECT count(*) FROM contact_notice")
    assert max(ids.values()) <= 1 + ROUNDS
