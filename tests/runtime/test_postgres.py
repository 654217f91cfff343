"""The server of our own survives what happens to laptops."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from translocal.runtime import database
from translocal.runtime.database import PREPARED, connection_settings, create_roles, login_url
from translocal.runtime.postgres import Postgres, Trouble, explain, is_gone
from translocal.runtime.testing import remove

OWNER = """
import sys, time
from pathlib import Path
from translocal.runtime.postgres import Postgres
print(Postgres(Path(sys.argv[1])).start(), flush=True)
time.sleep(300)
"""


@pytest.fixture
def data() -> Iterator[Path]:
    """Return a place for data that the server's account can reach, and leave nothing there."""
    place = Path("/tmp", f"translocal-try-{os.getpid()}-{time.monotonic_ns() % 10**8}")
    yield place
    Postgres(place, durable=False).stop()
    remove(place)


def start_owner(data: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a server in another process and return that process and the address."""
    command = [sys.executable, "-c", OWNER, str(data)]
    owner = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    return owner, owner.stdout.readline().strip()


def one(address: str, statement: str) -> object:
    """Return the first value that a statement gives."""
    with psycopg.connect(address, autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


def run(address: str, statement: str) -> None:
    """Run a statement that gives nothing."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def postmaster(data: Path) -> int:
    """Return the number of the running server."""
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def test_data_outlives_the_server(data: Path) -> None:
    with Postgres(data, durable=False) as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with Postgres(data, durable=False) as address:
        assert one(address, "SELECT number FROM kept") == 7
        pid = postmaster(data)
    assert is_gone(pid)


def test_a_second_start_shares_the_server_and_does_not_stop_it(data: Path) -> None:
    with Postgres(data, durable=False) as address:
        with Postgres(data, durable=False) as again:
            assert again == address
        assert one(address, "SELECT 1") == 1


def test_the_next_start_adopts_the_server_of_a_killed_owner(data: Path) -> None:
    owner, address = start_owner(data)
    pid = postmaster(data)
    owner.kill()
    owner.wait()
    with Postgres(data, durable=False) as again:
        assert (again, postmaster(data)) == (address, pid)
    assert is_gone(pid)


def test_after_everything_was_killed_it_starts_with_what_was_committed(data: Path) -> None:
    owner, address = start_owner(data)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    for pid in (owner.pid, postmaster(data)):
        os.kill(pid, signal.SIGKILL)
    with Postgres(data, durable=False) as again:
        assert one(again, "SELECT number FROM kept") == 7
    owner.wait()


def test_a_number_that_a_stranger_got_is_no_server(data: Path) -> None:
    with Postgres(data, durable=False):
        left = (data / "postmaster.pid").read_text().splitlines()
    left[0] = str(os.getppid())
    (data / "postmaster.pid").write_text("\n".join(left))
    with Postgres(data, durable=False) as address:
        assert one(address, "SELECT 1") == 1


def test_data_of_another_major_version_is_refused_in_one_line(data: Path) -> None:
    with Postgres(data, durable=False):
        pass
    (data / "PG_VERSION").write_text("16\n")
    with pytest.raises(Trouble, match="was written by PostgreSQL 16"):
        Postgres(data, durable=False).start()


def test_a_folder_that_holds_something_else_is_left_alone(data: Path) -> None:
    data.mkdir()
    (data / "letter.txt").write_text("mine")
    with pytest.raises(Trouble, match="not a PostgreSQL database"):
        Postgres(data, durable=False).start()
    assert (data / "letter.txt").read_text() == "mine"
    shutil.rmtree(data)


def test_a_full_disk_is_said_in_one_line() -> None:
    said = explain("It was not made", "x\ninitdb: error: could not write: No space left on device\n", Path("/v/data"))
    assert said == "It was not made: the disk that holds /v is full."


def test_the_roles_are_three_and_none_may_more_than_its_duty(data: Path) -> None:
    with Postgres(data, durable=False) as admin:
        create_roles(admin)
        create_roles(admin)
        rights = "SELECT array_agg(rolname || ' ' || rolbypassrls || ' ' || rolsuper ORDER BY rolname)::text[]"
        assert one(admin, rights + " FROM pg_roles WHERE rolname LIKE 'translocal%'") == [
            "translocal_app false false",
            "translocal_jobs false false",
            "translocal_migrator true false",
        ]
        as_role = {
            role: login_url(admin, role=role, database="translocal")
            for role in (database.MIGRATOR, database.APPLICATION, database.JOBS)
        }
        run(as_role[database.MIGRATOR], "CREATE TABLE thing (id bigserial)")
        for role in (database.APPLICATION, database.JOBS):
            assert one(as_role[role], "INSERT INTO thing DEFAULT VALUES RETURNING id")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                run(as_role[role], "CREATE TABLE mine (id int)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                run(as_role[role], "TRUNCATE thing")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                run(as_role[role], f"SET ROLE {database.MIGRATOR}")


def test_a_database_in_which_names_cannot_be_searched_is_refused(data: Path) -> None:
    with Postgres(data, durable=False) as admin:
        old = "CREATE DATABASE old TEMPLATE template0 LOCALE_PROVIDER libc LC_CTYPE 'C' LC_COLLATE 'C'"
        run(admin, old)
        with pytest.raises(Trouble, match="names beyond ASCII cannot be searched"):
            create_roles(admin, database="old")
        latin = "CREATE DATABASE latin TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'LATIN1'"
        run(admin, latin)
        with pytest.raises(Trouble, match="not in UTF8"):
            create_roles(admin, database="latin")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", {"NAME": ""}),
        (
            "postgresql://u%40x:p%2Fw@db:5433/my%20db",
            {"USER": "u@x", "PASSWORD": "p/w", "PORT": "5433", "NAME": "my db"},
        ),
        ("postgresql:///t?host=%2Frun%2Fpg&port=6000", {"HOST": "/run/pg", "PORT": "6000", "NAME": "t"}),
        ("postgresql://h/t?sslmode=verify-full", {"HOST": "h", "OPTIONS": PREPARED | {"sslmode": "verify-full"}}),
    ],
)
def test_addresses_become_settings(url: str, expected: dict[str, object]) -> None:
    settings = connection_settings(url)
    assert {key: settings[key] for key in expected} == expected


def test_a_role_can_be_assumed() -> None:
    assert connection_settings("", assume_role="r")["OPTIONS"] == PREPARED | {"assume_role": "r"}


def test_other_kinds_of_database_are_refused() -> None:
    with pytest.raises(Trouble, match="postgresql://"):
        connection_settings("mysql://h/t")
