"""What the generator writes is what the actions would have written, had they been taken one by one."""

import random
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from translocal.access.models import Access
from translocal.budgets.queries import imbalances
from translocal.cases.reach import access_of, facts_of
from translocal.generator import indexes, scene
from translocal.generator import render as rendering
from translocal.generator.columns import COLUMNS
from translocal.generator.plots import PLOTS, compose
from translocal.generator.rows import empty
from translocal.generator.tests.replay import Player
from translocal.generator.tests.telling import MEANINGFUL, TOGETHER, as_owner, told
from translocal.generator.world import Batch, World, build
from translocal.generator.write import copy_tables, render, scores, write_batch, write_world
from translocal.journal import chain

TODAY = date(2026, 10, 1)
SAMPLE = 60


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small world in the database, and all notices kept."""
    monkeypatch.setattr(scene, "NOTICES_KEPT", 100_000)
    made = build("test", 400, TODAY)
    with as_owner() as cursor:
        write_world(cursor.connection, made)
    return made


def labels_of(talk: Any, case: Any, people: list[str], joints: list[str]) -> dict[str, str]:
    labels = {str(talk): "talk", str(case): "case"} if case else {str(talk): "talk"}
    labels |= {str(person): f"person {place}" for place, person in enumerate(people)}
    return labels | {str(joint): f"handover {place}" for place, joint in enumerate(joints)}


def sample(world: World) -> list[tuple[Any, random.Random]]:
    """At least two households for every ending, and whatever else comes along."""
    seen: dict[str, int] = {}
    chosen = []
    for number in range(world.households):
        score, dice = next(scores(world, Batch(number, number + 1), TODAY))
        seen[score.ending] = seen.get(score.ending, 0) + 1
        if seen[score.ending] <= 2:
            chosen.append((score, dice))
    assert set(seen) == {*PLOTS, "talk"}
    return chosen


def test_rows_equal_a_replay_of_the_same_actions(world: World) -> None:
    compared: set[str] = set()
    for score, dice in sample(world):
        # The talk of an old case was erased; here it is kept, to be compared as well.
        score.keeps_talk = True
        tables = empty(COLUMNS)
        played = rendering.Rendering(score, tables, dice, f"TL-{score.number + 900_000}", TODAY)
        played.play()
        with as_owner() as cursor:
            copy_tables(cursor.connection, tables)
        player = Player(score)
        player.play()
        case = played.case.id if played.case else None
        written = told(labels_of(played.talk.id, case, played.people, [j.id for j in played.joints.values()]))
        lived = told(
            labels_of(
                player.talk.pk, player.case and player.case.pk, player.people, [j.pk for j in player.joints.values()]
            )
        )
        for table, rows in lived.items():
            assert written[table] == rows, f"{table} of household {score.number}, {score.ending}"
            compared |= {table} if rows else set()
    assert compared == {*MEANINGFUL, *(f"{name}, together" for name in TOGETHER)} - {"cases_grant"}


def test_access_rows_equal_the_rule_and_the_journal_is_whole(world: World) -> None:
    with as_owner() as cursor:
        assert write_batch(cursor.connection, world, Batch(0, 150), TODAY)
        assert write_batch(cursor.connection, world, Batch(400, 420), TODAY)
        report = chain.check(cursor.connection)
        assert (report.bad, report.erased) == (0, 0) and report.events > 2000
        cursor.execute("SELECT DISTINCT case_id FROM access_access")
        units: list[UUID] = [case_id for (case_id,) in cursor.fetchall()]
        stored = {(str(row.staff_id), row.case_id): row for row in Access.objects.all()}
        computed = {(row.staff_id, case_id): row for case_id, f in facts_of(units).items() for row in access_of(f)}
    assert set(stored) == set(computed)
    for key, row in computed.items():
        kept = stored[key]
        assert (row.standing, row.role, row.parts, row.rights) == (kept.standing, kept.role, kept.parts, kept.rights)
        assert (row.stage, row.origin, row.people, row.reference) == (
            kept.stage,
            kept.origin,
            kept.people,
            kept.reference,
        )


REFERENCES = """
    SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, k.attname FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.conrelid::regclass::text = ANY(%s)
"""


def test_what_a_batch_refers_to_is_there_though_nothing_looked_it_up(world: World) -> None:
    with as_owner() as cursor:
        assert write_batch(cursor.connection, world, Batch(0, 150), TODAY)
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("replica",)
        cursor.execute(REFERENCES, [list(COLUMNS)])
        references = cursor.fetchall()
        assert len(references) > 40
        for table, column, target, key in references:
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t.{column} IS NOT NULL"
                f" AND NOT EXISTS (SELECT FROM {target} k WHERE k.{key} = t.{column})"
            )
            assert cursor.fetchone() == (0,), f"{table}.{column}"


def test_the_same_seed_makes_the_same_rows_and_writes_them_once(world: World) -> None:
    first, again = (render(made, Batch(0, 20), TODAY, ["-"] * 20).tables for made in (world, build("test", 400, TODAY)))
    assert {name: table.rows for name, table in first.items()} == {name: table.rows for name, table in again.items()}
    with as_owner() as cursor:
        assert write_batch(cursor.connection, world, Batch(0, 20), TODAY)
        assert not write_batch(cursor.connection, world, Batch(0, 20), TODAY)
        assert not write_world(cursor.connection, world)


def test_nothing_happens_after_today() -> None:
    world = build("later", 400, TODAY)
    for number in range(400):
        score = compose(world, number, TODAY, random.Random(number))
        assert (TODAY - score.begun).days > score.steps[-1].minute // (24 * 60)


def test_the_ledger_is_what_its_entries_say_and_no_fund_gave_more_than_it_holds(world: World) -> None:
    with as_owner() as cursor:
        assert write_batch(cursor.connection, world, Batch(0, 100), TODAY)
        cursor.execute("SELECT count(*), count(*) FILTER (WHERE state = 'closed') FROM budgets_budget")
        budgets, closed = cursor.fetchone()
        cursor.execute("SELECT sum(allocated), bool_and(allocated <= ceiling) FROM programmes_fund")
        given, within = cursor.fetchone()
    assert budgets > closed > 0 and given > 0 and within
    assert imbalances() == []


INDEXES = """
    SELECT (SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'),
           (SELECT count(*) FROM pg_class WHERE relkind = 'r' AND reloptions IS NULL)
"""


def test_indexes_that_a_killed_load_left_aside_are_put_back_by_the_next(world: World) -> None:
    with as_owner() as cursor:
        before = cursor.connection.execute(INDEXES).fetchone()
        with cursor.connection.transaction(force_rollback=True):
            indexes._take(cursor.connection, list(COLUMNS))
            assert cursor.connection.execute(INDEXES).fetchone() < before
            with indexes.put_aside(cursor.connection, COLUMNS):
                write_batch(cursor.connection, world, Batch(0, 20), TODAY)
            assert cursor.connection.execute(INDEXES).fetchone() == before
