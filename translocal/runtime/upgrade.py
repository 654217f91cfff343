"""Knows whether a database fits this code, cheaply enough to ask at every start."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version

import psycopg
from psycopg import sql

from translocal.runtime.database import first_line
from translocal.runtime.place import PACKAGE
from translocal.runtime.trouble import Trouble

# Packages that bring tables of their own.
WITH_TABLES = ("django", "django-allauth", "procrastinate")
MIGRATING = 5_432_902


def fingerprint() -> str:
    """Name this code by its content: any change of it means that the database is looked at again."""
    content = hashlib.sha256(" ".join(version(name) for name in WITH_TABLES).encode())
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")]):
        if "tests" not in path.parts:
            content.update(str(path.relative_to(PACKAGE)).encode())
            content.update(path.read_bytes())
    return content.hexdigest()[:24]


def remembered(url: str) -> list[str]:
    """Return the marks that the last set-up left: the code's fingerprint, then what was loaded."""
    question = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(question).fetchone()
    except psycopg.OperationalError as error:
        raise Trouble(f"The database does not answer: {first_line(error)}") from error
    words = str(row[0] or "").split() if row else []
    return words[1:] if words[:1] == ["translocal"] else []


def remember(url: str, *marks: str) -> None:
    """Leave the marks of a set-up as the comment on the database: it needs no table."""
    with psycopg.connect(url, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        text = sql.Literal(" ".join(["translocal", *marks]))
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, text))


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keep a second migration waiting until this one is done."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        yield


def refuse_newer(applied: set[tuple[str, str]], known: set[tuple[str, str]]) -> None:
    """Refuse a database that a newer version has migrated: this code would misread it."""
    strangers = sorted(applied - known)
    if strangers:
        app, name = strangers[-1]
        raise Trouble(
            f"This database belongs to a newer version: its migration {app}.{name} is unknown to this code. "
            "Start the newer version, or restore a backup made before the upgrade."
        )


def refuse_powerful(url: str) -> None:
    """Refuse a login of the application for which the row policies would not hold."""
    question = """
        SELECT rolsuper, rolbypassrls, EXISTS (
            SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND pg_has_role(current_user, relowner, 'MEMBER'))
        FROM pg_roles WHERE rolname = current_user
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(question).fetchone()
    except psycopg.OperationalError as error:
        raise Trouble(f"The database does not answer: {first_line(error)}") from error
    powers = [
        power
        for power, held in zip(("is a superuser", "has BYPASSRLS", "owns tables"), row or (), strict=False)
        if held
    ]
    if powers:
        raise Trouble(
            f"The login of the application {' and '.join(powers)}, so it would see everything: "
            "give it the role translocal_app (docs/how-to/deploy.md)."
        )
