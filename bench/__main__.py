"""python3 dev.py bench: prepare once, serve, measure, tell."""

import argparse
import sys

import psycopg

from bench.ground import Ground, prepared, readers


def arguments() -> argparse.Namespace:
    """Read the words."""
    parser = argparse.ArgumentParser("python3 dev.py bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="size of the caseload; kept in var/bench")
    parser.add_argument("--repeats", type=int, default=200, help="how often each is asked")
    parser.add_argument("--scale", action="store_true", help="10,000 and 100,000 cases, and how the medians grow")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    parser.add_argument("--prepare-only", action="store_true", help="only make the caseload")
    return parser.parse_args()


def measure(cases: int, repeats: int) -> tuple[list[object], Ground, str]:
    """One caseload, from its database to its figures."""
    with prepared(cases) as url:
        import django

        django.setup()
        import os

        from django.db import connections

        from bench.web import serving
        from bench.work import Measurement
        from translocal.runtime.database import connection_settings

        connections.settings["default"].update(connection_settings(os.environ["DATABASE_URL"]))
        connections.close_all()
        with psycopg.connect(url) as connection:
            server = str(connection.info.parameter_status("server_version")).split()[0]
        ground = readers(url)
        with serving() as (port, process):
            rows = Measurement(ground, url, port, process, repeats).run()
        connections.close_all()
    return list(rows), ground, server


def main() -> int:
    """Measure what was asked for."""
    read = arguments()
    if read.prepare_only:
        with prepared(read.cases):
            return 0
    from bench import report

    sizes = [10_000, 100_000] if read.scale else [read.cases]
    pieces: list[str] = []
    found: list[list[object]] = []
    command = "python3 dev.py bench" + (" --scale" if read.scale else f" --cases {read.cases}")
    for cases in sizes:
        rows, ground, server = measure(cases, read.repeats)
        found.append(rows)
        table = [*report.surroundings(ground, server, command), *report.lines(rows), ""]  # type: ignore[arg-type]
        sys.stdout.write("\n".join(table) + "\n")
        pieces += [f"## {cases:,} cases", "", *table]
    if read.scale:
        table = ["## From 10,000 to 100,000 cases", "", *report.growth(found[0], found[1])]  # type: ignore[arg-type]
        sys.stdout.write("\n".join(table) + "\n")
        pieces += table
    if read.write:
        report.write(pieces)
    return 0


if __name__ == "__main__":
    sys.exit(main())
