"""Recomputes the seals of the log of readings, as journal_seal_readings() made them (guards.sql)."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from psycopg import Connection

_SEALS = "SELECT id, first_reading, last_reading, count, hash FROM journal_seal ORDER BY id"
_READINGS = """
    COPY (
        SELECT id, concat_ws('|', id, (extract(epoch FROM at) * 1000000)::bigint, staff_id,
            coalesce(case_id::text, '-'), what)
        FROM journal_reading WHERE id <= (SELECT coalesce(max(last_reading), 0) FROM journal_seal) ORDER BY id
    ) TO STDOUT (FORMAT binary)
"""


@dataclass
class Seals:
    """How many readings are sealed, and what is first wrong with the seals."""

    sealed: int = 0
    wrong: str = ""


def check_seals(connection: Connection[Any]) -> Seals:
    """Recompute every seal over the readings it covers."""
    seals = connection.execute(_SEALS).fetchall()
    found, before = Seals(), b""
    with connection.cursor().copy(_READINGS) as copy:
        copy.set_types(["int8", "text"])
        rows: Iterator[tuple[int, str]] = iter(copy.rows())
        row = next(rows, None)
        for number, first, last, count, stored in seals:
            covered, digest = 0, sha256()
            smallest = row[0] if row else 0
            while row is not None and row[0] <= last:
                digest.update(("\n" if covered else "").encode() + row[1].encode())
                covered, row = covered + 1, next(rows, None)
            found.sealed += covered
            before = sha256(before + digest.digest()).digest()
            if not found.wrong and ((covered, smallest) != (count, first) or before != stored):
                found.wrong = f"seal {number}: {_said(covered, count)}"
            before = stored
    return found


def _said(covered: int, count: int) -> str:
    if covered < count:
        return f"{count - covered} of its {count} readings are missing"
    if covered > count:
        return f"{covered - count} readings were put in afterwards"
    return "a reading or a seal was edited"
