"""After an upgrade: what each worker may see and do is written in the access rows, and another table of rights leaves
them behind. Here they are written anew, before anybody works with the new version."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import product
from uuid import UUID

from django.db import connection, transaction

from translocal.access.lenses import Standing, lenses_of
from translocal.access.permissions import rights_of
from translocal.cases.reach import reshape
from translocal.organisations.roles import Role

AT_ONCE = 2_000  # cases in one transaction: actions wait for no longer than it takes


def mark() -> str:
    """Name what every role may see and do, wherever it stands."""
    table = [
        (role.value, standing.value, int(lenses_of(role, standing)), rights_of(role, standing))
        for role, standing in product(Role, Standing)
    ]
    return hashlib.sha256(repr(table).encode()).hexdigest()[:24]


def renew(tell: Callable[[int], None] = lambda cases: None) -> int:
    """Write the access rows anew unless they were written from this very table, and return of how many cases.

    The mark comes last: one that was interrupted begins again, and leaves alone what is right already.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('access_access'::regclass)")
        if cursor.fetchone() == (mark(),):
            return 0
    cases = 0
    for batch in _batches():
        cases += len(batch)
        tell(cases)
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE access_access IS '{mark()}'")
    return cases


def _batches() -> Iterator[list[UUID]]:
    last = UUID(int=0)
    while batch := _renew_after(last):
        yield batch
        last = batch[-1]


@transaction.atomic
def _renew_after(last: UUID) -> list[UUID]:
    """The next cases, while no action is under way: every action holds this lock together with the others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(0)")
        cursor.execute(
            "SELECT DISTINCT case_id FROM access_access WHERE case_id > %s AND standing <> 'errand' ORDER BY case_id LIMIT %s",
            [last, AT_ONCE],
        )
        batch = [case_id for (case_id,) in cursor.fetchall()]
    reshape(*batch)
    return batch
