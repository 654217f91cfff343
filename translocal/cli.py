"""The command `translocal`: reads the words, sets up the surroundings, hands over."""

import argparse
import errno
import inspect
import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from translocal.runtime import upgrade
from translocal.runtime.commands import REGISTRY, Command, command
from translocal.runtime.leaving import leaving_tidily, while_somebody_reads
from translocal.runtime.place import var
from translocal.runtime.serving import announce, supervise, where_to_listen
from translocal.runtime.supervisor import check_port, say
from translocal.runtime.surroundings import DEMO, become, is_demo, surroundings
from translocal.runtime.trouble import Trouble

# A room that adds commands is named here, once; its module uses the decorator of translocal.runtime.commands.
ROOMS_WITH_COMMANDS = (
    "translocal.journal.verify",
    "translocal.budgets.verify",
    "translocal.accounts.first",
    "translocal.generator.commands",
    "translocal.programmes.commands",
)
WITHOUT_DATABASE = ("entitlements", "programmes")  # the rules stand in files

TEACHING = """\
what happens:
  Without DATABASE_URL, a PostgreSQL of its own is started, with its data in var/ and no open port, under the
  settings of the demo; a demo that is already running is shared. With DATABASE_URL (PostgreSQL 17 or newer)
  that one is used, under the production settings, which tell what else they need; `demo` keeps its own.

examples:
  translocal demo                       invented people, every role one click away, on http://localhost:8000
  translocal demo --port 8080           the same on another port
  translocal migrate && translocal serve   a real installation, or its upgrade
  translocal manage shell               any command of Django
  translocal verify --help              what one command does

exit codes:
  0  done    1  a trouble, told in one line    2  words not understood    130  stopped with Ctrl-C    141  nobody reads on
"""


def parser_of(commands: list[Command]) -> ArgumentParser:
    """Return a parser for the given commands."""
    parser = ArgumentParser(
        "translocal",
        description="Casework for assisted voluntary return and reintegration.",
        epilog=TEACHING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words = parser.add_subparsers(dest="word", metavar="command", title="commands", required=True)
    for entry in commands:
        about = inspect.getdoc(entry.work) or entry.help
        shape = argparse.RawDescriptionHelpFormatter
        if entry.hidden:
            sub = words.add_parser(entry.name, description=about, formatter_class=shape)
        else:
            sub = words.add_parser(entry.name, description=about, formatter_class=shape, help=entry.help)
        if entry.arguments is not None:
            entry.arguments(sub)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Do what the words say; every expected trouble is one line."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        with leaving_tidily():
            return dispatch(words)
    except Trouble as trouble:
        say(str(trouble))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        say(f"The disk is full: {error.filename or var()} could not be written.")
    return 1


def dispatch(words: list[str]) -> int:
    """Find the command and run it."""
    # What Django is asked is Django's to read, options and all.
    if words[:1] == ["manage"]:
        return manage(words[1:])
    if words and words[0] in REGISTRY.commands:
        return REGISTRY.commands[words[0]].work(understood(words)) or 0
    if not words or not {"-h", "--help"}.isdisjoint(words) or words[0].startswith("-"):
        os.environ["DJANGO_SETTINGS_MODULE"] = DEMO
        import_rooms()
        understood(words or ["--help"])
        return 2
    if words[0] in WITHOUT_DATABASE:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEMO)
        import_rooms()
        with while_somebody_reads():
            return REGISTRY.commands[words[0]].work(understood(words)) or 0
    with surroundings():
        import_rooms()
        read = understood(words)
        return run_for_room(REGISTRY.commands[read.word], read)


def understood(words: list[str]) -> Namespace:
    """What the words say; leaves with their mend where they say nothing."""
    return parser_of(list(REGISTRY.commands.values())).parse_args(words)


def import_rooms() -> None:
    """Set Django up and let the rooms add their commands."""
    import django

    django.setup()
    for module in ROOMS_WITH_COMMANDS:
        # Rooms are built one after the other: one that is not there yet has no commands.
        if built(module):
            import_module(module)


def built(module: str) -> bool:
    """Tell whether a module exists, without importing it."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def run_for_room(entry: Command, read: Namespace) -> int:
    """Run a room's command under the login of its duty."""
    from django.db import OperationalError, connections
    from psycopg import OperationalError as DriverError

    from translocal.runtime.database import connection_settings

    become(entry.login)
    fresh = connection_settings(os.environ.get("DATABASE_URL", ""), assume_role=os.environ.get("DATABASE_ROLE") or None)
    connections.settings["default"].update(fresh)
    try:
        return entry.work(read) or 0
    except (OperationalError, DriverError) as error:
        raise Trouble(f"The database: {str(error).strip().splitlines()[0]}") from error


# What belongs to no room


@command("demo", help="start everything with invented people, ready to click", arguments=where_to_listen)
def demo(read: Namespace) -> int:
    """Start Translocal with an invented programme: the database, the web server and the worker.

    The first start makes the database and loads the people; later ones take seconds and find what was left.
    Ctrl-C stops everything. To begin anew, delete var/.
    """
    check_port(read.host, read.port)
    with surroundings(demo=True):
        set_up(load=True)
        return supervise(read, announce=announce_demo)


@command("serve", help="run the web server and the background worker", arguments=where_to_listen)
def serve(read: Namespace) -> int:
    """Run the web server and the worker until Ctrl-C or a signal; one that dies is started again.

    WEB_WORKERS (2) and WEB_THREADS (4) size the web server, WORKER_CONCURRENCY (1) the worker. A database
    that this code does not fit is refused: run `translocal migrate` first.
    """
    check_port(read.host, read.port)
    with surroundings():
        if is_demo():
            set_up(load=False)
        elif own_process("check-settings", "--quiet") != 0:
            return 1
        return supervise(read, announce=announce)


def set_up(*, load: bool) -> None:
    """Migrate and load where this code has not yet done so with this database."""
    url = os.environ.get("MIGRATOR_DATABASE_URL") or os.environ["DATABASE_URL"]
    mark = upgrade.fingerprint()
    found = upgrade.remembered(url)
    changed = found[:1] != [mark]
    if changed:
        say("Preparing the database …")
        finish("migrate", "--quiet")
    if load and "demo" not in found:
        say("Loading the invented people …")
        finish("load-demo")
        upgrade.remember(url, mark, "demo")
    elif load and changed:
        finish("load-demo", "--doors-only")


def own_process(*words: str) -> int:
    """Run another command of ours in a process of its own, with a login of its own."""
    return subprocess.call([sys.executable, "-m", "translocal", *words])


def finish(*words: str) -> None:
    """Run another command of ours and give up with it."""
    code = own_process(*words)
    if code != 0:
        raise Trouble(f"`translocal {' '.join(words)}` did not succeed; the reason is above.")


def announce_demo(address: str) -> None:
    """Tell where the demo is, and as whom one may come in."""
    print(f"\nTranslocal is at {address}  (Ctrl-C stops it)\n", flush=True)
    try:
        doors = json.loads(doors_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    print("Its first page signs you in with one click, as any of these invented people:\n")
    widths = [max((len(door[column]) for door in doors), default=0) for column in (0, 1)]
    for label, name, organisation in doors:
        print(f"  {label:<{widths[0]}}  {name:<{widths[1]}}  {organisation}")
    print(flush=True)


def doors_file() -> Path:
    """Return where the people to sign in as are written down, so that a later start need not ask the database."""
    return var() / "demo-doors.json"


def doors_only(parser: ArgumentParser) -> None:
    """Add the option for people who are there already."""
    parser.add_argument("--doors-only", action="store_true", help="only write down who can be signed in as")


@command("load-demo", help="load the invented people", hidden=True, arguments=doors_only)
def load_demo(read: Namespace) -> None:
    """Load the demo's programme into the database and write down who can be signed in as."""
    with surroundings(demo=True):
        import django
        import psycopg

        django.setup()
        from translocal.access.identity import ANONYMOUS, acting_as
        from translocal.demo import load
        from translocal.desk.views.doors import demo_roles

        if not read.doors_only:
            with psycopg.connect(os.environ["MIGRATOR_DATABASE_URL"], autocommit=True) as owner:
                load(owner.execute)
        # What the page of the doors reads, as the nobody who reads it.
        with acting_as(ANONYMOUS):
            found = demo_roles()
        doors = [(role["label"], role["name"], role["organisation"]) for role in found]
        doors_file().write_text(json.dumps(doors), encoding="utf-8")


@command("worker", help="run one background worker")
def worker(read: Namespace) -> None:
    """Run one worker: deferred work and schedules, under the login of JOBS_DATABASE_URL where that is set."""
    with surroundings():
        become("JOBS_DATABASE_URL")
        import django

        django.setup()
        if not is_demo():
            upgrade.refuse_powerful(os.environ["DATABASE_URL"])
        from translocal.runtime.jobs import work

        work()


def quietly(parser: ArgumentParser) -> None:
    """Add the option to say only what is wrong."""
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


@command("migrate", help="make or upgrade the tables, rights, policies and triggers", arguments=quietly)
def migrate(read: Namespace) -> None:
    """Bring the database to this code: its tables, then every right, row policy, function and trigger.

    Works as the login of MIGRATOR_DATABASE_URL where that is set. Safe to repeat; a second one waits.
    """
    with surroundings():
        become("MIGRATOR_DATABASE_URL")
        import django

        django.setup()
        with upgrade.alone(os.environ["DATABASE_URL"]):
            bring_up_to_date(0 if read.quiet else 1)


def bring_up_to_date(verbosity: int) -> None:
    """Do what `migrate` promises, on Django's connection."""
    from django.core.management import call_command

    unapplied(refuse=True)
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)
    if built("translocal.access.guards"):
        import_module("translocal.access.guards").apply()
        tell = _cases_renewed if verbosity else lambda cases: None
        import_module("translocal.cases.renewal").renew(tell)
    url = os.environ["DATABASE_URL"]
    upgrade.remember(url, upgrade.fingerprint(), *upgrade.remembered(url)[1:])


def _cases_renewed(cases: int) -> None:
    print(f"What a role may see or do has changed: written anew for {cases:,} cases …", flush=True)


def unapplied(*, refuse: bool) -> list[str]:
    """Return the migrations that the database lacks; refuse one that has more than this code knows."""
    from django.db import OperationalError, connection
    from django.db.migrations.loader import MigrationLoader

    try:
        loader = MigrationLoader(connection)
    except OperationalError as error:
        raise Trouble(f"The database does not answer: {str(error).strip().splitlines()[0]}") from error
    known = set(loader.disk_migrations) | set(loader.replacements)
    applied = set(loader.applied_migrations)
    if refuse:
        upgrade.refuse_newer(applied, known)
    return [f"{app}.{name}" for app, name in sorted(set(loader.graph.nodes) - applied)]


@command("check-settings", help="look for what would go wrong, and start nothing", arguments=quietly)
def check_settings(read: Namespace) -> int:
    """Check the settings, the database's login and version, and the collected files, as `serve` does."""
    with surroundings():
        import django
        from django.conf import settings
        from django.core.checks import ERROR, run_checks

        django.setup()
        troubles = [str(found) for found in run_checks(include_deployment_checks=not is_demo()) if found.level >= ERROR]
        if lacking := unapplied(refuse=True):
            troubles.append(f"The database lacks {len(lacking)} migrations: run `translocal migrate` first.")
        if not is_demo():
            upgrade.refuse_powerful(os.environ["DATABASE_URL"])
            if not (settings.STATIC_ROOT / "staticfiles.json").exists():
                troubles.append("The static files are missing: run `translocal manage collectstatic --noinput` first.")
        for trouble in troubles:
            say(trouble)
        if not troubles and not read.quiet:
            print("Everything needed is there.")
        return 1 if troubles else 0


@command("manage", help="pass the rest to Django: translocal manage shell")
def manage_from_help(read: Namespace) -> None:
    """Run a management command of Django, with our surroundings: translocal manage shell."""


def manage(words: list[str]) -> int:
    """Run a management command of Django; the ones that change tables work as the migrator."""
    with surroundings():
        if words[:1] in (["migrate"], ["makemigrations"], ["sqlmigrate"], ["createcachetable"], ["dbshell"]):
            become("MIGRATOR_DATABASE_URL")
        from django.core.management import execute_from_command_line

        execute_from_command_line(["translocal manage", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
