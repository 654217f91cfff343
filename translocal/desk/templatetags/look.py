"""What templates cannot work out by themselves: where each piece of a bar begins, and that what is not said is empty."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from translocal.desk import drawn

register = template.Library()
register.filter("lines_drawn", drawn.timeline)
register.filter("chain_drawn", drawn.chain)
register.filter("steps_drawn", drawn.steps)
register.filter("missing_drawn", drawn.missing)
register.filter("places_drawn", drawn.places)
register.filter("parts_drawn", drawn.parts)


class Whole(dict[str, Any]):
    """What is not said is empty. A template that does not find a word looks for it in slow ways: thirty times as long."""

    def __missing__(self, key: str) -> str:
        return ""


@register.filter
def whole(lines: Iterable[Mapping[str, Any]] | None) -> list[Whole]:
    """Lines of which each says only what it has to say."""
    return [Whole(line) for line in lines or []]


@register.filter
def pieces(parts: Iterable[Mapping[str, Any]], total: Any = None) -> list[dict[str, Any]]:
    """The parts of a bar with `start` and `width` in thousandths of the whole; `value` may be any number."""
    known = [dict(part) for part in parts or [] if part.get("value")]
    whole = float(total or sum(float(part["value"]) for part in known) or 1)
    at = 0.0
    for part in known:
        start, at = at, min(1000.0, at + max(0.0, float(part["value"])) * 1000 / whole)
        part |= {"start": f"{start:.0f}", "width": f"{at - start:.0f}"}  # text: no thousand separators
    return known
