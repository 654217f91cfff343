"""Find people by name in any script, misspelt, by reference or by telephone; within what the reader may see."""

import unicodedata
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Func, Q, Value

from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.journal.append import log_readings
from translocal.people.models import Membership, Person
from translocal.people.tokens import romanised, skeleton, slips

SHOWN = 20


@dataclass(frozen=True)
class Found:
    """A person, and one case or talk through which the reader knows them."""

    person: Person
    access: Access
    likeness: float


def find(query: str, reader: UUID) -> list[Found]:
    """The best matches first. What was found counts as having been read, and is logged."""
    access = {row.case_id: row for row in _by_reference(query)}
    scores = {(row.case_id, person_id): 2.0 for row in access.values() for person_id in _people_in(row.case_id)}
    scores |= _by_phone(query) | _by_name(query)
    best = sorted(scores, key=lambda pair: -scores[pair])[: SHOWN * 2]
    found = _found(best, scores)
    log_readings(reader, "search", {item.access.case_id for item in found})
    return found


def _by_reference(query: str) -> list[Access]:
    digits = query.strip().upper().removeprefix("TL").strip(" -")
    if not digits.isascii() or not digits.isdigit():
        return []
    return list(mine().filter(reference=f"TL-{digits}")[:1])


def _people_in(case_id: UUID) -> list[UUID]:
    return list(Membership.objects.filter(case_id=case_id, until=None).values_list("person_id", flat=True))


def _by_phone(query: str) -> dict[tuple[UUID, UUID], float]:
    digits = "".join(str(unicodedata.digit(sign)) for sign in query if sign.isdecimal())
    if len(digits) < 6:
        return {}
    held = Membership.objects.filter(case_id__in=mine().values("case_id"), until=None)
    # Written with spaces, dots or hyphens, by us or by them: only the digits are compared.
    bare = Func(F("person__phone"), Value(" -./()+"), Value(""), function="translate", output_field=CharField())
    rows = held.annotate(number=bare).filter(number__endswith=digits[-6:])
    return {(row.case_id, row.person_id): 1.9 for row in rows[:SHOWN]}


def _by_name(query: str) -> dict[tuple[UUID, UUID], float]:
    words = romanised(query)[:6]
    if not words:
        return {}
    near = [(slip, word) for word in words for slip in slips(word)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM people_named(%s, %s, %s, %s, %s)",
            [words, [skeleton(word) for word in words], [n for n, _w in near], [w for _n, w in near], SHOWN * 2],
        )
        return {(case_id, person_id): likeness for case_id, person_id, likeness in cursor.fetchall()}


def _found(best: list[tuple[UUID, UUID]], scores: dict[tuple[UUID, UUID], float]) -> list[Found]:
    named = mine().alias(named=F("parts").bitand(int(Lens.IDENTITY))).filter(named__gt=0)
    access = {row.case_id: row for row in named.filter(case_id__in={case_id for case_id, _p in best})}
    people = {p.pk: p for p in Person.objects.filter(Q(pk__in={person_id for _c, person_id in best}), merged_into=None)}
    found: dict[UUID, Found] = {}
    for pair in best:
        case_id, person_id = pair
        known = case_id in access and person_id in people
        # A person of a case is not shown a second time for the talk it came from.
        if known and (person_id not in found or found[person_id].access.kind == Access.Kind.TALK):
            found[person_id] = Found(people[person_id], access[case_id], scores[pair])
    return list(found.values())[:SHOWN]
