"""A first load into an empty programme goes without the indexes that only serve reading, and makes them at its end. Until then
nothing is vacuumed or analysed either: each round would go through all that was written so far.

What was put aside is written down in the database, in the same transaction: after a crash the next run puts it back.
Keys and what must be unique stay in force all the time.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql

_FOUND = """
    SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique
"""


@contextmanager
def put_aside(connection: Connection[Any], tables: Iterable[str]) -> Iterator[None]:
    """Without the indexes of these tables, when there is no case yet; with all of them again afterwards."""
    _put_back(connection)
    empty = connection.execute("SELECT NOT EXISTS (SELECT FROM cases_case)").fetchone()
    if empty == (True,):
        _take(connection, sorted(tables))
    try:
        yield
    finally:
        _put_back(connection)


def _take(connection: Connection[Any], tables: list[str]) -> None:
    with connection.transaction():
        connection.execute("CREATE SCHEMA IF NOT EXISTS generator")
        connection.execute("CREATE TABLE IF NOT EXISTS generator.put_aside (name text PRIMARY KEY, definition text)")
        for name, definition in connection.execute(_FOUND, [tables]).fetchall():
            connection.execute("INSERT INTO generator.put_aside VALUES (%s, %s)", [name, definition])
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for table in tables:
            back = (
                sql.SQL("ALTER TABLE {} RESET (autovacuum_enabled)").format(sql.Identifier(table)).as_string(connection)
            )
            connection.execute("INSERT INTO generator.put_aside VALUES (%s, %s)", [f"vacuum of {table}", back])
            connection.execute(sql.SQL("ALTER TABLE {} SET (autovacuum_enabled = off)").format(sql.Identifier(table)))


def _put_back(connection: Connection[Any]) -> None:
    if connection.execute("SELECT to_regclass('generator.put_aside')").fetchone() == (None,):
        return
    connection.execute("SET maintenance_work_mem = '512MB'")
    for name, definition in connection.execute("SELECT name, definition FROM generator.put_aside").fetchall():
        with connection.transaction():
            connection.execute(definition)
            connection.execute("DELETE FROM generator.put_aside WHERE name = %s", [name])
    connection.execute("RESET maintenance_work_mem")
    connection.execute("DROP SCHEMA generator CASCADE")
