"""The figures as a table: for the eye, and for docs/benchmarks.md."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.ground import Ground
from bench.quiet import LENT, PIECE
from bench.work import Row

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
MARK = "<!-- figures below are written by: python3 dev.py bench --write -->"


def lines(rows: list[Row]) -> list[str]:
    """The table, in Markdown. At full speed: the median, had the yardstick taken no longer than at its fastest."""
    table = [
        "| work | median / 95th, ms | bar | at full speed, ms | server works, ms | queries | | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    fastest = at_best(rows)
    for row in rows:
        full = f"{row.median * fastest / row.yard:.1f}" if row.yards else ""
        bar = f"{row.bar[0]:.0f} / {row.bar[1]:.0f}" if row.bar else ""
        queries = f"{row.queries}" + (f" (≤ {row.queries_bar})" if row.queries_bar else "") if row.queries else ""
        worked = f"{row.cpu:.1f}" if row.cpu else ""
        said = " · ".join(part for part in (row.note, row.failed) if part)
        cells = [
            row.name,
            f"{row.median:.1f} / {row.slow:.1f}",
            bar,
            full,
            worked,
            queries,
            said,
            "✓" if row.passed else "✗",
        ]
        table.append(f"| {' | '.join(cells)} |")
    return table


def at_best(rows: list[Row]) -> float:
    """The yardstick at its fastest in this run."""
    return min((yard for row in rows for yard in row.yards), default=float("nan"))


def surroundings(ground: Ground, rows: list[Row], server: str, command: str) -> list[str]:
    """When and on what it was measured."""
    yards = [yard for row in rows for yard in row.yards]
    return [
        f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}, Django {version('django')}, "
        f"PostgreSQL {server}; {ground.cases:,} cases, {ground.events:,} events; server, database and client on the same "
        f"machine, all policies on, real HTTP, one request in flight unless said otherwise; load of the machine at the end "
        f"{os.getloadavg()[1]:.1f} (a quiet one shows at most about 2); other machines on the same host had {ground.lent:.0%} "
        f"of the processor, and {ground.asked_again} times {PIECE} answers were asked again because they had more than {LENT:.0%} "
        f"meanwhile; a piece of work that is always the same took {at_best(rows):.1f} ms at best and {median(yards):.1f} ms in the middle. "
        f"`{command}`",
        "",
    ]


def grown(one: list[float], other: list[float]) -> float:
    """By what the larger one took longer: the middle of what each piece says beside the one that was asked just before it.

    So it does not matter how fast the machine was in which minute.
    """
    pieces = range(0, min(len(one), len(other)), PIECE)
    return median(median(other[at : at + PIECE]) / median(one[at : at + PIECE]) for at in pieces)


def growth(small: list[Row], large: list[Row]) -> list[str]:
    """How much each median grew from the smaller to the larger caseload, asked in turns; a third is the bar."""
    table = ["| work | smaller, ms | larger, ms | growth | |", "|---|---|---|---|---|"]
    for one, other in zip(small, large, strict=False):
        if one.grows:
            continue
        ratio = grown(one.times, other.times)
        name = other.name if one.name == other.name else f"{one.name} → {other.name}"
        passed = "✓" if ratio <= 4 / 3 else "✗"
        table.append(f"| {name} | {one.median:.1f} | {other.median:.1f} | × {ratio:.2f} | {passed} |")
    return table


def write(pieces: list[str]) -> None:
    """Put the figures into the page, below the mark."""
    head = PAGE.read_text(encoding="utf-8").split(MARK)[0] if PAGE.exists() else "# Benchmarks\n\n"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(head + MARK + "\n\n" + "\n".join(pieces) + "\n", encoding="utf-8")
