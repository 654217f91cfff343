"""`translocal generate`: fill a database with invented people."""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime
from multiprocessing import get_context

from translocal.generator import process
from translocal.generator.columns import COLUMNS
from translocal.generator.indexes import analyse, put_aside
from translocal.generator.world import Batch, World, build
from translocal.generator.write import batches, connect, write_batch, write_world
from translocal.runtime.commands import command
from translocal.runtime.surroundings import is_demo
from translocal.runtime.trouble import Trouble

# Raised when the stories change: what an earlier version wrote with the same seed stays a generation of its own.
STORIES = 2
WORTH_IT = 5000  # cases; a smaller load is done before the indexes are


def arguments(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--cases", type=int, required=True, metavar="N", help="how many cases")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same people")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day on which the story ends")
    parser.add_argument("--processes", type=int, default=max(2, os.cpu_count() or 1), help="how many write at once")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.add_argument("--yes-invented-people", action="store_true", help="needed under the production settings")


@command(
    "generate",
    help="add a believable caseload of invented people",
    arguments=arguments,
    login="MIGRATOR_DATABASE_URL",
)
def generate(read: Namespace) -> int:
    """Add households, their cases, handovers and journal, with the staff who accompany them, all invented.

    For every ten cases there is a household that only talked with a social worker; cases stand at every point of the
    way. Countries, families, shares and ends follow published figures of the years 2021 to 2025.

    The same cases, seed and day make the same people. Every batch is written whole or not at all: when it was
    interrupted, the same command again goes on where it stopped. To have it run again on another day, give --today.
    Nobody can sign in as these colleagues except through the demo. Works as the login of MIGRATOR_DATABASE_URL.
    """
    if not is_demo() and not read.yes_invented_people:
        raise Trouble("This is a real installation: invented people would stand among real ones. "
                      "If you mean it, add --yes-invented-people.")  # fmt: skip
    if read.cases < 1:
        raise Trouble("Give a number of cases: --cases 1000")
    today = read.today or datetime.now(UTC).date()
    make(os.environ["DATABASE_URL"], read.cases, read.seed, today, processes=read.processes, quiet=read.quiet)
    return 0


def make(url: str, cases: int, seed: int, today: date, *, processes: int = 2, quiet: bool = True) -> int:
    """Write a whole generation; returns how many households were new."""
    world = build(f"{seed}-{cases}-{today}-{STORIES}", cases, today)
    began = time.monotonic()
    with connect(url) as connection, connect(url) as helping:
        write_world(connection, world)
        progress = Progress(world.households, quiet=quiet)
        with put_aside(connection, COLUMNS, helping) if cases >= WORTH_IT else nullcontext():
            for size, new in written(url, world, today, batches(world.households), processes):
                progress.add(size, new=new)
        analyse(connection, helping)
    progress.tell(time.monotonic() - began)
    return progress.new


def written(url: str, world: World, today: date, work: list[Batch], processes: int) -> Iterator[tuple[int, bool]]:
    """Write the batches, several at once; tells of each how large it was and whether it was new."""
    if processes < 2 or len(work) < 2:
        with connect(url) as connection:
            for batch in work:
                yield batch.size, write_batch(connection, world, batch, today)
        return
    with get_context("spawn").Pool(min(processes, len(work)), process.begin, (url, world, today)) as pool:
        yield from pool.imap_unordered(process.one_batch, work)


class Progress:
    """How far it is, how fast, and how long it will take."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total, self.quiet = total, quiet
        self.done = self.new = 0
        self.began = time.monotonic()
        self.shown = sys.stderr.isatty() and not quiet

    def add(self, size: int, *, new: bool) -> None:
        """One batch more."""
        self.done += size
        self.new += size if new else 0
        if self.shown:
            rate = self.new / max(time.monotonic() - self.began, 0.001)
            left = (self.total - self.done) / rate if rate else 0
            sys.stderr.write(
                f"\r{self.done / self.total:4.0%}  {rate:,.0f} households a second, {left:,.0f} s left \033[K"
            )
            sys.stderr.flush()

    def tell(self, seconds: float) -> None:
        """The end."""
        if self.shown:
            sys.stderr.write("\r\033[K")
        if not self.quiet:
            there = self.total - self.new
            known = f"; {there:,} were there already from the same seed and day" if there else ""
            sys.stdout.write(f"{self.new:,} households written in {seconds:.1f} s{known}.\n")
