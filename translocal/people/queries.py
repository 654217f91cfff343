"""Who is in a case, and what they are called."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from translocal.core.rows import every
from translocal.people.models import Membership, Person


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=set(ids))}


def members(case_id: UUID) -> list[Membership]:
    """Those who are in the unit now, adults first, the elder first."""
    rows = Membership.objects.filter(case_id=case_id, until=None).select_related("person")
    return sorted(rows, key=lambda m: (m.position != Membership.Position.ADULT, m.person.birth_date or date.max, m.pk))


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


def units(case_ids: Iterable[UUID]) -> dict[UUID, Unit]:
    """The households of several cases, in one query: the name of the eldest adult, and how many they are."""
    rows = Membership.objects.filter(case_id__in=list(case_ids), until=None).values_list(
        "case_id", "position", "person__birth_date", "id", "person__given_name", "person__family_name"
    )
    by_case: dict[UUID, list[tuple[bool, date, UUID, str]]] = defaultdict(list)
    for case_id, position, born, key, given, family in rows:
        eldest_first = (position != Membership.Position.ADULT, born or date.max, key)
        by_case[case_id].append((*eldest_first, f"{given} {family}".strip()))
    return {case_id: Unit(min(people)[3], len(people)) for case_id, people in by_case.items()}


def household_name(people: list[Membership]) -> str:
    """The name of the eldest adult, by which a household is called."""
    first = min(people, key=lambda m: (m.position != Membership.Position.ADULT, m.person.birth_date or date.max, m.pk))
    return str(first.person)
