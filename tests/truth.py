"""What really stands in the database, whoever may see it: read by its owner, past every policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from translocal.access.identity import Identity, acting_as
from translocal.organisations.models import Staff

APPLICATION = "translocal_app"
UNCOUNTED = ("django_", "procrastinate_", "translocal_")


def as_staff(staff: Staff) -> Any:
    return acting_as(Identity(staff.pk))


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor that sees everything. Afterwards the connection is the application's again."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield cursor
        # After an error the savepoint brings the role back by itself.
        cursor.execute(f"SET ROLE {APPLICATION}")


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with as_owner() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def one(sql: str, *values: Any) -> Any:
    return ask(sql, *values)[0][0]


def everything() -> dict[str, str]:
    """A digest of every table of the programme: two that are equal mean that nothing was written in between."""
    with as_owner() as cursor:
        tables = sorted(t for t in connection.introspection.table_names(cursor) if not t.startswith(UNCOUNTED))
        parts = [
            f"SELECT '{t}', md5(coalesce(string_agg(r::text, '' ORDER BY r::text), '')) FROM {t} r" for t in tables
        ]
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def changed(before: dict[str, str]) -> list[str]:
    """The tables that are no longer as they were."""
    return [table for table, digest in everything().items() if before[table] != digest]


def told(action_id: UUID) -> list[str]:
    """The events that one action left in the journal, in their order."""
    rows = ask("SELECT name FROM journal_event WHERE action_id = %s ORDER BY at, seq", action_id)
    return [name for (name,) in rows]
