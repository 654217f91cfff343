"""The journal of a unit as it is written: the same hashes that journal_append() makes (journal/guards.sql)."""

import random
from hashlib import sha256
from json import JSONEncoder
from json.encoder import encode_basestring as quoted
from struct import Struct
from typing import Any, Protocol

from translocal.generator import rows
from translocal.generator.rows import KINDS, MICROS_BEFORE, TEXT, UUID, Kind, Tables
from translocal.journal.events import EventType

_big = Struct(">iq").pack
_length = Struct(">i").pack
SALT, DIGEST = _length(16), _length(32)

encoded = JSONEncoder(ensure_ascii=False, sort_keys=True).encode
# How far apart the events of one moment stand.
APART = 37


NOTHING = b"{}"
NUMBERS, LENGTHS = Kind(lambda number: _big(8, number)), Kind(_length)
Marks = tuple[str, str, bytes, bytes]
_known: dict[str, Marks] = {}


def _marks(event: EventType) -> Marks:
    """What all events of a type have in common: twice in the text that is hashed, in the event's row, in both rows."""
    lens = int(event.lens)
    kind = TEXT.write(event.name) + KINDS["small"].write(event.version)
    found = _known[event.name] = f"|{event.name}|{event.version}|", f"|{lens}|", kind, KINDS["whole"].write(lens)
    return found


def _payload(details: dict[str, Any]) -> bytes:
    """What an event tells: the JSON of journal.append, put together here because nearly all values are plain words."""
    told = [f'"{key}": {quoted(details[key]) if type(details[key]) is str else encoded(details[key])}'
            for key in sorted(details)]  # fmt: skip
    return f"{{{', '.join(told)}}}".encode()


PAYLOADS: dict[tuple[Any, ...], bytes] = {}


def forget() -> None:
    """Begin anew with what is remembered, lest it grows with the number of cases."""
    rows.forget()
    PAYLOADS.clear()


def payload_of(name: str, details: dict[str, Any], party: str | None) -> bytes:
    """Payloads that tell of nobody in particular are remembered: most of them come again."""
    if party:
        return _payload(details)
    if not details:
        return NOTHING
    key = (name, *details.values())
    return PAYLOADS.get(key) or PAYLOADS.setdefault(key, _payload(details))


class Step(Protocol):
    """A step as its rows tell it: when, by whom, under which id of an action, told and as a field."""

    now: int
    by: str
    told: str
    action: bytes


class Stream:
    """One chain being written. A third of all rows come from here, so the fields are joined by hand."""

    def __init__(self, stream: str, tables: Tables, salts: random.Random) -> None:
        self.stream, self.field = stream, UUID[stream]
        self.bits = salts.getrandbits
        self.seq = self.touched = 0
        self.hash = b""
        self.events = tables["journal_event"].rows
        self.details = tables["journal_detail"].rows
        self.heads = tables["journal_head"]

    def append(self, event: EventType, step: Step, details: dict[str, Any], party: str | None) -> None:
        """Chain one event onto the stream, a moment after the one before."""
        self.touched = step.now
        moment = step.now + self.seq * APART
        seq = self.seq = self.seq + 1
        payload = payload_of(event.name, details, party)
        salt = self.bits(128).to_bytes(16, "little")
        digest = sha256(salt + payload).digest()
        named, seen, kind, lens = _known.get(event.name) or _marks(event)
        stream = self.stream
        told = f"{stream}|{seq}{named}{moment}|{step.by}|{stream}{seen}{party or '-'}|{step.told}|{digest.hex()}"
        self.hash = sha256(self.hash + told.encode()).digest()
        where, whose = self.field + NUMBERS[seq], self.field + lens + UUID[party]
        at = _big(8, moment - MICROS_BEFORE)
        self.events.append(
            b"".join((where, kind, at, UUID[step.by], whose, step.action, DIGEST, digest, DIGEST, self.hash))
        )
        self.details.append(b"".join((where, whose, SALT, salt, LENGTHS[len(payload)], payload)))

    def end(self) -> None:
        """Write down where the chain ends."""
        self.heads.add(self.stream, self.seq, DIGEST + self.hash)
