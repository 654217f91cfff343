"""One throw-away server for a test run, shared by all its processes.

The first process of the run starts it and writes its address into the environment, which the
workers of xdist inherit.
"""

import atexit
import fcntl
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from django.db import connections

from translocal.runtime.database import connection_settings, create_roles, login_url
from translocal.runtime.postgres import Postgres

ADDRESS = "TRANSLOCAL_TEST_SERVER"
DATABASE = "translocal"
PREFIX = "translocal-test-"


def start_server(*, durable: bool = False) -> str:
    """Return the superuser's address of the run's server, and point Django at it.

    `DATABASE_URL`, where set, names another server and none is started. The roles and their default rights
    go into template1, so that every test database is born with them.
    """
    address = os.environ.get(ADDRESS)
    if not address:
        address = os.environ.get("DATABASE_URL") or start_throw_away(durable=durable)
        create_roles(address, database="template1")
        os.environ[ADDRESS] = address
    point_django_at(address)
    return address


def start_throw_away(*, durable: bool) -> str:
    """Start a server in a temporary folder that is removed when this process ends."""
    home = Path(tempfile.gettempdir())
    sweep(home)
    data = home / f"{PREFIX}{secrets.token_hex(4)}"
    server = Postgres(data, durable=durable)
    address = server.start()
    # The workers of xdist are other processes: only the one that started the server stops it.
    owner = os.getpid()

    def end() -> None:
        if os.getpid() == owner:
            server.stop()
            remove(data)

    atexit.register(end)
    return address


def sweep(home: Path) -> None:
    """Remove what test runs that were killed have left: their servers first, then their data."""
    for lock in home.glob(f"{PREFIX}*.lock"):
        data = lock.with_suffix("")
        try:
            with lock.open("r+", encoding="utf-8") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        if (data / "PG_VERSION").exists():
            abandoned = Postgres(data, durable=False)
            abandoned.start()
            abandoned.stop()
        remove(data)


def remove(data: Path) -> None:
    """Remove a server's data and everything beside it."""
    shutil.rmtree(data, ignore_errors=True)
    for beside in data.parent.glob(f"{data.name}.*"):
        beside.unlink(missing_ok=True)


def point_django_at(address: str, database: str = DATABASE) -> None:
    """Make Django's default connection use a server; the settings were read before it was started."""
    entry = connection_settings(login_url(address, database=database))
    settings = connections.settings["default"]
    settings.update(entry)
    # Tests find a connection, or leave one, with the same rights as the next test expects.
    settings["CONN_MAX_AGE"] = 0


def assume_role(role: str | None) -> None:
    """Make every new connection of Django act as a role; called after migrating, when policies must bite."""
    options = connections.settings["default"]["OPTIONS"]
    if role is None:
        options.pop("assume_role", None)
    else:
        options["assume_role"] = role
    connections.close_all()
