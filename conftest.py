"""The test run: one throw-away PostgreSQL, migrated as its owner, then used as the application's own login would."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import utils

from tests.standing import set_up_once
from translocal.access import guards
from translocal.runtime.testing import assume_role, start_server

pytest.register_assert_rewrite("tests.contract")
APPLICATION = "translocal_app"


def pytest_configure() -> None:
    start_server()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers begin at the beginning and in the middle, and take from each other's end what is left.

    At the beginning stands what needs a browser, the longest first, since two browsers at a time are slow ones; before it
    what keeps rows, and must find no event loop, which the driver of the browser leaves in its thread. In the middle stands
    what takes minutes, so that nobody waits for it alone at the end.
    """
    keeping, browsing, long, rest = (_those(items, kind) for kind in range(4))
    first = keeping + sorted(browsing, key=lambda item: item.get_closest_marker("long") is None)
    before = max(0, len(items) // 2 - len(first))
    items[:] = first + rest[:before] + long + rest[before:]


def _those(items: list[pytest.Item], kind: int) -> list[pytest.Item]:
    return [item for item in items if _kind(item) == kind]


def _kind(item: pytest.Item) -> int:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    if "live_server" in fixtures:
        return 1
    if "transactional_db" in fixtures:
        return 0
    return 3 if item.get_closest_marker("long") is None else 2


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make the database as its owner, put the guards in force, then become the application."""
    with django_db_blocker.unblock():
        made = utils.setup_databases(verbosity=0, interactive=False, keepdb=False)
        call_command("createcachetable", verbosity=0)
        guards.apply()
        assume_role(APPLICATION)
        set_up_once()
        connection.close()
    yield
    with django_db_blocker.unblock():
        assume_role(None)
        connection.close()
        leave_alone()
        connection.close()
        utils.teardown_databases(made, verbosity=0)


def leave_alone() -> None:
    """A thread of the web server that answered a browser last may still hold its line; nobody removes a database that is in use."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


pytest_plugins = ["tests.cast", "tests.kept"]
