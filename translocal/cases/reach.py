"""Who reaches a case: one pure function from the facts to the rows of the access table.

It runs inside the actions that change those facts. Lists, pages and the database's own policies only read the result;
a property test computes it again and compares.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from translocal.access.lenses import Standing, lenses_of
from translocal.access.permissions import rights_of
from translocal.organisations.roles import Role

CLOSED_TALKS = {"case", "erased"}  # nothing is left there to assign or cover
STRENGTH = {standing.value: place for place, standing in enumerate(Standing)}
ORDER = {role.value: place for place, role in enumerate(Role)}
Reached = tuple[str, str, int]  # role, standing, lenses withheld


class Head(NamedTuple):
    """What every list shows and sorts by, the same for all who see the case."""

    kind: str
    stage: str
    origin: str
    reference: str
    since: Any
    updated_at: Any


class Post(NamedTuple):
    staff: str
    team: str
    role: str
    lead: bool


class Stand(NamedTuple):
    """An involvement. Without `staff` it is a question to a whole team."""

    staff: str | None
    team: str
    role: str
    standing: str
    withheld: int = 0


class Facts(NamedTuple):
    head: Head
    stands: tuple[Stand, ...]
    posts: tuple[Post, ...]
    grants: tuple[tuple[str, str, str], ...]
    adults: frozenset[str]
    people: int
    follows: frozenset[tuple[str, str]]


class Row(NamedTuple):
    staff_id: str
    kind: str
    standing: str
    role: str
    parts: int
    rights: int
    stage: str
    origin: str
    people: int
    reference: str
    since: Any
    updated_at: Any


def access_of(facts: Facts) -> list[Row]:
    """The access rows that follow from the facts. Pure: the same facts, the same rows."""
    reached: dict[str, list[Reached]] = {}
    for staff, role, standing, withheld in sorted([*_involved(facts), *_leading(facts), *_granted(facts)]):
        reached.setdefault(staff, []).append((role, standing, withheld))
    rows = [_row(facts, staff, stands) for staff, stands in reached.items()]
    return [row for row in rows if row.parts]


def _involved(facts: Facts) -> Iterable[tuple[str, str, str, int]]:
    holds = {(post.staff, post.team, post.role) for post in facts.posts}
    for stand in facts.stands:
        asked = [stand.staff] if stand.staff else [staff for staff, team, _role in holds if team == stand.team]
        for staff in asked:
            if (staff, stand.team, stand.role) in holds and _may_stand(facts, staff, stand):
                yield staff, stand.role, stand.standing, stand.withheld


def _may_stand(facts: Facts, staff: str, stand: Stand) -> bool:
    """Following rests on the consent of every adult, and ends with it."""
    if stand.standing != Standing.FOLLOWING:
        return True
    return bool(facts.adults) and all((adult, staff) in facts.follows for adult in facts.adults)


def _leading(facts: Facts) -> Iterable[tuple[str, str, str, int]]:
    if facts.head.kind == "talk" and facts.head.stage in CLOSED_TALKS:
        return set()
    at_work = {stand.team for stand in facts.stands if stand.standing in (Standing.ACTIVE, Standing.PREVIEW)}
    return {
        (post.staff, post.role, Standing.LEAD.value, 0) for post in facts.posts if post.lead and post.team in at_work
    }


def _granted(facts: Facts) -> Iterable[tuple[str, str, str, int]]:
    """A grant lasts no longer than the post on which it rests. Whoever covers sees what the covered place sees, no more."""
    leading = {(post.staff, post.team) for post in facts.posts if post.lead}
    holding = {(post.staff, post.role) for post in facts.posts}
    active = [stand for stand in facts.stands if stand.standing == Standing.ACTIVE]
    for staff, role, standing in facts.grants:
        if standing == Standing.COVER:
            covered = [stand for stand in active if (staff, stand.team) in leading]
            yield from ((staff, stand.role, standing, stand.withheld) for stand in covered)
        elif (staff, role) in holding:
            yield staff, role, standing, 0


def _strength(stand: Reached) -> tuple[int, int]:
    role, standing, _withheld = stand
    return STRENGTH[standing], ORDER[role]


@cache
def _together(stands: tuple[Reached, ...]) -> tuple[str, str, int, int]:
    """What somebody is called who stands in several ways, and sees and may do: (role, standing, lenses, rights)."""
    parts = rights = 0
    for role, standing, withheld in stands:
        parts |= int(lenses_of(role, standing)) & ~withheld
        rights |= rights_of(role, standing)
    role, standing, _withheld = min(stands, key=_strength)
    return role, standing, parts, rights


def _row(facts: Facts, staff: str, stands: list[Reached]) -> Row:
    role, standing, parts, rights = _together(tuple(stands))
    head = facts.head
    return Row(staff, head.kind, standing, role, parts, rights, head.stage, head.origin, facts.people, head.reference,
               head.since, head.updated_at)  # fmt: skip


def facts_of(case_ids: Iterable[UUID], head: Head | None = None) -> dict[UUID, Facts]:
    """The facts of several cases, in one query. `head` is given by whoever has just changed it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_facts(%s)", [list(case_ids)])
        found = {
            row[0]: tuple(json.loads(v) if isinstance(v, str) else v for v in row[1:]) for row in cursor.fetchall()
        }
    return {case_id: _facts(row, head) for case_id, row in found.items()}


def _facts(row: tuple[Any, ...], head: Head | None) -> Facts:
    stored, stands, posts, grants, adults, people, follows = row
    if head is None:
        head = Head(**{name: stored[name] for name in Head._fields})
    return Facts(
        head,
        tuple(Stand(s["staff"], s["team"], s["role"], s["standing"], s["withheld"]) for s in stands),
        tuple(Post(**post) for post in posts),
        tuple((g["staff"], g["role"], g["standing"]) for g in grants),
        frozenset(adults),
        people,
        frozenset((person, staff) for person, staff in follows),
    )


def reshape(*case_ids: UUID, head: Head | None = None) -> None:
    """Write the access rows anew, from the facts as they stand now."""
    for case_id, facts in facts_of(case_ids, head).items():
        write(case_id, access_of(facts))


def write(case_id: UUID, rows: list[Row]) -> None:
    told = json.dumps([row._asdict() for row in rows], cls=DjangoJSONEncoder)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_write(%s, %s)", [case_id, told])


def reshape_team(team_id: UUID) -> None:
    """After somebody joined or left a team: all its cases, at once, so that leaving takes effect now.

    Every action holds this lock together with the others; here it is held alone, so that no case changes between the
    reading of its facts and the writing of its rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(0)")
        cursor.execute("SELECT cases_of_team(%s)", [team_id])
        case_ids = [case_id for (case_id,) in cursor.fetchall()]
    reshape(*case_ids)


def found(case_id: UUID, staff_id: UUID, team_id: UUID, role: str, head: Head) -> None:
    """The first access row of a new case or talk: under row security its founder must reach it to write it."""
    stand = Stand(str(staff_id), str(team_id), role, Standing.ACTIVE)
    post = Post(str(staff_id), str(team_id), role, lead=False)
    write(case_id, access_of(Facts(head, (stand,), (post,), (), frozenset(), 0, frozenset())))
