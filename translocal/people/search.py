"""Find people by name in any script, misspelt, by reference or by telephone; within what the reader may see."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Func, Q, Value

from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.journal.append import log_readings
from translocal.people.models import Membership, Person
from translocal.people.tokens import romanised, skeleton

SHOWN = 20
_CANDIDATES = """
    SELECT n.case_id, n.person_id, n.token FROM people_nametoken n
    WHERE n.token = ANY(%s) AND (
        SELECT a.parts FROM access_access a WHERE a.staff_id = %s AND a.case_id = n.case_id) & %s <> 0
    LIMIT 5000
"""


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
    scores |= _by_phone(query) | _by_name(query, reader)
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


def _by_name(query: str, reader: UUID) -> dict[tuple[UUID, UUID], float]:
    words = romanised(query)[:6]
    if not words:
        return {}
    likeness: dict[str, dict[str, float]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_similar(%s, %s)", [words, [skeleton(word) for word in words]])
        for word, token, score in cursor.fetchall():
            likeness[token][word] = score
        cursor.execute(_CANDIDATES, [list(likeness), reader, int(Lens.IDENTITY)])
        rows = cursor.fetchall()
    return _ranked(rows, likeness, len(words))


def _ranked(
    rows: list[tuple[UUID, UUID, str]], likeness: dict[str, dict[str, float]], words: int
) -> dict[tuple[UUID, UUID], float]:
    """Each word that was typed counts once, by the best of the person's words that resembles it."""
    best: dict[tuple[UUID, UUID], dict[str, float]] = defaultdict(dict)
    for case_id, person_id, token in rows:
        mine_so_far = best[case_id, person_id]
        for word, score in likeness[token].items():
            mine_so_far[word] = max(score, mine_so_far.get(word, 0.0))
    return {pair: sum(scores.values()) / words for pair, scores in best.items()}


def _found(best: list[tuple[UUID, UUID]], scores: dict[tuple[UUID, UUID], float]) -> list[Found]:
    access = {row.case_id: row for row in mine().filter(case_id__in={case_id for case_id, _p in best})}
    people = {p.pk: p for p in Person.objects.filter(Q(pk__in={person_id for _c, person_id in best}), merged_into=None)}
    found: dict[UUID, Found] = {}
    for pair in best:
        case_id, person_id = pair
        known = case_id in access and person_id in people
        # A person of a case is not shown a second time for the talk it came from.
        if known and (person_id not in found or found[person_id].access.kind == Access.Kind.TALK):
            found[person_id] = Found(people[person_id], access[case_id], scores[pair])
    return list(found.values())[:SHOWN]
