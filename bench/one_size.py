"""One caseload, from its database to its figures. Run in a process of its own: settings are read once, and belong to a size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg

from bench.ground import Ground, prepared, readers
from bench.quiet import Watch
from bench.turns import Turns

if TYPE_CHECKING:
    from bench.work import Row


_turns: list[Turns] = []


def take(turns: Turns) -> None:
    """Keep whose turn it is: it can be handed to a process only when that begins."""
    _turns.append(turns)


def measure(cases: int, repeats: int, only: list[str]) -> tuple[list[Row], Ground, str]:
    """One caseload, from its database to its figures, in turns with another one."""
    turns = _turns[-1]
    turns.begin()
    try:
        return _measured(cases, repeats, only, turns)
    finally:
        turns.end()


def _measured(cases: int, repeats: int, only: list[str], turns: Turns) -> tuple[list[Row], Ground, str]:
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
        watch = Watch()
        with serving() as (port, process):
            measurement = Measurement(ground, url, port, process, repeats, turns)
            rows = measurement.run(only)
        connections.close_all()
    ground = replace(ground, lent=watch.lent(), asked_again=measurement.asked_again)
    return rows, ground, server
