"""Files that a spreadsheet opens: cells that it does not take for formulas, amounts bare, days as ISO writes them."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cells: Iterable[str]) -> list[str]:
    return ["'" + cell if cell.startswith(_FORMULA) else cell for cell in cells]


def cell(value: Any) -> str:
    """Words made safe, numbers and days bare, nothing for what is not told."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
        case int():
            return str(value)
    return safe([str(value)])[0]


def as_csv(lines: Iterable[Iterable[Any]]) -> str:
    """The lines as CSV; the mark in front tells spreadsheets that this is UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows([cell(value) for value in line] for line in lines)
    return "\ufeff" + out.getvalue()


def csv_answer(name: str, lines: Iterable[Iterable[Any]]) -> HttpResponse:
    """A file to keep, which nothing on the way keeps."""
    answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
