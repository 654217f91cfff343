"""Cells of a file that a spreadsheet opens."""

from collections.abc import Iterable

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cells: Iterable[str]) -> list[str]:
    return ["'" + cell if cell.startswith(_FORMULA) else cell for cell in cells]
