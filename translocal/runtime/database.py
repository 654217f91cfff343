"""Where the database is, and which roles it knows: one login per duty."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from translocal.runtime.trouble import Trouble

MIGRATOR = "translocal_migrator"
APPLICATION = "translocal_app"
JOBS = "translocal_jobs"
SCHEMES = ("postgresql", "postgres")
OLDEST_SERVER = 170000
# Statements are planned once for each connection: with row policies, planning costs more than running.
PREPARED = {"server_side_binding": True, "prepare_threshold": 2}
# Any number will do, as long as everybody who makes roles takes the same lock.
MAKING_ROLES = 5_432_901


def connection_settings(url: str, *, assume_role: str | None = None) -> dict[str, Any]:
    """Return Django's entry for a database; an empty address gives one that names no server."""
    settings: dict[str, Any] = {
        "ENGINE": "translocal.runtime.backend",
        "NAME": "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
    options: dict[str, Any] = dict(PREPARED)
    if url:
        options |= read_address(url, settings)
    if assume_role:
        options["assume_role"] = assume_role
    settings["OPTIONS"] = options
    return settings


def check_address(url: str, variable: str = "DATABASE_URL") -> tuple[SplitResult, int | None]:
    """Take an address apart, and its port, or say in one line why it is none."""
    try:
        parts = urlsplit(url)
        conninfo_to_dict(url if parts.scheme in SCHEMES else "")
    except (ValueError, psycopg.ProgrammingError) as error:
        raise Trouble(f"{variable} is no address of a database: {first_line(error)}") from error
    if parts.scheme not in SCHEMES:
        raise Trouble(f"{variable} must begin with postgresql:// (nothing but PostgreSQL is supported).")
    try:
        return parts, parts.port
    except ValueError as error:
        raise Trouble(f"{variable} names a port that is no number.") from error


def read_address(url: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Fill in the entry from an address and return the parameters that belong to the driver."""
    parts, port = check_address(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    settings["NAME"] = unquote(parts.path.lstrip("/")) or query.pop("dbname", "")
    settings["USER"] = unquote(parts.username or "") or query.pop("user", "")
    settings["PASSWORD"] = unquote(parts.password or "") or query.pop("password", "")
    settings["HOST"] = unquote(parts.hostname or "") or query.pop("host", "")
    settings["PORT"] = str(port) if port else query.pop("port", "")
    return query


def login_url(url: str, *, role: str | None = None, database: str | None = None) -> str:
    """Return the same server's address for another role, without a password, or for another database."""
    parts = urlsplit(url)
    login, _, place = parts.netloc.rpartition("@")
    if role is not None:
        login = quote(role, safe="")
    path = parts.path if database is None else "/" + quote(database, safe="")
    query = urlencode(parse_qsl(parts.query, keep_blank_values=True))
    # Written out by hand: urlunsplit drops the two slashes of an address without a host.
    return f"{parts.scheme}://{login + '@' if login else ''}{place}{path}{'?' + query if query else ''}"


def create_roles(admin_url: str, database: str = "translocal", *, passwords: Mapping[str, str] | None = None) -> None:
    """Make the roles, the database and their grants; what exists already is left or put right."""
    try:
        with psycopg.connect(admin_url, autocommit=True, connect_timeout=10) as admin:
            check_server(admin)
            admin.execute("SELECT pg_advisory_lock(%s)", [MAKING_ROLES])
            make_logins(admin, passwords or {})
            make_database(admin, database)
        with psycopg.connect(login_url(admin_url, database=database), autocommit=True, connect_timeout=10) as admin:
            grant(admin, database)
            check_text(admin, database)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(
            "This login may not make the roles that Translocal needs: let a superuser make them "
            f"(docs/how-to/deploy.md). PostgreSQL says: {first_line(error)}"
        ) from error
    except psycopg.OperationalError as error:
        raise Trouble(f"The database does not answer: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """Return the first line of an error, which is the one that says what happened."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def check_server(connection: psycopg.Connection[Any]) -> None:
    """Refuse a server that is too old."""
    if connection.info.server_version < OLDEST_SERVER:
        found = connection.info.parameter_status("server_version")
        raise Trouble(f"PostgreSQL 17 or newer is needed; this server is {found}.")


def make_logins(admin: psycopg.Connection[Any], passwords: Mapping[str, str]) -> None:
    """Make the three logins; only the migrator passes the row policies, and none is a superuser."""
    for role, right in ((MIGRATOR, "BYPASSRLS"), (APPLICATION, "NOBYPASSRLS"), (JOBS, "NOBYPASSRLS")):
        name = sql.Identifier(role)
        known = admin.execute("SELECT rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        if known is None:
            admin.execute(sql.SQL("CREATE ROLE {} LOGIN " + right).format(name))
        elif known != (right == "BYPASSRLS", True):
            admin.execute(sql.SQL("ALTER ROLE {} LOGIN " + right).format(name))
        if role in passwords:
            admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(passwords[role])))
    # An administrator who is no superuser may act as a role, or own in its name, only as its member.
    almighty = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if almighty != (True,):
        for role in (MIGRATOR, APPLICATION, JOBS):
            admin.execute(sql.SQL("GRANT {} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE").format(sql.Identifier(role)))


def make_database(admin: psycopg.Connection[Any], database: str) -> None:
    """Make the database with a locale that every server of this version has."""
    if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        return
    # pg_trgm asks the old character type, not the provider, what a letter is.
    letters = admin.execute("SELECT datctype FROM pg_database WHERE datname = 'template0'").fetchone()
    characters = sql.SQL("LC_CTYPE 'C.UTF-8'" if letters in (("C",), ("POSIX",)) else "")
    admin.execute(
        sql.SQL(
            "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' {}"
        ).format(sql.Identifier(database), sql.Identifier(MIGRATOR), characters)
    )


def grant(admin: psycopg.Connection[Any], database: str) -> None:
    """Give the application and the jobs the same everyday rights, on what exists and on what will be made."""
    statements = [
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO {migrator}",
        "GRANT USAGE ON SCHEMA public TO {app}, {jobs}",
        "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {database} TO {migrator}",
        "GRANT CONNECT ON DATABASE {database} TO {app}, {jobs}",
    ]
    # The administrator too: a test run migrates under its own login.
    for maker in ("FOR ROLE {migrator}", ""):
        for rights in (
            "SELECT, INSERT, UPDATE, DELETE ON TABLES",
            "USAGE, SELECT ON SEQUENCES",
            "EXECUTE ON FUNCTIONS",
        ):
            statements.append(f"ALTER DEFAULT PRIVILEGES {maker} IN SCHEMA public GRANT {rights} TO {{app}}, {{jobs}}")
    # `translocal generate` looks up its references itself, all at once (generator/write.py). The migrator owns the tables
    # and could take the foreign keys away altogether; this lets it leave them in place. Only a superuser can allow it.
    if admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,):
        statements.append("GRANT SET ON PARAMETER session_replication_role TO {migrator}")
    names = {"migrator": MIGRATOR, "app": APPLICATION, "jobs": JOBS, "database": database}
    identifiers = {key: sql.Identifier(name) for key, name in names.items()}
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(%s)", [MAKING_ROLES])
        for statement in statements:
            admin.execute(sql.SQL(statement).format(**identifiers))


def check_text(admin: psycopg.Connection[Any], database: str) -> None:
    """Refuse a database that cannot hold every script, or cannot search in it."""
    encoding = admin.execute("SHOW server_encoding").fetchone()
    if encoding != ("UTF8",):
        raise Trouble(
            f"The database {database} is not in UTF8; make a new one with ENCODING 'UTF8' TEMPLATE template0."
        )
    admin.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    # Under the old C locale letters beyond ASCII are no letters, and names in Georgian would never be found.
    found = admin.execute("SELECT cardinality(show_trgm('ქართული')) > 0").fetchone()
    if found != (True,):
        raise Trouble(
            f"The database {database} has the locale C, in which names beyond ASCII cannot be searched: "
            "make a new one with LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_CTYPE 'C.UTF-8' "
            "TEMPLATE template0."
        )
