"""What the clocks do: a named system role carries out one action on one case, and stands nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection

from translocal.access.identity import Identity, acting_as, system
from translocal.actions.engine import Action
from translocal.core.reasons import Refusal


@contextmanager
def errand(name: str, case_id: UUID) -> Iterator[Identity]:
    """Act as the named system role, which reaches this one case for the length of this transaction."""
    role = system(name)
    with acting_as(role), connection.cursor() as cursor:
        cursor.execute("SELECT access_begin_errand(%s)", [case_id])
        yield role
        cursor.execute("SELECT access_end_errand(%s)", [case_id])


def carry_out(name: str, action: Action[Any, Any], thing_id: str, case_id: str) -> None:
    """Carry the action out, if it still can be: a refusal means that somebody was faster, and nothing is left to do."""
    try:
        with errand(name, UUID(case_id)) as role:
            thing = action.on._default_manager.filter(pk=UUID(thing_id)).first()
            if thing is not None:
                action(thing, by=role)
    except Refusal:
        return
