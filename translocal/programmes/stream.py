"""JSON as it comes: one value, or the values of a list one after the other, without holding the list."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

PIECE = 65_536
LONGEST = 4 * 1024 * 1024  # characters of one value
_SPACE = re.compile(r"\s*")


class Broken(ValueError):
    """What is no JSON, with where it stops being it."""


class _Text:
    """What was read and not yet understood."""

    def __init__(self, source: TextIO) -> None:
        self.source, self.waiting, self.done, self.passed = source, "", False, 0

    def more(self) -> bool:
        piece = self.source.read(PIECE)
        self.done = not piece
        self.waiting += piece
        return not self.done

    def next_sign(self) -> str:
        """The next character that is no space, which stays there; nothing at the end."""
        while True:
            self.take(_SPACE.match(self.waiting).end())  # type: ignore[union-attr]
            if self.waiting or not self.more():
                return self.waiting[:1]

    def take(self, length: int) -> None:
        self.passed += length
        self.waiting = self.waiting[length:]


def items(source: TextIO) -> Iterator[Any]:
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
            if length < len(text.waiting) or not text.more():
                text.take(length)
                return value


def _pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in found]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise Broken(f"“{twice}” stands twice in one object")
    return dict(found)


def _constant(name: str) -> Any:
    raise Broken(f"{name} is no value of JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)
