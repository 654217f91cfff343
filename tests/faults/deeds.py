"""What the process that is there to be killed does."""

import asyncio
import random
import sys
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app

from translocal.access import guards
from translocal.access.identity import acting_as, system
from translocal.actions import engine
from translocal.cases.reach import access_of, facts_of
from translocal.contact import jobs
from translocal.core.ids import uuid7
from translocal.demo import story, world
from translocal.handovers import actions as handovers
from translocal.organisations.models import Team
from translocal.runtime.jobs import work as work_on_jobs


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def prepare() -> None:
    """Make the tables, the guards and the invented people; as the migrator."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    guards.apply()
    with acting_as(system("sealer")):
        world.build()


def run(seed: str) -> None:
    """Open cases, hand them over, answer; each id is said once its action has answered, and never before."""
    plain = engine.Action.submit

    def told(self: Any, on: Any, values: Any, *, by: Any, action_id: UUID | None = None, seen: Any = None) -> Any:
        chosen = action_id or uuid7()
        result = plain(self, on, values, by=by, action_id=chosen, seen=seen)
        say("done", chosen, self.name)
        return result

    engine.Action.submit = told  # type: ignore[method-assign]
    dice = random.Random(seed)
    while True:
        one_household(dice)


def one_household(dice: random.Random) -> None:
    lies, marc = world.somebody("Lies Dewaele"), world.somebody("Marc Verlinden")
    with acting_as(system("sealer")):
        service = Team.objects.get(role="social_worker", posts__staff=lies)
        desk = Team.objects.get(role="return_counsellor", posts__staff=marc)
    case = story.open_case(lies, service, "AM", "Yerevan", story.VARDANYAN[:1])
    handover = story.hand_over(case, lies, desk)
    if dice.random() < 0.7:
        handovers.accept(handover, by=marc, answer="")
    else:
        handovers.withdraw(handover, by=lies)


def work() -> None:
    say("working")
    work_on_jobs()


def revive() -> None:
    """The clock that finds the jobs of a killed worker; the time that it waits for is taken as passed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '5 minutes'")

    async def go() -> None:
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            async with app.open_async():
                await jobs.revive.func(None, 0)

    asyncio.run(go())


def check() -> None:
    """Is every access row what the rule says? As the migrator, who sees all."""
    stored: dict[UUID, set[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, staff_id::text, standing, parts, rights FROM access_access")
        for case_id, *row in cursor.fetchall():
            stored.setdefault(case_id, set()).add(tuple(row))
    for case_id, facts in facts_of(stored).items():
        if stored[case_id] != {(r.staff_id, r.standing, r.parts, r.rights) for r in access_of(facts)}:
            say("WRONG", case_id)
    say("checked", len(stored))
