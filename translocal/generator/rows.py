"""Rows as COPY reads them in its binary format, which costs both sides about half of what text does."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from struct import Struct
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# PostgreSQL counts from the first day of the year 2000.
MICROS_BEFORE = 946_684_800_000_000
DAYS_BEFORE = date(2000, 1, 1).toordinal()
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TAIL = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"
TYPE_OF_TEXTS, TYPE_OF_UUIDS = 1043, 2950

_length = Struct(">i").pack
_fields = Struct(">h").pack
_small = Struct(">ih").pack
_whole = Struct(">ii").pack
_big = Struct(">iq").pack
_id = Struct(">iQQ").pack


class Kind(dict[Any, bytes]):
    """One kind of value: its fields as they were written. Most values come again, and nothing is found faster."""

    def __init__(self, write: Callable[[Any], bytes]) -> None:
        super().__init__({None: NULL})
        self.write = write

    def __missing__(self, value: Any) -> bytes:
        field = self[value] = self.write(value)
        return field


class Own(Kind):
    """What is a field already, such as the id of a row to which no event refers; there is nothing to remember."""

    def __missing__(self, value: bytes) -> bytes:
        return value


def _text(value: str) -> bytes:
    told = value.encode()
    return _length(len(told)) + told


def _list(of: int, fields: list[bytes]) -> bytes:
    """A list of one dimension; an empty one has none."""
    shape = (1, 0, of, len(fields), 1) if fields else (0, 0, of)
    told = b"".join([*map(_length, shape), *fields])
    return _length(len(told)) + told


TEXT = Kind(_text)
UUID = Kind(lambda value: b"\0\0\0\x10" + bytes.fromhex(value.replace("-", "")))
KINDS = {
    "text": TEXT,
    "uuid": UUID,
    "moment": Kind(lambda micros: _big(8, micros - MICROS_BEFORE)),
    "day": Kind(lambda day: _whole(4, day.toordinal() - DAYS_BEFORE)),
    "bool": Kind(lambda value: b"\0\0\0\1" + bytes([value])),
    "small": Kind(lambda value: _small(2, value)),
    "whole": Kind(lambda value: _whole(4, value)),
    "big": Kind(lambda value: _big(8, value)),
    "texts": Kind(lambda values: _list(TYPE_OF_TEXTS, [TEXT[value] for value in values])),
    "uuids": Kind(lambda values: _list(TYPE_OF_UUIDS, [UUID[value] for value in values])),
    "own": Own(bytes),
}


def forget() -> None:
    """Begin anew with what is remembered, lest it grows with the number of cases."""
    for kind in KINDS.values():
        kind.clear()
        kind[None] = NULL


COLUMNS = {
    "people_person": "id:uuid given_name:text family_name:text also_written:texts birth_date:day sex:text nationality:text"
    " languages:texts phone:text version:whole",
    "people_membership": "id:own case_id:uuid person_id:uuid position:text since:moment until:moment",
    "people_nametoken": "case_id:uuid person_id:uuid token:text",
    "cases_case": "id:uuid reference:text state:text host_country:text host_city:text origin_country:text origin_city:text"
    " opened_at:moment version:whole",
    "cases_involvement": "id:own case_id:uuid staff_id:uuid team_id:uuid role:text standing:text withheld:whole since:moment"
    " until:moment",
    "cases_turn": "id:own case_id:uuid kind:text words:text at:moment by:uuid",
    "consents_consent": "id:own case_id:uuid person_id:uuid purpose:text team_id:uuid staff_id:uuid language:text how:text"
    " given_at:moment recorded_by:uuid",
    "counselling_talk": "id:uuid team_id:uuid state:text origin_country:text origin_city:text begun_at:moment case:uuid"
    " version:whole",
    "counselling_conversation": "id:own case_id:uuid held_on:day occasion:text raised:text why_not:text language:text"
    " interpreter:text information:text next_moment:day by:uuid at:moment",
    "counselling_voice": "id:own case_id:uuid conversation_id:own person_id:uuid words:text wish:text",
    "handovers_handover": "id:uuid case_id:uuid state:text kind:text from_staff_id:uuid from_team_id:uuid to_team_id:uuid"
    " parts:whole made_at:moment proposed_at:moment answer_by:day answered_at:moment answered_by_id:uuid"
    " redirected_to_id:uuid version:whole",
    "handovers_letter": "handover_id:uuid case_id:uuid why:text words:text worries:text promised:text language:text"
    " answer:text version:whole",
    "handovers_approval": "id:own case_id:uuid handover_id:uuid person_id:uuid letter_version:whole at:moment"
    " recorded_by:uuid",
    "handovers_meeting": "handover_id:uuid case_id:uuid planned_for:moment place:text held_on:day people:uuids staff:uuids",
    "contact_notice": "id:own staff_id:uuid case_id:uuid event:text action_id:uuid at:moment read_at:moment sent_at:moment",
    "access_access": "staff_id:uuid case_id:uuid kind:text standing:text role:text parts:whole rights:big stage:text"
    " origin:text people:small reference:text since:moment updated_at:moment",
    "journal_event": "stream:uuid seq:big name:text version:small at:moment actor:uuid case_id:uuid lens:whole party:uuid"
    " action_id:uuid digest:own hash:own",
    "journal_detail": "stream:uuid seq:big case_id:uuid lens:whole party:uuid salt:own payload:text",
    "journal_head": "stream:uuid seq:big hash:own",
}


class Table:
    """The rows of one table."""

    def __init__(self, columns: str) -> None:
        pairs = [column.split(":") for column in columns.split()]
        self.names = [name for name, _kind in pairs]
        self.kinds = [KINDS[kind] for _name, kind in pairs]
        self.rows: list[bytes] = []

    def add(self, *values: Any) -> None:
        """One row."""
        self.rows.append(b"".join([kind[value] for kind, value in zip(self.kinds, values, strict=True)]))

    def copied(self) -> bytes:
        """All rows, as COPY takes them."""
        begin = _fields(len(self.names))
        return HEAD + begin + begin.join(self.rows) + TAIL


Tables = dict[str, Table]


def empty(columns: dict[str, str]) -> Tables:
    """No row yet in any table."""
    return {table: Table(names) for table, names in columns.items()}


class Ids:
    """Time-ordered ids whose random part comes from dice, so that the same seed makes the same ones."""

    def __init__(self, dice: random.Random) -> None:
        self.bits = dice.getrandbits

    def field(self, micros: int) -> bytes:
        """An id of version 7 for a moment, as a field of a row."""
        bits = self.bits(74)
        return _id(16, micros // 1000 << 16 | 0x7000 | bits >> 62, 0x8000_0000_0000_0000 | bits & 0x3FFF_FFFF_FFFF_FFFF)

    def at(self, micros: int) -> str:
        """An id of version 7 for a moment, as it is spoken of."""
        field = self.field(micros)
        text = field.hex()
        told = f"{text[8:16]}-{text[16:20]}-{text[20:24]}-{text[24:28]}-{text[28:]}"
        UUID[told] = field
        return told


def micros_of(moment: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (moment - EPOCH) // timedelta(microseconds=1)
