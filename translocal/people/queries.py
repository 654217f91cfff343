"""Who is in a case, and what they are called."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from translocal.people.models import Membership, Person


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=set(ids))}


def members(case_id: UUID) -> list[Membership]:
    """Those who are in the unit now, adults first, the elder first."""
    rows = Membership.objects.filter(case_id=case_id, until=None).select_related("person")
    return sorted(rows, key=lambda m: (m.position != Membership.Position.ADULT, m.person.birth_date or date.max, m.pk))


def adults(case_id: UUID) -> list[Person]:
    return [m.person for m in members(case_id) if m.position == Membership.Position.ADULT]


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
    rows = Membership.objects.filter(case_id__in=list(case_ids), until=None).select_related("person")
    by_case: dict[UUID, list[Membership]] = defaultdict(list)
    for row in rows:
        by_case[row.case_id].append(row)
    return {case_id: Unit(household_name(people), len(people)) for case_id, people in by_case.items()}


def household_name(people: list[Membership]) -> str:
    first = min(people, key=lambda m: (m.position != Membership.Position.ADULT, m.person.birth_date or date.max, m.pk))
    return str(first.person)
