"""For tests of what happens between connections: rows are committed, and deleted by the owner afterwards."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.cast import Cast
from tests.standing import set_up_once

STAY = ("django_migrations", "django_content_type", "translocal_guards", "procrastinate_workers")


def empty_every_table(_case: Any = None) -> None:
    """Row by row and as the owner: TRUNCATE stays refused here too. Then the invented world is set up for whoever comes next."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        for table in connection.introspection.table_names(cursor):
            if table not in STAY:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
    # The next connection takes up the application's role again.
    connection.close()
    set_up_once()
    connection.close()


# Django's own flush empties with TRUNCATE, as the application: row security and the journal refuse both.
TransactionTestCase._fixture_teardown = empty_every_table  # type: ignore[method-assign]


@pytest.fixture
def kept(transactional_db: None) -> Cast:
    """The cast, in rows that every connection sees."""
    return Cast()


def at_once(*steps: Callable[[], Any]) -> list[Any]:
    """Run the steps at the same moment, each on a connection of its own; what each gave back or raised, in order."""
    ready = threading.Barrier(len(steps))
    came: list[Any] = [None] * len(steps)

    def run(index: int, step: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            ready.wait(60)
            came[index] = step()
        except Exception as error:  # the test looks at every one
            came[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return came
