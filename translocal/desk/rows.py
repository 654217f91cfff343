"""The rows of a list, drawn in one go: a template that walks through fifty rows of eight cells takes ten times as long."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Column:
    """A column after the first, which always names the household and leads to it."""

    name: str
    label: Any
    number: bool = False


@dataclass(frozen=True)
class Rows:
    """What `c-rows` draws: headings, and the rows as they stand in the page. Empty when there is none."""

    headings: list[dict[str, Any]]
    body: SafeString

    def __bool__(self) -> bool:
        return bool(self.body)


def rows(first: Any, columns: Iterable[Column], lines: Iterable[Mapping[str, Any]]) -> Rows:
    """Each line has `url`, `household` and a value for every column; values are escaped unless they are safe."""
    columns = list(columns)
    names = ["url", "household", *(column.name for column in columns)]
    row = '<tr><th scope="row"><a href="{}">{}</a></th>' + "".join(map(_cell, columns)) + "</tr>\n"
    body = "".join(row.format(*(_escaped(line[name]) for name in names)) for line in lines)
    headings: list[dict[str, Any]] = [
        {"label": str(first)},
        *({"label": str(c.label), "number": c.number} for c in columns),
    ]
    return Rows(headings, mark_safe(body))


def _escaped(value: Any) -> str:
    return value if isinstance(value, SafeString) else html.escape(str(value))


def _cell(column: Column) -> str:
    label = html.escape(str(column.label)).replace("{", "{{").replace("}", "}}")
    return f'<td data-label="{label}"' + (' class="num"' if column.number else "") + ">{}</td>"
