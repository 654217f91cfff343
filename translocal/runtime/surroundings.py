"""Decides, before any setting is read, which settings and which database this start uses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from translocal.runtime.database import APPLICATION, JOBS, MIGRATOR, check_address, create_roles, login_url
from translocal.runtime.place import check_room, var
from translocal.runtime.postgres import Postgres

DEMO = "translocal.settings.demo"
PRODUCTION = "translocal.settings.production"
DATABASE = "translocal"
ADDRESSES = ("DATABASE_URL", "MIGRATOR_DATABASE_URL", "JOBS_DATABASE_URL")


@contextmanager
def surroundings(*, demo: bool = False) -> Iterator[None]:
    """Set the environment for a command, and keep its database running meanwhile.

    A `DATABASE_URL` outside the demo means production. Without one, the embedded server is started, or the
    one of a running demo shared, and each duty gets its own login.
    """
    outside = os.environ.get("DATABASE_URL")
    for variable in ADDRESSES:
        if address := os.environ.get(variable):
            check_address(address, variable)
    if demo:
        os.environ["DJANGO_SETTINGS_MODULE"] = DEMO
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", PRODUCTION if outside else DEMO)
    if outside:
        adopt(outside)
        yield
        return
    check_room()
    with Postgres(var() / "postgres") as admin:
        create_roles(admin, DATABASE)
        for variable, role in (
            ("DATABASE_URL", APPLICATION),
            ("MIGRATOR_DATABASE_URL", MIGRATOR),
            ("JOBS_DATABASE_URL", JOBS),
        ):
            os.environ[variable] = login_url(admin, role=role, database=DATABASE)
        yield


def is_demo() -> bool:
    """Tell whether this start is open to everybody at the keyboard."""
    return os.environ.get("DJANGO_SETTINGS_MODULE") != PRODUCTION


def adopt(url: str) -> None:
    """Give a demo on somebody's own server the application's rights, though it has one login for all."""
    if not is_demo() or os.environ.get("MIGRATOR_DATABASE_URL") or os.environ.get("DATABASE_ROLE"):
        return
    create_roles(url, unquote(urlsplit(url).path.lstrip("/")) or DATABASE)
    os.environ["MIGRATOR_DATABASE_URL"] = url
    os.environ["JOBS_DATABASE_URL"] = url
    os.environ["DATABASE_ROLE"] = APPLICATION


def become(login: str) -> None:
    """Use the login of a duty from now on; to be called before the settings are read."""
    own = os.environ.get(login)
    if login == "DATABASE_URL" or not own:
        return
    os.environ["DATABASE_URL"] = own
    if login == "MIGRATOR_DATABASE_URL":
        os.environ.pop("DATABASE_ROLE", None)
    elif os.environ.get("DATABASE_ROLE"):
        os.environ["DATABASE_ROLE"] = JOBS
