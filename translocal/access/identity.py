"""Who is acting. Every statement against a guarded table runs inside a transaction that carries an identity."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction

from translocal.core.ids import NOBODY, system_id

T = TypeVar("T")


@dataclass(frozen=True)
class Identity:
    """`actor` is a member of staff, a named system role, the person of a case, or nobody.

    `party` is set when a person reads their own case: what another adult said stays hidden from them.
    """

    actor: UUID
    party: UUID | None = None
    system: str | None = None


ANONYMOUS = Identity(NOBODY)
_current: ContextVar[Identity | None] = ContextVar("translocal_identity", default=None)
_whole: ContextVar[bool] = ContextVar("translocal_whole", default=False)


class NoIdentity(RuntimeError):
    """Code touched guarded data without saying for whom."""


def system(name: str) -> Identity:
    """The identity of a named system role; what it may do is in `access.permissions.SYSTEM`."""
    return Identity(system_id(name), system=name)


def person(person_id: UUID) -> Identity:
    return Identity(person_id, party=person_id)


def current() -> Identity:
    identity = _current.get()
    if identity is None:
        raise NoIdentity("no identity: use acting_as()")
    return identity


@contextmanager
def acting_as(identity: Identity, *, whole: bool = False) -> Iterator[None]:
    """Run the block in a transaction as `identity`; on the way out, whoever acted before acts again.

    The setting is local to the transaction, but survives a released savepoint: there it is put back by hand.
    A `whole` block is undone altogether when anything in it fails; what runs inside it needs no savepoint of its own.
    """
    before, was_whole = _current.get(), _whole.get()
    if before == identity and connection.in_atomic_block:
        with transaction.atomic(savepoint=not was_whole):
            yield
        return
    token, mark = _current.set(identity), _whole.set(whole)
    nested = connection.in_atomic_block
    try:
        with transaction.atomic():
            _tell_database(identity)
            yield
            # At the end of the outermost transaction the setting is gone by itself, and so it is after a rollback.
            if nested:
                _tell_database(before)
    finally:
        _current.reset(token)
        _whole.reset(mark)


@contextmanager
def reading_as(identity: Identity) -> Iterator[None]:
    """As `acting_as`, for what only reads: whoever acts already needs no savepoint for it."""
    if _current.get() == identity and connection.in_atomic_block:
        yield
        return
    with acting_as(identity):
        yield


def _tell_database(identity: Identity | None) -> None:
    actor = str(identity.actor) if identity else ""
    party = str(identity.party) if identity and identity.party else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('translocal.actor', %s, true), set_config('translocal.party', %s, true)",
            [actor, party],
        )


def streamed(identity: Identity, rows: Iterable[T]) -> Iterator[T]:
    """Rows that are read after the request's own transaction has ended: they get one of their own."""
    with acting_as(identity):
        yield from rows


def identity_of(user: Any) -> Identity:
    return Identity(user.pk) if user.is_authenticated else ANONYMOUS
