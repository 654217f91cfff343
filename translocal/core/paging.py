"""Pages of a list: counted, with addresses that carry the filter and nothing personal."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

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


def page_of(request: HttpRequest, rows: QuerySet[Any], kept: dict[str, str]) -> Page:
    """Two queries: how many, and those of this page. A page beyond the end shows the last one."""
    total = rows.count()
    pages = max(1, -(-total // SIZE))
    number = min(max(1, _number(request.GET.get("page", ""))), pages)
    start = (number - 1) * SIZE
    found = list(rows[start : start + SIZE])
    urls = {
        "prev_url": _url(kept, number - 1) if number > 1 else "",
        "next_url": _url(kept, number + 1) if number < pages else "",
        "first_url": _url(kept, 1) if number > 1 else "",
        "last_url": _url(kept, pages) if number < pages else "",
    }
    return Page(found, number, pages, total, start + 1 if found else 0, start + len(found), urls)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _url(kept: dict[str, str], number: int) -> str:
    return "?" + urlencode({**{name: value for name, value in kept.items() if value}, "page": str(number)})
