"""JSON as it comes: one value, or the values of a list one after the other, without holding the list."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

from translocal.core.text import showable

PIECE = 65_536
LONGEST = 4 * 1024 * 1024  # characters of one value
LONGEST_NUMBER = 40  # digits
_SPACE = re.compile(r"\s*")
_CLOSED = ("}", "]", '"')  # whatever follows, the value is whole


class Source(Protocol):
    """Bytes that may still be on their way: `read1` waits for some, and never for as many as it may read."""

    def read1(self, size: int, /) -> bytes: ...


class Broken(ValueError):
    """What is no JSON, with where it stops being it."""


class _Text:
    """What was read and not yet understood. Some editors begin a file with a mark of its encoding; it is passed over."""

    def __init__(self, source: Source) -> None:
        self.source, self.waiting, self.passed = source, "", 0
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()

    def more(self) -> bool:
        """Read on; false at the end."""
        while True:
            piece = self.source.read1(PIECE)
            read = self.decoder.decode(piece, final=not piece)
            self.waiting += read
            if read or not piece:
                return bool(read)

    def next_sign(self) -> str:
        """The next character that is no space, which stays there; nothing at the end."""
        while True:
            self.take(_SPACE.match(self.waiting).end())  # type: ignore[union-attr]
            if self.waiting or not self.more():
                return self.waiting[:1]

    def take(self, length: int) -> None:
        self.passed += length
        self.waiting = self.waiting[length:]


def items(source: Source) -> Iterator[Any]:
    """First whether it is a list, then its values, or the one value."""
    text = _Text(source)
    first = text.next_sign()
    if not first:
        raise Broken("here stands nothing; a household or a list of households in JSON is needed")
    yield first == "["
    if first != "[":
        yield _value(text)
    else:
        text.take(1)
        yield from _values(text)
    if text.next_sign():
        raise Broken(f"character {text.passed + 1}: something stands after the end")


def _values(text: _Text) -> Iterator[Any]:
    if text.next_sign() == "]":
        text.take(1)
        return
    while True:
        yield _value(text)
        sign = text.next_sign()
        text.take(1)
        if sign == "]":
            return
        if sign != ",":
            raise Broken(f"character {text.passed}: a comma or ] is needed between two households")


def _value(text: _Text) -> Any:
    """The next value; reads on while it is cut off."""
    text.next_sign()
    while True:
        try:
            value, length = _DECODER.raw_decode(text.waiting)
        except json.JSONDecodeError as error:
            if len(text.waiting) > LONGEST or not text.more():
                raise Broken(f"character {text.passed + error.pos + 1}: {error.msg}") from error
        except RecursionError as error:
            raise Broken(f"character {text.passed + 1}: nested too deep") from error
        else:
            if length < len(text.waiting) or text.waiting.endswith(_CLOSED) or not text.more():
                text.take(length)
                return value


def _pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in found]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise Broken(f"“{showable(twice)}” stands twice in one object")
    return dict(found)


def _constant(name: str) -> Any:
    raise Broken(f"{name} is no value of JSON")


def _whole(told: str) -> int:
    if len(told) > LONGEST_NUMBER:
        raise Broken(f"a number of {len(told):,} digits is longer than any that is asked for")
    return int(told)


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant, parse_int=_whole)
