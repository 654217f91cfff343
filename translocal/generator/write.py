"""Writes the rows of a generation: the world first, then batches of households, each whole or not at all."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
from psycopg import Connection, sql

from translocal.generator.lands import LANDS
from translocal.generator.names import common, tokens
from translocal.generator.render import Rendering, empty_tables, names_of
from translocal.generator.rows import COLUMNS, Tables, line
from translocal.generator.score import Score, compose
from translocal.generator.world import MAIL, SCRYPT_NEVER, Batch, World, fixed_id
from translocal.people.tokens import skeleton

BATCH = 1000
WORLD = {
    "organisations_organisation": "id name kind",
    "organisations_office": "id organisation_id city country time_zone language",
    "organisations_team": "id office_id name role public_desk first_meeting answer_days",
    "organisations_staff": "id password email name office_id is_active language",
    "organisations_post": "id staff_id team_id role is_lead since",
    "organisations_partnerprofile": "organisation_id social_guidance purchases business_advice languages areas caseload",
}
FIRST_MEETING = "The first meeting takes an hour. You choose the language, and you may bring somebody."


def batches(cases: int) -> list[Batch]:
    """Cut a generation into batches."""
    return [Batch(first, min(first + BATCH, cases)) for first in range(0, cases, BATCH)]


def scores(world: World, batch: Batch, today: date) -> Iterator[tuple[Score, random.Random]]:
    """The scores of a batch, each with the dice that go on to make its ids."""
    for number in range(batch.first, batch.last):
        dice = random.Random(f"{world.mark}/{number}")
        yield compose(world, number, today, dice), dice


def render(world: World, batch: Batch, today: date, references: list[str]) -> tuple[Tables, list[Score]]:
    """All rows of a batch, and the scores they were made from."""
    tables, played = empty_tables(), []
    for (score, dice), reference in zip(scores(world, batch, today), references, strict=True):
        Rendering(score, tables, dice, reference, today).play()
        played.append(score)
    return tables, played


def write_batch(connection: Connection[Any], world: World, batch: Batch, today: date) -> bool:
    """Write one batch in one transaction; False when this very batch is there already."""
    first, _scores = render(world, Batch(batch.first, batch.first + 1), today, ["-"])
    somebody = first["people_person"][0].split("\t", 1)[0]
    if connection.execute("SELECT 1 FROM people_person WHERE id = %s", [somebody]).fetchone():
        return False
    numbers = connection.execute("SELECT cases_next_reference() FROM generate_series(1, %s)", [batch.size])
    tables, played = render(world, batch, today, [reference for (reference,) in numbers.fetchall()])
    learn(connection, {token for score in played for person in score.people for token in words_of(person)})
    with connection.transaction():
        copy_tables(connection, tables, COLUMNS)
    return True


def words_of(person: dict[str, Any]) -> set[str]:
    """The search words of one person."""
    return set().union(*(tokens(name) for name in names_of(person)))


def learn(connection: Connection[Any], found: set[str]) -> None:
    """Words that occur in names, in their order, so that two writers never wait for each other in a circle."""
    ordered = sorted(found)
    connection.execute("SELECT people_learn(%s, %s)", [ordered, [skeleton(token) for token in ordered]])


def copy_tables(connection: Connection[Any], tables: Tables, columns: dict[str, str]) -> None:
    """Send the lines of each table."""
    with connection.cursor() as cursor:
        for table, names in columns.items():
            rows = tables[table]
            if not rows:
                continue
            fields = sql.SQL(", ").join(map(sql.Identifier, names.split()))
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), fields)) as copy:
                copy.write("\n".join(rows) + "\n")


def write_world(connection: Connection[Any], world: World) -> bool:
    """Write organisations, teams and staff; False when they are there already."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(5432903)")
        if connection.execute("SELECT 1 FROM organisations_team WHERE id = %s", [world.desks[0].id]).fetchone():
            return False
        taken = {name for (name,) in connection.execute("SELECT name FROM organisations_organisation").fetchall()}
        copy_tables(connection, world_tables(world, taken), WORLD)
    with connection.transaction():
        learn(connection, {token for land in LANDS for kind in ("f", "m", "family") for word in common(land.code, kind)[0]
                           for token in tokens(word)})  # fmt: skip
    return True


def world_tables(world: World, taken: set[str]) -> Tables:
    """The rows of the world."""
    tables: Tables = {table: [] for table in WORLD}
    known: set[str] = set()
    for desk in world.desks:
        if desk.organisation not in known:
            known.add(desk.organisation)
            tables["organisations_organisation"].append(
                line(desk.organisation, free_name(desk.organisation_name, taken), desk.kind)
            )
            if desk.role == "local_social_worker":
                tables["organisations_partnerprofile"].append(
                    line(desk.organisation, "t", "t", "f", desk.language, desk.city, "120")
                )
        if desk.office not in known:
            known.add(desk.office)
            tables["organisations_office"].append(
                line(desk.office, desk.organisation, desk.city, desk.country, desk.zone, desk.language)
            )
        tables["organisations_team"].append(
            line(desk.id, desk.office, desk.name, desk.role, desk.public, FIRST_MEETING, desk.answer_days)
        )
        for place, colleague in enumerate(desk.people):
            address = f"{'.'.join(words(colleague.name))}.{colleague.id[:8]}@{MAIL}"
            tables["organisations_staff"].append(
                line(colleague.id, SCRYPT_NEVER, address, colleague.name, desk.office, "t", "en")
            )
            tables["organisations_post"].append(
                line(fixed_id(colleague.id, "post"), colleague.id, desk.id, desk.role, place == 0, world.since)
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
