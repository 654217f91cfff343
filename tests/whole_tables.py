"""Which questions of the pages can only be answered by reading a whole table that grows with the cases.

The invented world is so small that the database always reads whole tables. Told that it may not, it does so only where no index
leads to what is asked for.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from translocal.access.identity import acting_as, system

_GROWING = """
    SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'public'
    AND (column_name = 'case_id' OR table_name IN ('cases_case', 'people_person'))
"""


class Questions:
    """The questions that were heard, each once, with the values of the first time."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to every question that is asked meanwhile."""
        with connection.execute_wrapper(self):
            yield

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match(r"\s*(SELECT|WITH)\b", sql) and not many:
            self.known.setdefault(sql, params)
        return execute(sql, params, many, context)

    def without_index(self) -> list[str]:
        """Those that no index answers, each with the name of the table."""
        with acting_as(system("sealer")), connection.cursor() as cursor:
            cursor.execute(_GROWING)
            growing = {name for (name,) in cursor.fetchall()}
            cursor.execute("SET LOCAL enable_seqscan = off")
            return [
                f"{table}: {' '.join(sql.split())}"
                for sql in self.known
                for table in growing & self._whole(cursor, sql)
            ]

    def _whole(self, cursor: Any, sql: str) -> set[str]:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", self.known[sql])
        told = cursor.fetchone()[0]
        plan = json.loads(told) if isinstance(told, str) else told
        return {node["Relation Name"] for node in nodes(plan[0]["Plan"]) if node["Node Type"] == "Seq Scan"}


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)
