"""Pages of a list: counted, with addresses that carry the filter and nothing personal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest

SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of a list, as the pager shows it."""

    rows: list[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int
    urls: dict[str, str]

    @property
    def bar(self) -> dict[str, Any]:
        return {
            "number": self.number, "pages": self.pages, "total": self.total, "from": self.first, "to": self.last,
            **self.urls,
        }  # fmt: skip


def page_of(request: HttpRequest, rows: QuerySet[Any] | list[Any], kept: dict[str, str]) -> Page:
    """How many, and those of this page: two queries, or none. A page beyond the end shows the last one."""
    total = len(rows) if isinstance(rows, list) else rows.count()
    return page_from(request, total, lambda first, at_most: list(rows[first : first + at_most]), kept)


def page_from(request: HttpRequest, total: int, rows: Callable[[int, int], list[Any]], kept: dict[str, str]) -> Page:
    """The same where it is known how many: `rows` is asked from where on, and for how many."""
    number = min(_number(request.GET.get("page", "")), _pages(total))
    return _page(rows((number - 1) * SIZE, SIZE), number, total, kept)


def page_of_ids(request: HttpRequest, ids: QuerySet[Any], order: str, kept: dict[str, str]) -> Page:
    """One query for a list that is costly to walk through twice: ids of this page, counted on the way.

    `ids` selects "id" and what `order` (our own SQL, never typed by anybody) sorts by.
    """
    sql, values = ids.query.sql_with_params()
    asked = f"""
        WITH found AS MATERIALIZED ({sql}), counted AS (SELECT count(*) AS total FROM found)
        SELECT found.id, counted.total FROM found, counted ORDER BY {order}
        LIMIT {SIZE} OFFSET least(%s, (SELECT greatest(0, (total - 1) / {SIZE} * {SIZE}) FROM counted))"""
    number = _number(request.GET.get("page", ""))
    with connection.cursor() as cursor:
        cursor.execute(asked, [*values, (number - 1) * SIZE])
        found = cursor.fetchall()
    total = found[0][1] if found else 0
    return _page([pk for pk, _total in found], min(number, _pages(total)), total, kept)


def _pages(total: int) -> int:
    return max(1, -(-total // SIZE))


def _page(found: list[Any], number: int, total: int, kept: dict[str, str]) -> Page:
    pages, start = _pages(total), (number - 1) * SIZE
    urls = {
        "prev_url": _url(kept, number - 1) if number > 1 else "",
        "next_url": _url(kept, number + 1) if number < pages else "",
        "first_url": _url(kept, 1) if number > 1 else "",
        "last_url": _url(kept, pages) if number < pages else "",
    }
    return Page(found, number, pages, total, start + 1 if found else 0, start + len(found), urls)


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _url(kept: dict[str, str], number: int) -> str:
    return "?" + urlencode({**{name: value for name, value in kept.items() if value}, "page": str(number)})
