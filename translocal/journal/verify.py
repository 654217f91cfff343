"""`translocal verify`: is everything that happened still written as it was written?"""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from translocal.journal.chain import Report, check, pieces
from translocal.journal.published import check_place, compare, key_path, public_half, publish, read, signing_key
from translocal.journal.seals import Seals, check_seals
from translocal.runtime.commands import command
from translocal.runtime.trouble import Trouble

SHOWN = 10
# What a higher room has to say about its own sums: it looks with the same connection, at the same moment.
Look = Callable[["psycopg.Connection[Any]"], list[str]]
LOOKS: list[Look] = []
Piece = tuple[str, str, UUID, UUID]


def arguments(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--publish", type=Path, metavar="FILE", help="write the signed heads, if all is well")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with heads published before")
    parser.add_argument("--key", metavar="HEX", help="the public key that must have signed that file")
    parser.add_argument("--processes", type=int, default=min(4, os.cpu_count() or 1), help="how many at once")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


def also(look: Look) -> Look:
    """Let `translocal verify` ask a higher room too. Each line of the answer is something wrong."""
    if look not in LOOKS:
        LOOKS.append(look)
    return look


@command(
    "verify", help="check that the journal and the ledger are whole", arguments=arguments, login="MIGRATOR_DATABASE_URL"
)
def verify(read_arguments: Namespace) -> int:
    """Recompute the chain of every stream, the digest of every detail, every seal of the log of readings.

    Names the first event that was edited, moved or removed, or whose detail was edited. An erased detail
    is no fault: the chain stays whole without it, and erased ones are counted. Then counts every sum of every
    budget and fund again from the entries of the ledger.

    A chain cannot show by itself that its tail was cut off together with its head, or that it was rewritten
    from the beginning. So publish the heads now and then, keep the file elsewhere, and verify --against it:

      translocal verify --publish heads-2026-10-01.txt
      translocal verify --against heads-2026-10-01.txt

    The key that signs is the file named by JOURNAL_KEY_FILE, or var/journal_key.pem. Exit code 0: all is
    whole; 1: something is wrong. Works as the login of MIGRATOR_DATABASE_URL.
    """
    if read_arguments.publish:
        check_place(read_arguments.publish)
    published = read(read_arguments.against) if read_arguments.against else None
    if published:
        _refuse_stranger(published.key, read_arguments.key)
    with looking(os.environ["DATABASE_URL"]) as (connection, snapshot):
        began = time.monotonic()
        report = check_all(connection, os.environ["DATABASE_URL"], snapshot, read_arguments)
        seals = check_seals(connection)
        changed = compare(connection, published) if published else []
        others = [line for look in LOOKS for line in look(connection)]
        whole = not (report.bad or seals.wrong or changed or others)
        tell(report, seals, [*map(str, changed), *others], time.monotonic() - began, quiet=read_arguments.quiet)
        if published and whole and not read_arguments.quiet:
            _say(f"All {len(published.heads):,} published heads are still in their chains.")
        if read_arguments.publish and whole:
            root = publish(connection, read_arguments.publish)
            _say(f"Published the heads in {read_arguments.publish}:")
            _say(f"root {root}, key {public_half(signing_key())}")
    return 0 if whole else 1


def _refuse_stranger(signed_by: str, expected: str | None) -> None:
    """A file says who signed it; only a key known from elsewhere says that it is ours."""
    if expected is None and key_path().exists():
        expected = public_half(signing_key())
    if expected is None:
        _say(f"Signed with the key {signed_by}: compare it with the one you noted (--key).")
    elif signed_by != expected.lower():
        raise Trouble(f"The file is signed with another key: {signed_by}.")


@contextmanager
def looking(url: str) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    """A connection that sees everything, as of one moment; others may look at the same moment."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        # Where row security would hide rows, this raises an error instead: nothing counts as whole unseen.
        connection.execute("SET row_security = off")
        found = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(found[0]) if found else ""


def check_all(connection: psycopg.Connection[Any], url: str, snapshot: str, how: Namespace) -> Report:
    """Check every stream, several ranges of streams at once."""
    work: list[Piece] = [(url, snapshot, low, high) for low, high in pieces(connection)]
    if how.processes < 2 or len(work) < 2:
        return _gather(map(check_piece, work), len(work), quiet=how.quiet)
    with get_context("spawn").Pool(min(how.processes, len(work))) as pool:
        return _gather(pool.imap(check_piece, work), len(work), quiet=how.quiet)


def check_piece(piece: Piece) -> Report:
    """Check one range of streams, on a connection of its own that sees the same moment."""
    url, snapshot, low, high = piece
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.execute(f"SET TRANSACTION SNAPSHOT '{snapshot}'".encode())
        connection.execute("SET row_security = off")
        return check(connection, low, high)


def _gather(found: Iterator[Report], pieces: int, *, quiet: bool) -> Report:
    report, shown = Report(), sys.stderr.isatty() and not quiet
    for number, part in enumerate(found, start=1):
        report.add(part)
        if shown:
            sys.stderr.write(f"\r{number / pieces:4.0%}  {report.events:,} events")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\033[K")
    return report


def tell(report: Report, seals: Seals, others: list[str], seconds: float, *, quiet: bool) -> None:
    """Say what was found: one line when all is well, one for each fault when not."""
    if not quiet:
        _say(
            f"{report.events:,} events in {report.streams:,} streams, {report.erased:,} details erased, "
            f"{seals.sealed:,} readings sealed: {seconds:.1f} s"
        )
    faults = [*map(str, report.faults), *([seals.wrong] if seals.wrong else []), *others]
    for line in faults[:SHOWN]:
        _say(f"WRONG: {line}")
    more = report.bad + bool(seals.wrong) + len(others) - len(faults[:SHOWN])
    if more > 0:
        _say(f"and {more:,} more.")
    if not faults and not quiet:
        _say("Everything is whole.")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
