"""Cases as people ask for them. Every list starts at the access table."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from translocal.access.identity import current
from translocal.access.lenses import Lens, Standing
from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.cases.models import Grant
from translocal.core.ids import NOBODY
from translocal.core.rows import every

SORTS = {"-updated_at": ["-updated_at", "-case_id"], "updated_at": ["updated_at", "case_id"], "reference": ["reference"],
         "stage": ["stage", "-updated_at", "-case_id"], "origin": ["origin", "-updated_at", "-case_id"]}  # fmt: skip


def with_the_chain() -> QuerySet[Access]:
    """My cases as far as I read their chain: whoever sees nothing but money has money files instead."""
    chain = mine().filter(kind=Access.Kind.CASE).alias(chain=F("parts").bitand(int(Lens.CHAIN)))
    return chain.filter(chain__gt=0)


def listed(filters: dict[str, str], sort: str = "-updated_at") -> QuerySet[Access]:
    """My cases, narrowed by exact values of stage, origin, standing, people; never a join."""
    rows = with_the_chain()
    for name, value in filters.items():
        rows = rows.filter(**{name: value})
    return rows.order_by(*SORTS.get(sort, SORTS["-updated_at"]))


def latest_at(standings: list[Standing], at_most: int) -> list[Access]:
    """Those of my cases with whom something happened last, where I stand so; only where I read the chain."""
    rest = "WHERE staff_id = %s AND kind = 'case' AND parts & %s <> 0 AND standing = ANY(%s) ORDER BY updated_at DESC, case_id DESC"
    return every(Access, rest + " LIMIT %s", [current().actor, int(Lens.CHAIN), [str(s) for s in standings], at_most])


# Of a list that everybody opens all day, Django is not asked. What is not asked for narrows nothing.
_MINE = f"staff_id = %(me)s AND kind = 'case' AND parts & {int(Lens.CHAIN)} > 0"
_NARROWED = (
    "stage = coalesce(%(stage)s, stage) AND standing = coalesce(%(standing)s, standing)"
    " AND people = coalesce(%(people)s::smallint, people)"
)
_COUNTED = f"SELECT origin, count(*) FILTER (WHERE {_NARROWED}) FROM access_access WHERE {_MINE} GROUP BY origin"
# First the ids, which an index alone tells, then the rows of these few.
_PAGE = f"""
    JOIN (SELECT staff_id AS reader, case_id AS id FROM access_access
        WHERE {_MINE} AND {_NARROWED} AND origin = coalesce(%(origin)s, origin)
        ORDER BY {{by}} LIMIT %(most)s OFFSET %(skip)s) page ON (staff_id, case_id) = (page.reader, page.id)
    ORDER BY {{by}}
"""


def _exact(filters: dict[str, str]) -> dict[str, Any]:
    return {"me": current().actor, **{name: filters.get(name) for name in ("stage", "origin", "standing", "people")}}


def counted(filters: dict[str, str]) -> dict[str, int]:
    """How many of my cases `listed` finds in each country of origin. One walk tells the countries and the numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, _exact(filters))
        return dict(cursor.fetchall())


def listed_from(filters: dict[str, str], sort: str, total: int, first: int, at_most: int) -> list[Access]:
    """Some of what `listed` finds, of which there are `total`. What lies nearer the end is counted from there."""
    after = max(0, total - first - at_most)
    order = SORTS.get(sort, SORTS["-updated_at"])
    if backwards := after < first:
        order = [name[1:] if name.startswith("-") else f"-{name}" for name in order]
    by = ", ".join(f"{name.lstrip('-')} {'DESC' if name.startswith('-') else 'ASC'}" for name in order)
    asked = {"skip": after if backwards else first, "most": min(at_most, total - first)}
    found = every(Access, _PAGE.format(by=by), _exact(filters) | asked)
    return found[::-1] if backwards else found


class Link(NamedTuple):
    """Who stands where in a case, as a list shows it."""

    case_id: UUID
    role: str
    standing: str
    name: str | None


_STANDING = """
    SELECT i.case_id, i.role, i.standing, s.name FROM cases_involvement i LEFT JOIN organisations_staff s ON s.id = i.staff_id
    WHERE i.case_id = ANY(%s) AND i.standing <> 'ended' ORDER BY i.since
"""


def standing_in(case_ids: Iterable[UUID]) -> dict[UUID, list[Link]]:
    """Who stands in each of several cases now, in one query."""
    by_case: dict[UUID, list[Link]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(case_ids)])
        for row in cursor.fetchall():
            by_case[row[0]].append(Link(*row))
    return by_case


_AT_WORK = """
    SELECT i.case_id, string_agg(s.name, ', ' ORDER BY i.since)
    FROM cases_involvement i JOIN organisations_staff s ON s.id = i.staff_id
    WHERE i.case_id = ANY(%s) AND i.standing = 'active' GROUP BY 1
"""


def at_work(case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of those who are active in each of several cases, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_WORK, [list(case_ids)])
        return dict(cursor.fetchall())


def reviews_of(case_id: UUID) -> list[Grant]:
    """To whom a case is open from outside, for those who counsel in it; a reviewer finds their own."""
    rest = "WHERE case_id = %s AND standing = 'review' AND ended_at IS NULL ORDER BY since"
    return every(Grant, rest, [case_id], beside=("staff",))


LEAST = 5  # countries of origin with fewer cases are told together
PIECE = 10_000
REPORTED = [
    "number",
    "opened",
    "stage",
    "host",
    "origin",
    "people",
    "children",
    "handovers_asked",
    "handovers_accepted",
]


def reported() -> Iterator[str]:
    """All cases without a person in them, as lines of a CSV, piece by piece; only for whoever answers for the programme."""
    salt, after = os.urandom(16), NOBODY
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_report_countries(%s)", [LEAST])
        shown = cursor.fetchone()[0]
        while True:
            cursor.execute("SELECT last, lines FROM cases_reported(%s, %s, %s, %s)", [after, PIECE, salt, shown])
            piece = cursor.fetchone()
            if piece is None:
                return
            after = piece[0]
            yield piece[1] + "\r\n"
