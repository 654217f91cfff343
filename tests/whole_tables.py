"""Which questions of the pages read a whole table of the cases because no index answers them.

The invented world is so small that the database always reads everything. Told that it may not, it reads everything only where
nothing else is possible: what it does then is what it does among a hundred thousand cases.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

_SHORT_CUTS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_material")
# What begins with the cases of one reader. They are written down first and carry no index; among so few records the database
# takes them from the other end, among many it does not (`bench --scale` measures the page of today).
_FROM_MY_CASES = re.compile(r"\s*WITH at_work AS MATERIALIZED")
_READS = {"Seq Scan", "Index Scan", "Index Only Scan"}


class Questions:
    """The questions that were heard, each once, and those that read a whole table that grows with the cases."""

    def __init__(self) -> None:
        self.growing = growing_tables()
        self.known: set[str] = set()
        self.whole: dict[str, str] = {}

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to every question that is asked meanwhile."""
        with connection.execute_wrapper(self):
            yield

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asks = re.match(r"\s*(SELECT|WITH)\b", sql) and not _FROM_MY_CASES.match(sql)
        if asks and sql not in self.known and not many:
            self.known.add(sql)
            self._explain(sql, params)
        return execute(sql, params, many, context)

    def _explain(self, sql: str, params: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            _allow(cursor.cursor.connection, "off")
            cursor.cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
            told = cursor.cursor.fetchone()[0]
            _allow(cursor.cursor.connection, "on")
        plan = json.loads(told) if isinstance(told, str) else told
        for node in nodes(plan[0]["Plan"]):
            table = node.get("Relation Name", "")
            if node["Node Type"] in _READS and "Index Cond" not in node and table in self.growing:
                self.whole.setdefault(f"{table}: {' '.join(sql.split())}", node["Node Type"])


def _allow(connection: Any, whether: str) -> None:
    connection.execute("; ".join(f"SET LOCAL {name} = {whether}" for name in _SHORT_CUTS))


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def growing_tables() -> set[str]:
    """The tables that grow with the cases."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'case_id' AND table_schema = 'public'"
        )
        return {name for (name,) in cursor.fetchall()} | {"cases_case", "people_person"}
