"""Time-ordered ids (UUID version 7, RFC 9562), made by the caller: safe to repeat, safe offline, ready to shard."""

import os
import time
from uuid import UUID, uuid5

NOBODY = UUID(int=0)
_SYSTEM_NAMES = UUID("6f1d3f0e-7a55-4b0e-9c77-5d2a3c1b9e00")


def uuid7() -> UUID:
    """A new id. Sorts by creation time to the millisecond; never used to order events."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=value)


def system_id(name: str) -> UUID:
    """The fixed id of a named system role, such as the one that lets handovers expire."""
    return uuid5(_SYSTEM_NAMES, name)
