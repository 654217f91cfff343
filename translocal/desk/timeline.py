"""What happened in a case or a talk, one sentence each, as this reader may read it."""

from typing import Any
from uuid import UUID

from translocal.access.models import Access
from translocal.core.days import short_moment
from translocal.journal.sentences import latest_told, sentences

SHOWN = 25


def entries(
    access: Access,
    *,
    known: dict[str, dict[UUID, str]],
    origin_staff: set[UUID] | None = None,
    before: int | None = None,
) -> tuple[list[dict[str, Any]], int | None]:
    """The latest events, and the number from which to go on when there are earlier ones."""
    found = latest_told(access.case_id, access.parts, SHOWN + 1, before)
    shown, there = found[:SHOWN], origin_staff or set()
    lines = [
        {
            "at": short_moment(line.at),
            "at_iso": line.at.isoformat(),
            "shore": "origin" if line.actor in there else "host",
            "sentence": line.text,
            "quote": line.quote,
            "day": "",
            "link": None,
        }
        for line in sentences(shown, access.staff_id, known)
    ]
    return lines, shown[-1].seq if len(found) > SHOWN else None
