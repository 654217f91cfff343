"""The journal of a unit as it is written: the same hashes that journal_append() makes (journal/guards.sql)."""

import random
from hashlib import sha256
from json import JSONEncoder
from json.encoder import encode_basestring as quoted
from struct import Struct
from typing import Any

from translocal.generator.rows import KINDS, MICROS_BEFORE, TEXT, UUID, Tables
from translocal.journal.events import EventType

_big = Struct(">iq").pack
_length = Struct(">i").pack
SALT, DIGEST = _length(16), _length(32)

encoded = JSONEncoder(ensure_ascii=False, sort_keys=True).encode
# How far apart the events of one moment stand.
APART = 37


NOTHING = b"{}"
Marks = tuple[str, str, bytes, bytes]
_known: dict[str, Marks] = {}


def _marks(event: EventType) -> Marks:
    """What all events of a type have in common: twice in the text that is hashed, in the event's row, in both rows."""
    lens = int(event.lens)
    kind = TEXT.write(event.name) + KINDS["small"].write(event.version)
    found = _known[event.name] = f"|{event.name}|{event.version}|", f"|{lens}|", kind, KINDS["whole"].write(lens)
    return found


def payload_of(details: dict[str, Any]) -> bytes:
    """What an event tells: the JSON of journal.append, put together here because nearly all values are plain words."""
    told = [f'"{key}": {quoted(details[key]) if type(details[key]) is str else encoded(details[key])}'
            for key in sorted(details)]  # fmt: skip
    return f"{{{', '.join(told)}}}".encode()


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

    def append(
        self, event: EventType, micros: int, actor: str, action: str, details: dict[str, Any], party: str | None
    ) -> None:
        """Chain one event onto the stream, a moment after the one before."""
        self.touched = micros
        moment = micros + self.seq * APART
        seq = self.seq = self.seq + 1
        payload = payload_of(details) if details else NOTHING
        salt = self.bits(128).to_bytes(16, "little")
        digest = sha256(salt + payload)
        named, seen, kind, lens = _known.get(event.name) or _marks(event)
        told = (
            f"{self.stream}|{seq}{named}{moment}|{actor}|{self.stream}{seen}{party or '-'}|{action}"
            f"|{digest.hexdigest()}"
        )
        self.hash = sha256(self.hash + told.encode()).digest()
        where, whose = self.field + _big(8, seq), self.field + lens + UUID[party]
        at, by, under = _big(8, moment - MICROS_BEFORE), UUID[actor], UUID[action]
        self.events.append(
            b"".join((where, kind, at, by, whose, under, DIGEST, digest.digest(), DIGEST, self.hash))
        )
        self.details.append(b"".join((where, whose, SALT, salt, _length(len(payload)), payload)))

    def end(self) -> None:
        """Write down where the chain ends."""
        self.heads.add(self.stream, self.seq, DIGEST + self.hash)
