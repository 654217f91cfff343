"""The journal of a unit as it is written: the same hashes that journal_append() makes (journal/guards.sql)."""

import random
from functools import lru_cache
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


@lru_cache(maxsize=256)
def marks(name: str, version: int, lens: int) -> tuple[str, bytes, bytes]:
    """What all events of a type have in common: in the text that is hashed, in the event's row, in both rows."""
    return f"|{name}|{version}|", TEXT[name] + KINDS["small"][version], KINDS["whole"][lens]


def payload_of(details: dict[str, Any]) -> str:
    """What an event tells: the JSON of journal.append, put together here because nearly all values are plain words."""
    told = [
        f'"{key}": {quoted(value) if type(value) is str else encoded(value)}' for key, value in sorted(details.items())
    ]
    return f"{{{', '.join(told)}}}"


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
        micros += self.seq * APART
        self.seq += 1
        payload = payload_of(details).encode()
        salt = self.bits(128).to_bytes(16, "little")
        digest = sha256(salt + payload)
        lens = int(event.lens)
        named, kind, part = marks(event.name, event.version, lens)
        told = (
            f"{self.stream}|{self.seq}{named}{micros}|{actor}|{self.stream}|{lens}|{party or '-'}|{action}"
            f"|{digest.hexdigest()}"
        )
        self.hash = sha256(self.hash + told.encode()).digest()
        where, whose = self.field + _big(8, self.seq), self.field + part + UUID[party]
        moment = _big(8, micros - MICROS_BEFORE)
        self.events.append(
            b"".join(
                (where, kind, moment, UUID[actor], whose, UUID[action], DIGEST, digest.digest(), DIGEST, self.hash)
            )
        )
        self.details.append(b"".join((where, whose, SALT, salt, _length(len(payload)), payload)))

    def end(self) -> None:
        """Write down where the chain ends."""
        self.heads.add(self.stream, self.seq, DIGEST + self.hash)
