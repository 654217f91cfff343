"""The frame of a case: what every one of its pages shows, asked of the database in one question.

Written as SQL because six queries one after the other cost more to build and to send than to answer. It asks under the
same row policies as everything else, and repeats them as `visible()` does: nothing comes without the lens for it.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.cases.models import Case
from translocal.people.models import Membership, Person
from translocal.people.queries import eldest_first

_READER = [f.attname for f in Access._meta.concrete_fields]
_CASE = [f.attname for f in Case._meta.concrete_fields]
_QUESTION = f"""
    SELECT {", ".join(f"a.{name}" for name in _READER)}, {", ".join(f"c.{name}" for name in _CASE)},
    (SELECT json_agg(json_build_array(i.role, i.standing, i.since, i.until, i.staff_id, s.name, i.team_id, t.name,
            o.city, o.country, o.time_zone, o.language, g.name) ORDER BY i.since)
        FROM cases_involvement i JOIN organisations_team t ON t.id = i.team_id
        JOIN organisations_office o ON o.id = t.office_id JOIN organisations_organisation g ON g.id = o.organisation_id
        LEFT JOIN organisations_staff s ON s.id = i.staff_id WHERE i.case_id = c.id),
    (SELECT json_agg(json_build_array(m.id, m.position, p.id, p.given_name, p.family_name, p.also_written, p.birth_date,
            p.nationality))
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.case_id = c.id AND m.until IS NULL AND a.parts & {int(Lens.IDENTITY)} <> 0),
    (SELECT json_agg(json_build_array(t.role, h.state, h.kind, h.answer_by) ORDER BY h.made_at)
        FROM handovers_handover h JOIN organisations_team t ON t.id = h.to_team_id
        WHERE h.case_id = c.id AND h.proposed_at IS NOT NULL)
    FROM access_access a JOIN cases_case c ON c.id = a.case_id
    WHERE a.staff_id = %s AND a.case_id = %s AND a.parts & {int(Lens.CHAIN)} <> 0
"""


@dataclass(frozen=True)
class Link:
    """Who stands, or stood, in one place of the chain. Without `staff_id` a whole team is asked."""

    role: str
    standing: str
    since: datetime
    until: datetime | None
    staff_id: UUID | None
    staff: str
    team_id: UUID
    team: str
    organisation: str
    country: str
    time_zone: str
    language: str


@dataclass(frozen=True)
class Joint:
    """A handover as the line shows it: between which places, and whether it was answered."""

    role: str
    state: str
    kind: str
    answer_by: date | None


@dataclass(frozen=True)
class Frame:
    """What every page of a case knows of it, as far as this reader may see."""

    access: Access
    case: Case
    chain: list[Link] = field(default_factory=list)
    people: list[Membership] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)


def frame_of(case_id: UUID) -> Frame | None:
    """The frame, or nothing: hidden and absent are the same."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, [current().actor, case_id])
        row = cursor.fetchone()
    if row is None:
        return None
    own, rest = len(_READER), len(_READER) + len(_CASE)
    chain, people, joints = (json.loads(told) if isinstance(told, str) else told or [] for told in row[rest:])
    case = Case.from_db("default", _CASE, row[own:rest])
    access = Access.from_db("default", _READER, row[:own])
    members = sorted((_member(case_id, *told) for told in people), key=eldest_first)
    return Frame(access, case, [_link(*told) for told in chain], members, [_joint(*told) for told in joints])


def _link(role: str, standing: str, since: str, until: str | None, staff_id: str | None, staff: str | None,
          team_id: str, team: str, city: str, country: str, zone: str, language: str, organisation: str) -> Link:  # fmt: skip
    return Link(
        role, standing, datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None,
        UUID(staff_id) if staff_id else None, staff or "", UUID(team_id), f"{team}, {city}", organisation, country,
        zone, language,
    )  # fmt: skip


def _member(case_id: UUID, key: str, position: str, *told: Any) -> Membership:
    person_id, given, family, also, born, nationality = told
    person = Person(
        id=UUID(person_id), given_name=given, family_name=family, also_written=also, nationality=nationality,
        birth_date=date.fromisoformat(born) if born else None,
    )  # fmt: skip
    return Membership(id=UUID(key), case_id=case_id, position=position, person=person)


def _joint(role: str, state: str, kind: str, answer_by: str | None) -> Joint:
    return Joint(role, state, kind, date.fromisoformat(answer_by) if answer_by else None)
