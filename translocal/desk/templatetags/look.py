"""What templates cannot work out by themselves: where each piece of a bar begins."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

register = template.Library()


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
