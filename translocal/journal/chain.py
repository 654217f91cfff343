"""Recomputes the journal from its stored bytes and says where it first stops being true. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any
from uuid import UUID

from psycopg import Connection

FIRST, LAST = UUID(int=0), UUID(int=2**128 - 1)
KEPT = 50

# The text is put together exactly as journal_append() does it (guards.sql).
# FULL JOIN: a detail without its event shows too.
_EVENTS = """
    COPY (
        SELECT uuid_send(coalesce(e.stream, d.stream)), coalesce(e.seq, d.seq), e.hash,
            concat_ws('|', e.stream, e.seq, e.name, e.version, (extract(epoch FROM e.at) * 1000000)::bigint,
                e.actor, coalesce(e.case_id::text, '-'), e.lens, coalesce(e.party::text, '-'), e.action_id,
                encode(e.digest, 'hex')),
            e.digest, d.salt || convert_to(d.payload, 'UTF8'),
            d.stream IS NULL OR (d.lens, d.case_id, d.party) IS NOT DISTINCT FROM (e.lens, e.case_id, e.party)
        FROM (SELECT * FROM journal_event
              WHERE stream >= '{low}' AND stream < '{high}' ORDER BY stream, seq) e
        FULL JOIN (SELECT * FROM journal_detail
              WHERE stream >= '{low}' AND stream < '{high}' ORDER BY stream, seq) d
            ON d.stream = e.stream AND d.seq = e.seq
        ORDER BY 1, 2
    ) TO STDOUT (FORMAT binary)
"""
_EVENT_TYPES = ["bytea", "int8", "bytea", "text", "bytea", "bytea", "bool"]
_HEADS = """
    COPY (SELECT uuid_send(stream), seq, hash FROM journal_head
          WHERE stream >= '{low}' AND stream < '{high}' ORDER BY stream) TO STDOUT (FORMAT binary)
"""

Stored = tuple[bytes, int, bytes | None, str, bytes, bytes | None, bool]
Head = tuple[bytes, int, bytes]


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong in one stream. Names ids and numbers, never what an event tells."""

    stream: UUID
    seq: int
    wrong: str

    def __str__(self) -> str:
        return f"stream {self.stream}, event {self.seq}: {self.wrong}"


@dataclass
class Report:
    """What a check found: what was there, how many details are erased, the first fault of each bad stream."""

    events: int = 0
    streams: int = 0
    erased: int = 0
    bad: int = 0
    faults: list[Fault] = field(default_factory=list)

    def note(self, fault: Fault) -> None:
        """Keep the fault; of very many only the first are kept, and all are counted."""
        self.bad += 1
        if len(self.faults) < KEPT:
            self.faults.append(fault)

    def add(self, other: "Report") -> None:
        """Take in the report on the streams that follow."""
        self.events += other.events
        self.streams += other.streams
        self.erased += other.erased
        self.bad += other.bad
        self.faults += other.faults[: KEPT - len(self.faults)]


def pieces(connection: Connection[Any], events_each: int = 40_000) -> list[tuple[UUID, UUID]]:
    """Cut all possible streams into ranges of about the same number of events."""
    counted = connection.execute("SELECT coalesce(sum(seq), 0), count(*) FROM journal_head").fetchone()
    events, streams = counted or (0, 0)
    each = max(1, int(streams * events_each // max(int(events), 1)))
    rows = connection.execute(
        "SELECT stream FROM (SELECT stream, row_number() OVER (ORDER BY stream) AS number"
        " FROM journal_head) h WHERE number %% %s = 0 ORDER BY stream",
        [each],
    ).fetchall()
    bounds = [FIRST, *(stream for (stream,) in rows if stream > FIRST), LAST]
    return list(pairwise(bounds))


def check(connection: Connection[Any], low: UUID = FIRST, high: UUID = LAST) -> Report:
    """Recompute every chain in the range and compare it with its head."""
    report = Report()
    heads = {stream: (seq, digest) for stream, seq, digest in _read_heads(connection, low, high)}
    for stream, rows in groupby(_read_events(connection, low, high), key=itemgetter(0)):
        _check_stream(report, stream, rows, heads.pop(stream, None))
    for stream, (seq, _hash) in heads.items():
        report.note(Fault(UUID(bytes=stream), 1, f"missing: the head counts {seq} events, and there is none"))
    report.faults.sort(key=lambda fault: fault.stream)
    return report


def _read_heads(connection: Connection[Any], low: UUID, high: UUID) -> Iterator[Head]:
    with connection.cursor().copy(_HEADS.format(low=low, high=high)) as copy:
        copy.set_types(["bytea", "int8", "bytea"])
        yield from copy.rows()


def _read_events(connection: Connection[Any], low: UUID, high: UUID) -> Iterator[Stored]:
    with connection.cursor().copy(_EVENTS.format(low=low, high=high)) as copy:
        copy.set_types(_EVENT_TYPES)
        yield from copy.rows()


def _check_stream(report: Report, stream: bytes, rows: Iterator[Stored], head: tuple[int, bytes] | None) -> None:
    before, last, wrong = b"", 0, ""
    for row in rows:
        report.events += 1
        report.erased += row[5] is None
        if wrong:
            continue
        wrong = _wrong_with(row, before, last)
        if wrong:
            place = last + 1 if wrong.startswith("missing") else row[1]
            report.note(Fault(UUID(bytes=stream), place, wrong))
        else:
            before, last = row[2] or b"", row[1]
    report.streams += 1
    if not wrong and (end := _wrong_at_the_end(before, last, head)):
        report.note(Fault(UUID(bytes=stream), last + (head is not None and head[0] > last), end))


def _wrong_with(row: Stored, before: bytes, last: int) -> str:
    _stream, seq, stored, text, digest, detail, same_marks = row
    if seq > last + 1:
        return f"missing: the next that is there is {seq}"
    if stored is None:
        return "missing: only its detail is there"
    if sha256(before + text.encode()).digest() != stored:
        return "edited, or moved here from another place"
    if detail is not None and sha256(detail).digest() != digest:
        return "its detail was edited"
    if not same_marks:
        return "its detail was given another lens, case or party"
    return ""


def _wrong_at_the_end(before: bytes, last: int, head: tuple[int, bytes] | None) -> str:
    if head is None:
        return "the stream has no head"
    if head[0] > last:
        return f"missing: the head counts {head[0]} events, the last that is there is {last}"
    if head != (last, before):
        return "the head was edited: it does not name this event as the last"
    return ""
