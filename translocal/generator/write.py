"""Writes the rows of a generation: the world first, then batches of households, each whole or not at all."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg
from psycopg import Connection, sql

from translocal.generator.chain import forget
from translocal.generator.columns import COLUMNS
from translocal.generator.dice import Dice
from translocal.generator.lands import LANDS
from translocal.generator.money import FUNDS, draw_on, fund_id, write_money
from translocal.generator.names import bones, common, tokens
from translocal.generator.plots import compose
from translocal.generator.render import Rendering, names_of
from translocal.generator.rows import Tables, empty
from translocal.generator.score import Score
from translocal.generator.world import MAIL, SCRYPT_NEVER, Batch, World, fixed_id

BATCH = 1000
WORLD = {
    "organisations_organisation": "id:uuid name:text kind:text",
    "organisations_office": "id:uuid organisation_id:uuid city:text country:text time_zone:text language:text",
    "organisations_team": "id:uuid office_id:uuid name:text role:text public_desk:bool first_meeting:text answer_days:small",
    "organisations_staff": "id:uuid password:text email:text name:text office_id:uuid is_active:bool language:text",
    "organisations_post": "id:uuid staff_id:uuid team_id:uuid role:text is_lead:bool since:moment",
    "organisations_partnerprofile": "organisation_id:uuid social_guidance:bool purchases:bool business_advice:bool"
    " languages:text areas:text caseload:small",
}
FIRST_MEETING = "The first meeting takes an hour. You choose the language, and you may bring somebody."


def batches(cases: int) -> list[Batch]:
    """Cut a generation into batches."""
    return [Batch(first, min(first + BATCH, cases)) for first in range(0, cases, BATCH)]


def scores(world: World, batch: Batch, today: date) -> Iterator[tuple[Score, random.Random]]:
    """The scores of a batch, each with the dice that go on to make its ids."""
    for number in range(batch.first, batch.last):
        dice = Dice(f"{world.mark}/{number}")
        yield compose(world, number, today, dice), dice


@dataclass
class Rendered:
    """All rows of a batch, the scores they were made from, and what their budgets take of each fund, in cents."""

    tables: Tables
    scores: list[Score]
    given: Counter[str]


def render(world: World, batch: Batch, today: date, references: list[str]) -> Rendered:
    """Play every score of a batch."""
    forget()
    made = Rendered(empty(COLUMNS), [], Counter())
    for (score, dice), reference in zip(scores(world, batch, today), references, strict=True):
        played = Rendering(score, made.tables, dice, reference, today)
        played.play()
        made.scores.append(score)
        made.given.update(played.given)
    return made


def write_batch(connection: Connection[Any], world: World, batch: Batch, today: date) -> bool:
    """Write one batch in one transaction; False when this very batch is there already."""
    if is_there(connection, world, batch, today):
        return False
    numbers = connection.execute("SELECT cases_next_reference() FROM generate_series(1, %s)", [batch.size])
    made = render(world, batch, today, [reference for (reference,) in numbers.fetchall()])
    learn(connection, {token for score in made.scores for person in score.people for token in words_of(person)})
    with connection.transaction():
        trust_references(connection, world)
        copy_tables(connection, made.tables)
        draw_on(connection, made.given)
    return True


def trust_references(connection: Connection[Any], world: World) -> None:
    """Until the end of the transaction foreign keys are not looked up row by row, a third of the work of the database.

    Everything a batch refers to is in the batch itself, or a colleague, a team or a fund of the world: those are counted
    here, and nothing in the programme removes one. Where the login may not do this, every row is looked up.
    """
    allowed = connection.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')").fetchone()
    if allowed != (True,):
        return
    teams, staff = (
        [desk.id for desk in world.desks],
        [colleague.id for desk in world.desks for colleague in desk.people],
    )
    funds = [fund_id(world, kind) for kind, _name, _share in FUNDS]
    there = connection.execute(
        "SELECT (SELECT count(*) FROM organisations_team WHERE id = ANY(%s::uuid[])),"
        " (SELECT count(*) FROM organisations_staff WHERE id = ANY(%s::uuid[])),"
        " (SELECT count(*) FROM programmes_fund WHERE id = ANY(%s::uuid[]))", [teams, staff, funds],
    ).fetchone()  # fmt: skip
    if there == (len(teams), len(staff), len(funds)):
        connection.execute("SET LOCAL session_replication_role = replica")


def is_there(connection: Connection[Any], world: World, batch: Batch, today: date) -> bool:
    """Tell whether a batch was written before, by the first person of its first household."""
    score, dice = next(scores(world, batch, today))
    first = Rendering(score, empty(COLUMNS), dice, "-", today)
    first.play()
    return connection.execute("SELECT 1 FROM people_person WHERE id = %s", [first.people[0]]).fetchone() is not None


def words_of(person: dict[str, Any]) -> set[str]:
    """The search words of one person."""
    return set().union(*(tokens(name) for name in names_of(person)))


def learn(connection: Connection[Any], found: set[str]) -> None:
    """Words that occur in names, in their order, so that two writers never wait for each other in a circle."""
    ordered = sorted(found)
    connection.execute("SELECT people_learn(%s, %s)", [ordered, [bones(token) for token in ordered]])


def copy_tables(connection: Connection[Any], tables: Tables) -> None:
    """Send the rows of each table."""
    with connection.cursor() as cursor:
        for name, table in tables.items():
            if not table.rows:
                continue
            fields = sql.SQL(", ").join(map(sql.Identifier, table.names))
            with cursor.copy(
                sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(sql.Identifier(name), fields)
            ) as copy:
                copy.write(table.copied())


def write_world(connection: Connection[Any], world: World) -> bool:
    """Write organisations, teams and staff; False when they are there already."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(5432903)")
        if connection.execute("SELECT 1 FROM organisations_team WHERE id = %s", [world.desks[0].id]).fetchone():
            return False
        taken = {name for (name,) in connection.execute("SELECT name FROM organisations_organisation").fetchall()}
        copy_tables(connection, world_tables(world, taken))
        write_money(connection, world)
    with connection.transaction():
        learn(connection, {token for land in LANDS for kind in ("f", "m", "family") for word in common(land.code, kind)[0]
                           for token in tokens(word)})  # fmt: skip
    return True


def world_tables(world: World, taken: set[str]) -> Tables:
    """The rows of the world."""
    tables = empty(WORLD)
    known: set[str] = set()
    for desk in world.desks:
        if desk.organisation not in known:
            known.add(desk.organisation)
            name = free_name(desk.organisation_name, taken)
            tables["organisations_organisation"].add(desk.organisation, name, desk.kind)
            if desk.role == "local_social_worker":
                tables["organisations_partnerprofile"].add(
                    desk.organisation, True, True, False, desk.language, desk.city, 120
                )
        if desk.office not in known:
            known.add(desk.office)
            tables["organisations_office"].add(
                desk.office, desk.organisation, desk.city, desk.country, desk.zone, desk.language
            )
        tables["organisations_team"].add(
            desk.id, desk.office, desk.name, desk.role, desk.public, FIRST_MEETING, desk.answer_days
        )
        for place, colleague in enumerate(desk.people):
            address = f"{'.'.join(words(colleague.name))}.{colleague.id[:8]}@{MAIL}"
            tables["organisations_staff"].add(
                colleague.id, SCRYPT_NEVER, address, colleague.name, desk.office, True, "en"
            )
            tables["organisations_post"].add(
                fixed_id(colleague.id, "post"), colleague.id, desk.id, desk.role, place == 0, world.since
            )
    return tables


def words(name: str) -> list[str]:
    """A name as it stands in an address."""
    return sorted(tokens(name)) or ["somebody"]


def free_name(name: str, taken: set[str]) -> str:
    """The name, or the name with a number when another organisation has it."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found)
    return found


def connect(url: str) -> Connection[Any]:
    """A connection that may COPY: row security would refuse it."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("SET row_security = off")
    connection.execute("SET synchronous_commit = off")
    return connection
