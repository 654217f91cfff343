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
OF_ITS_OWN = {"live_server", "transactional_db"}  # whose database is emptied after each test


def pytest_configure() -> None:
    start_server()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a database of its own comes last; of each kind, what takes minutes comes first, so that nobody waits for it alone."""
    items.sort(key=lambda item: (bool(OF_ITS_OWN & {*item.fixturenames}), item.get_closest_marker("long") is None))  # type: ignore[attr-defined]


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
        utils.teardown_databases(made, verbosity=0)


pytest_plugins = ["tests.cast", "tests.kept"]
