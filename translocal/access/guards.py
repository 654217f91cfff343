"""Row security, declared once. Each room says for each of its tables which lens it belongs to and what may be
written; `apply()` turns that into policies, grants, functions and triggers, and can be repeated at any time.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from translocal.access.lenses import Lens
from translocal.access.permissions import SYSTEM
from translocal.core.ids import system_id

READERS = "translocal_app, translocal_jobs"
PACKAGE = Path(__file__).resolve().parents[1]

# One look-up by primary key for each row. As EXISTS it was one too, until the planner, who does not know who will ask
# and takes them for somebody with few cases, read all the cases of a lead into a hash instead: 45 ms for each table.
ACCESS = (
    "(SELECT a.parts & {lens} FROM access_access a WHERE a.staff_id = (SELECT translocal_actor())"
    " AND a.case_id = {case}) <> 0"
)
KNOWN = "(SELECT translocal_actor()) IS NOT NULL"


@dataclass(frozen=True)
class Guard:
    """What protects one table. `rule` is the condition a row must meet, `lens` the name of its part.

    `part` and `case` let a query ask the same as the policy; they are None where the rule stands beside the lenses.
    """

    table: str
    rule: str
    lens: str
    writes: tuple[str, ...]
    part: Lens | None = None
    case: str | None = None


GUARDS: dict[str, Guard] = {}
EXEMPT: dict[str, str] = {}


def _declare(guard: Guard) -> None:
    if guard.table in GUARDS or guard.table in EXEMPT:
        raise ValueError(f"{guard.table} is declared twice")
    GUARDS[guard.table] = guard


def lens(
    table: str,
    part: Lens,
    *,
    case: str = "case_id",
    party: str | None = None,
    workers_only: bool = False,
    writes: Iterable[str] = ("INSERT", "UPDATE"),
) -> None:
    """A table of one lens.

    With `party`, a person who reads for themselves sees only their own rows of it; with `workers_only`, none.
    """
    rule = ACCESS.format(case=f"{table}.{case}", lens=int(part)) + _own_party(table, party, workers_only)
    _declare(Guard(table, rule, part.name or str(part), tuple(writes), part, case))


def row_lens(
    table: str,
    *,
    party: str | None = None,
    workers_only: bool = False,
    also: str | None = None,
    writes: Iterable[str] = (),
) -> None:
    """A table whose rows carry their own lens, as the journal and the documents do."""
    rule = ACCESS.format(case=f"{table}.case_id", lens=f"{table}.lens") + _own_party(table, party, workers_only)
    _declare(Guard(table, f"({rule}) OR ({also})" if also else rule, "row", tuple(writes)))


def shared(table: str, *, writes: Iterable[str] = ("INSERT", "UPDATE")) -> None:
    """A table that everybody who works here may read, such as the offices."""
    _declare(Guard(table, KNOWN, "shared", tuple(writes)))


def own(table: str, column: str, *, writes: Iterable[str] = ("INSERT", "UPDATE")) -> None:
    """A table in which each reader sees the rows that are theirs."""
    _declare(Guard(table, f"{table}.{column} = (SELECT translocal_actor())", "own", tuple(writes)))


def special(table: str, rule: str, label: str, *, writes: Iterable[str] = ("INSERT", "UPDATE")) -> None:
    """A table whose rule is said in SQL, because it stands beside the lenses."""
    _declare(Guard(table, rule, label, tuple(writes)))


def exempt(table: str, why: str) -> None:
    """A table without row security. The reason is printed in docs/access.md."""
    EXEMPT[table] = why


def _own_party(table: str, column: str | None, workers_only: bool) -> str:
    if workers_only:
        return " AND (SELECT translocal_party()) IS NULL"
    if column is None:
        return ""
    return f" AND ((SELECT translocal_party()) IS NULL OR {table}.{column} = (SELECT translocal_party()))"


def functions() -> list[Path]:
    """The SQL of every room, in the order of the rooms; the identity functions first."""
    rooms = [PACKAGE / config.label for config in apps.get_app_configs() if config.name.startswith("translocal.")]
    found = [room / "guards.sql" for room in rooms if (room / "guards.sql").exists()]
    return [PACKAGE / "access" / "identity.sql", *found]


def _errands() -> str:
    rows = [
        f"('{system_id(name)}'::uuid, {sum(p.bit for p in rights)}::bigint)" for name, rights in sorted(SYSTEM.items())
    ]
    return "VALUES " + ", ".join(rows)


def statements() -> list[str]:
    """Everything `apply` runs, in order."""
    done = [path.read_text().replace("{errands}", _errands()) for path in functions()]
    for guard in GUARDS.values():
        done += _policy(guard)
    done += [f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {READERS}" for table in EXEMPT]
    done.append(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {READERS}")
    return done


def _policy(guard: Guard) -> list[str]:
    table = guard.table
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS visible ON {table}",
        f"CREATE POLICY visible ON {table} USING ({guard.rule})",
        f"REVOKE ALL ON {table} FROM PUBLIC, {READERS}",
        f"GRANT {', '.join(('SELECT', *guard.writes))} ON {table} TO {READERS}",
    ]


def fingerprint() -> str:
    return hashlib.sha256("\n".join(statements()).encode()).hexdigest()[:32]


def undeclared() -> list[str]:
    """Tables that no room has declared: there must be none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall()}
    return sorted(tables - set(GUARDS) - set(EXEMPT))


def apply() -> None:
    """Put the declaration in force. Run as the migrator, after every migration; repeats are harmless."""
    forgotten = undeclared()
    if forgotten:
        raise ValueError(f"tables without a policy: {', '.join(forgotten)}")
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)
        cursor.execute("DELETE FROM translocal_guards")
        cursor.execute("INSERT INTO translocal_guards (fingerprint) VALUES (%s)", [fingerprint()])


def in_force() -> bool:
    """True when the database carries exactly this declaration."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('translocal_guards') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT fingerprint FROM translocal_guards")
        found: tuple[str] | None = cursor.fetchone()
        return found == (fingerprint(),)
