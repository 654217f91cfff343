"""Adding to the journal. Only the action engine calls this."""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from translocal.core.money import Money
from translocal.journal.events import EventType


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def append(
    event: EventType,
    *,
    stream: UUID,
    case_id: UUID | None,
    action_id: UUID,
    party: UUID | None = None,
    details: Mapping[str, Any],
) -> int:
    """Chain one event onto its stream and return its number there."""
    unknown = set(details) - set(event.parameters)
    if unknown:
        raise ValueError(f"{event.name} does not know {sorted(unknown)}")
    payload = json.dumps({name: _plain(value) for name, value in details.items()}, ensure_ascii=False, sort_keys=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT journal_append(%s, %s, %s, %s::smallint, %s, %s, %s, %s, %s)",
            [
                stream,
                case_id,
                event.name,
                event.version,
                int(event.lens),
                party,
                action_id,
                os.urandom(16),
                payload,
            ],
        )
        return int(cursor.fetchone()[0])


def log_reading(staff_id: UUID, what: str, case_id: UUID | None = None) -> None:
    """Note that somebody looked, in the transaction in which they were shown it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_reading (staff_id, case_id, what) VALUES (%s, %s, %s)",
            [staff_id, case_id, what],
        )


def log_readings(staff_id: UUID, what: str, case_ids: Iterable[UUID]) -> None:
    """Note that somebody was shown several cases at once, such as what a search found."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_reading (staff_id, case_id, what) SELECT %s, unnest(%s::uuid[]), %s",
            [staff_id, sorted(case_ids), what],
        )
