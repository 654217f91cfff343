"""Who is in a case, and what they are called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from translocal.core.memory import remembered
from translocal.core.rows import every
from translocal.people.models import Membership, Person


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=set(ids))}


def members(case_id: UUID) -> list[Membership]:
    """Those who are in the unit now, adults first, the elder first."""
    rows = Membership.objects.filter(case_id=case_id, until=None).select_related("person")
    return sorted(rows, key=eldest_first)


def eldest_first(member: Membership) -> tuple[bool, date, UUID]:
    return (member.position != Membership.Position.ADULT, member.person.birth_date or date.max, member.pk)


@remembered
def adults(case_id: UUID) -> list[Person]:
    """Those who decide for themselves, the elder first."""
    return every(
        Person,
        "JOIN people_membership m ON m.person_id = people_person.id"
        " WHERE m.case_id = %s AND m.until IS NULL AND m.position = 'adult' ORDER BY people_person.birth_date, m.id",
        [case_id],
    )


def spoken_by(people: Iterable[Person]) -> str:
    """The language that the first of them speaks: a form begins with it rather than with the alphabet."""
    return next((code for person in people for code in person.languages), "")


@dataclass(frozen=True)
class Unit:
    """A household as a list shows it."""

    label: str
    size: int


_UNITS = """
    WITH household AS MATERIALIZED (
        SELECT m.case_id, m.id, m.person_id, m.position = 'adult' AS adult, count(*) OVER everybody AS size,
               bool_or(m.position = 'adult') OVER everybody AS with_adult
        FROM people_membership m WHERE m.case_id = ANY(%s) AND m.until IS NULL WINDOW everybody AS (PARTITION BY m.case_id))
    SELECT DISTINCT ON (h.case_id) h.case_id, trim(p.given_name || ' ' || p.family_name), h.size
    FROM household h JOIN people_person p ON p.id = h.person_id WHERE h.adult = h.with_adult
    ORDER BY h.case_id, p.birth_date, h.id
"""


def units(case_ids: Iterable[UUID]) -> dict[UUID, Unit]:
    """The households of several cases, in one query: the name of the eldest adult, and how many they are."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, [list(case_ids)])
        return {case_id: Unit(name, size) for case_id, name, size in cursor.fetchall()}


def household_name(people: list[Membership]) -> str:
    """The name of the eldest adult, by which a household is called."""
    return str(min(people, key=eldest_first).person)


def names_in(words: str, people: list[Person]) -> bool:
    """Whether a text holds a name of somebody of the household, in any script in which it is known."""
    told = set(re.findall(r"\w+", words.casefold()))
    known = " ".join([" ".join([p.given_name, p.family_name, *p.also_written]) for p in people]).casefold()
    return bool(told & {name for name in re.findall(r"\w+", known) if len(name) > 2})
