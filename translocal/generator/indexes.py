"""A first load into an empty programme goes without the indexes that only serve reading, and makes them at its end. Until then
nothing is vacuumed or analysed either: each round would go through all that was written so far.

What was put aside is written down in the database, in the same transaction: after a crash the next run puts it back.
Keys and what must be unique stay in force all the time.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql

_FOUND = """
    SELECT c.relname, pg_get_indexdef(i.indexrelid), i.indrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique
"""


@contextmanager
def put_aside(connection: Connection[Any], tables: Iterable[str], *helping: Connection[Any]) -> Iterator[None]:
    """Without the indexes of these tables, when there is no case yet; with all of them again afterwards, made over all connections."""
    hands = (connection, *helping)
    _put_back(hands)
    empty = connection.execute("SELECT NOT EXISTS (SELECT FROM cases_case)").fetchone()
    if empty == (True,):
        _take(connection, sorted(tables))
    try:
        yield
    finally:
        _put_back(hands)


def _take(connection: Connection[Any], tables: list[str]) -> None:
    with connection.transaction():
        connection.execute("CREATE SCHEMA IF NOT EXISTS generator")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS generator.put_aside (name text PRIMARY KEY, definition text, of_table text)"
        )
        for name, definition, table in connection.execute(_FOUND, [tables]).fetchall():
            connection.execute("INSERT INTO generator.put_aside VALUES (%s, %s, %s)", [name, definition, table])
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for table in tables:
            back = (
                sql.SQL("ALTER TABLE {} RESET (autovacuum_enabled)").format(sql.Identifier(table)).as_string(connection)
            )
            connection.execute("INSERT INTO generator.put_aside VALUES (%s, %s)", [f"vacuum of {table}", back])
            connection.execute(sql.SQL("ALTER TABLE {} SET (autovacuum_enabled = off)").format(sql.Identifier(table)))


def _put_back(hands: Sequence[Connection[Any]]) -> None:
    if hands[0].execute("SELECT to_regclass('generator.put_aside')").fetchone() == (None,):
        return
    # The largest first, so that the last ones are short.
    aside = "SELECT name, definition FROM generator.put_aside ORDER BY pg_table_size(of_table::regclass) DESC NULLS LAST, name"
    share_out(hands, [(told, name) for name, told in hands[0].execute(aside).fetchall()])
    hands[0].execute("DROP SCHEMA generator CASCADE")


def share_out(hands: Sequence[Connection[Any]], work: Iterable[tuple[Any, str]]) -> None:
    """(a statement, under which name it was put aside), each in its own transaction: every connection takes the next that is left."""
    left = iter(list(work))

    def go_on(hand: Connection[Any]) -> None:
        hand.execute("SET maintenance_work_mem = '256MB'")
        for statement, name in left:
            with hand.transaction():
                hand.execute(statement)
                if name:
                    hand.execute("DELETE FROM generator.put_aside WHERE name = %s", [name])
        hand.execute("RESET maintenance_work_mem")

    with ThreadPoolExecutor(len(hands)) as pool:
        list(pool.map(go_on, hands))


def analyse(*hands: Connection[Any]) -> None:
    """Have every table looked through, so that statements are planned by what is there."""
    tables = hands[0].execute(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " ORDER BY pg_table_size(oid) DESC"
    )
    share_out(hands, [(f"ANALYZE {table}", "") for (table,) in tables.fetchall()])
