"""Rows as COPY reads them in its binary format, which costs both sides about half of what text does."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from operator import getitem
from struct import Struct
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# PostgreSQL counts from the first day of the year 2000.
MICROS_BEFORE = 946_684_800_000_000
DAYS_BEFORE = date(2000, 1, 1).toordinal()
FIRST_DAY = EPOCH.toordinal()
A_DAY = 24 * 60 * 60 * 1_000_000
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
_decimal = Struct(">ihhhh").pack
_group = Struct(">h").pack


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


def _number(places: int) -> Callable[[int], bytes]:
    """A number that is told as a whole one with so many digits after the point: groups of four digits, as PostgreSQL keeps it."""
    padding, below = 10 ** (-places % 4), -(-places // 4)

    def write(value: int) -> bytes:
        groups: list[int] = []
        rest, low = value * padding, 0
        while rest:
            rest, group = divmod(rest, 10_000)
            if group or groups:
                groups.append(group)
            else:
                low += 1
        weight = len(groups) + low - 1 - below if groups else 0
        head = (8 + 2 * len(groups), len(groups), weight, 0, places)
        return _decimal(*head) + b"".join(map(_group, reversed(groups)))

    return write


def _json(value: str) -> bytes:
    told = value.encode()
    return _length(len(told) + 1) + b"\1" + told


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
    "cents": Kind(_number(2)),
    "mills": Kind(_number(3)),
    "rate": Kind(_number(8)),
    "json": Kind(_json),
    "own": Own(bytes),
}


def forget() -> None:
    """Begin anew with what is remembered, lest it grows with the number of cases."""
    for kind in KINDS.values():
        kind.clear()
        kind[None] = NULL


class Table:
    """The rows of one table."""

    def __init__(self, columns: str) -> None:
        pairs = [column.split(":") for column in columns.split()]
        self.names = [name for name, _kind in pairs]
        self.kinds = [KINDS[kind] for _name, kind in pairs]
        self.width = len(pairs)
        self.rows: list[bytes] = []

    def add(self, *values: Any) -> None:
        """One row."""
        if len(values) != self.width:
            raise ValueError(f"{len(values)} values for {self.width} columns")
        self.rows.append(b"".join(map(getitem, self.kinds, values)))

    def copied(self) -> bytes:
        """All rows, as COPY takes them."""
        begin = _fields(self.width)
        return HEAD + begin + begin.join(self.rows) + TAIL


Tables = dict[str, Table]


class _Nowhere(dict[str, Table]):
    """Tables of which nothing is kept."""

    def __missing__(self, _name: str) -> Table:
        return _Lost("")


class _Lost(Table):
    def add(self, *values: Any) -> None:
        """Nothing."""


nowhere = _Nowhere


def empty(columns: dict[str, str]) -> Tables:
    """No row yet in any table."""
    return {table: Table(names) for table, names in columns.items()}


def spoken(field: bytes) -> str:
    """An id as text."""
    text = field.hex()
    return f"{text[8:16]}-{text[16:20]}-{text[20:24]}-{text[24:28]}-{text[28:]}"


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
        told = spoken(field)
        UUID[told] = field
        return told


def micros_of(moment: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def day_of(micros: int) -> date:
    """The day of a moment; all offices have the same day while the story's clock runs."""
    return date.fromordinal(FIRST_DAY + micros // A_DAY)
