"""python3 dev.py bench: prepare once, serve, measure, tell."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from multiprocessing import get_context
from typing import TYPE_CHECKING

from bench.ground import prepared
from bench.one_size import measure, take
from bench.turns import for_one, for_two

if TYPE_CHECKING:
    from bench.ground import Ground
    from bench.work import Row


LINES = ("lists", "searches", "case", "alike", "handovers", "home", "actions", "report")


def arguments() -> argparse.Namespace:
    """Read the words."""
    parser = argparse.ArgumentParser("python3 dev.py bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="size of the caseload; kept in var/bench")
    parser.add_argument("--repeats", type=int, default=200, help="how often each is asked")
    parser.add_argument("--scale", action="store_true", help="10,000 and 100,000 cases, and how the medians grow")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    parser.add_argument(
        "--rules", action="store_true", help="only the rules of support programmes, which need no database"
    )
    parser.add_argument("--only", nargs="+", default=[], choices=LINES, help="look at a few lines")
    parser.add_argument("--prepare-only", action="store_true", help="only make the caseload")
    read = parser.parse_args()
    if read.only and (read.write or read.scale):
        parser.error("--only is for looking at a few lines: the page is written from all of them")
    return read


def in_turns(sizes: list[int], repeats: int, only: list[str]) -> list[tuple[list[Row], Ground, str]]:
    """Measure each size, two of them in turns.

    In a process of its own: settings, such as the key that signs sessions, are read once, from the folder of a size.
    """
    spawn = get_context("spawn")
    turns = for_two(spawn) if len(sizes) > 1 else (for_one(spawn),)
    with ExitStack() as stack:
        pools = [stack.enter_context(spawn.Pool(1, take, (one,))) for one in turns]
        begun = [pool.apply_async(measure, (cases, repeats, only)) for pool, cases in zip(pools, sizes, strict=True)]
        return [answer.get() for answer in begun]


def main() -> int:
    """Measure what was asked for."""
    read = arguments()
    if read.prepare_only:
        with prepared(read.cases):
            return 0
    from bench import report, rules

    rules_table = [] if read.only else ["## Rules of support programmes", "", *rules.measured()]
    sys.stdout.write("\n".join(rules_table) + "\n")
    if read.rules:
        return 0
    sizes = [10_000, 100_000] if read.scale else [read.cases]
    pieces: list[str] = []
    found: list[list[Row]] = []
    command = "python3 dev.py bench" + (" --scale" if read.scale else f" --cases {read.cases}")
    for cases, (rows, ground, server) in zip(sizes, in_turns(sizes, read.repeats, read.only), strict=True):
        found.append(rows)
        table = [*report.surroundings(ground, rows, server, command), *report.lines(rows), ""]
        sys.stdout.write("\n".join(table) + "\n")
        pieces += [f"## {cases:,} cases", "", *table]
    if read.scale:
        table = ["## From 10,000 to 100,000 cases", "", *report.growth(found[0], found[1])]
        sys.stdout.write("\n".join(table) + "\n")
        pieces += table
    if read.write:
        report.write([*pieces, "", *rules_table])
    return 0


if __name__ == "__main__":
    sys.exit(main())
