"""Writing about people: added, corrected, left the unit, joined into one record."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from translocal.access.models import Access
from translocal.access.permissions import Permission
from translocal.access.queries import permitted, row_on
from translocal.actions.engine import Act, action
from translocal.core.clock import now
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, Missing, Reason
from translocal.people import events
from translocal.people.forms import MergeForm, PersonForm
from translocal.people.likeness import unlike
from translocal.people.models import Membership, NameToken, Person
from translocal.people.tokens import skeleton, tokens_of

PERSON_FIELDS = (
    "given_name", "family_name", "also_written", "birth_date", "sex", "nationality", "languages", "phone",
)  # fmt: skip


def admit(case_id: UUID, details: dict[str, Any]) -> Person:
    """Write a person into a unit. The membership comes first: under row security it is what lets the person be written."""
    person = Person(id=uuid7(), **{name: details[name] for name in PERSON_FIELDS})
    Membership.objects.create(case_id=case_id, person=person, position=details["position"], since=now())
    person.save(force_insert=True)
    index(case_id, person)
    return person


def index(case_id: UUID, person: Person) -> None:
    """Make the person findable in this case, by every word of every way their name is written."""
    tokens = sorted(tokens_of([person.given_name, person.family_name, *person.also_written]))
    NameToken.objects.filter(case_id=case_id, person_id=person.pk).delete()
    NameToken.objects.bulk_create(NameToken(case_id=case_id, person_id=person.pk, token=token) for token in tokens)
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_learn(%s, %s)", [tokens, [skeleton(token) for token in tokens]])


def carry_over(person: Person, position: str, case_id: UUID) -> None:
    """The same person in another unit: from the talk into the case."""
    Membership.objects.create(case_id=case_id, person=person, position=position, since=now())
    index(case_id, person)


def missing_to_correct(member: Membership) -> list[Reason]:
    """Only where they are now: not from a household they left, nor from the notes behind what has become a case."""
    if member.until is not None:
        return [Reason("person.left_already", _("They left this household already."))]
    row = row_on(member.case_id)
    if row is not None and row.kind == Access.Kind.TALK and row.stage == "case":
        return [Reason("person.has_case", _("They have a case now: correct it there."))]
    return []


@action(
    "person.correct",
    on=Membership,
    result=Membership,
    permission=Permission.PEOPLE_EDIT,
    label=_("Save the corrections"),
    parameters=PersonForm,
    missing=missing_to_correct,
    events=(events.CORRECTED,),
)
def correct(act: Act, member: Membership, *, position: str, **details: Any) -> Membership:
    """Correct what is written about a person of this household, wherever the writer sees them."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=member.person_id)
    for name, value in details.items():
        setattr(person, name, value)
    person.version += 1
    person.save()
    member.position = position
    member.save(update_fields=["position"])
    for place in Membership.objects.filter(person=person, until=None):
        index(place.case_id, person)
    act.record(events.CORRECTED, member, person=person.pk)
    return member


def _closed(member: Membership) -> list[Reason]:
    """Nobody leaves, or is joined, where they left before or where the support ended."""
    if member.until is not None:
        return [Reason("person.left_already", _("They left this household already."))]
    row = row_on(member.case_id)
    if row is not None and row.stage == "ended":
        return [Reason("person.case_ended", _("The support in this case ended. Open the case again first."))]
    return []


def missing_to_leave(member: Membership) -> list[Reason]:
    closed = _closed(member)
    if closed:
        return closed
    others = Membership.objects.filter(case_id=member.case_id, until=None).exclude(pk=member.pk)
    staying = set(others.values_list("position", flat=True))
    if not staying:
        return [Reason("person.last", _("They are the last in this case. End the case instead."))]
    if Membership.Position.ADULT not in staying and member.position == Membership.Position.ADULT:
        text = _("Only children would stay. Add the guardian, or whoever decides with them, first.")
        return [Reason("person.children_alone", text)]
    return []


@action(
    "person.leave",
    on=Membership,
    result=Membership,
    permission=Permission.PEOPLE_EDIT,
    label=_("They no longer travel with this household"),
    missing=missing_to_leave,
    events=(events.LEFT,),
)
def leave(act: Act, member: Membership) -> Membership:
    """Take a person out of the unit. Why is not recorded here, and the others are not told why."""
    member.until = now()
    member.save(update_fields=["until"])
    NameToken.objects.filter(case_id=member.case_id, person_id=member.person_id).delete()
    act.record(events.LEFT, member, person=member.person_id)
    return member


@action(
    "person.merge",
    on=Membership,
    result=Membership,
    permission=Permission.PEOPLE_MERGE,
    label=_("Join the two records"),
    parameters=MergeForm,
    missing=_closed,
    events=(events.MERGED,),
)
def merge(act: Act, member: Membership, *, duplicate: UUID) -> Membership:
    """Two records are one person: keep this one, point the other to it. Needs the right to both."""
    other = Person.objects.select_for_update(of=("self",)).filter(pk=duplicate, merged_into=None).first()
    if other is None:
        raise Absent
    kept = member.person
    if other.pk == kept.pk or kept.merged_into_id:
        raise Missing([Reason("person.same", _("Choose two different records."))])
    called = {str(other), *other.also_written}
    places = list(Membership.objects.filter(person=other))
    differences = _unlike(member, other, places)
    if differences:
        raise Missing(differences)
    if not all(permitted(act.by, Permission.PEOPLE_MERGE, place.case_id) for place in places):
        text = _("The other record stands in a case in which you cannot join records.")
        raise Missing([Reason("person.elsewhere", text)])
    if not _stands_elsewhere(other, places):
        # While a place of theirs is still there: without one, nobody may write this record any more.
        other.merged_into = kept
        _blank(other)
    for place in places:
        _move(place, kept)
    kept.also_written = sorted({*kept.also_written, *called} - {str(kept)})[:10]
    kept.save(update_fields=["also_written"])
    index(member.case_id, kept)
    # In every case in which either stood: their lists and their histories change alike.
    by_case = {place.case_id: place for place in [*places, member]}
    for case_id in sorted(by_case):
        act.record(events.MERGED, by_case[case_id], person=kept.pk)
    return member


def _unlike(member: Membership, other: Person, places: list[Membership]) -> list[Reason]:
    reasons = unlike(member.person, other)
    if any(place.until is None and place.position != member.position for place in places):
        text = _("One is written down as an adult, the other as a child. If one is a slip, correct it first.")
        reasons.append(Reason("person.other_age", text))
    return reasons


def _stands_elsewhere(person: Person, known: list[Membership]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_stands_elsewhere(%s, %s)", [person.pk, [place.pk for place in known]])
        return bool(cursor.fetchone()[0])


def _blank(person: Person) -> None:
    """A record that was joined to another one keeps nothing: no erasure would ever come to it."""
    person.given_name, person.family_name, person.also_written = "(joined)", "", []
    person.birth_date, person.sex, person.nationality, person.languages, person.phone = None, "", "", [], ""
    person.save()


def _move(place: Membership, kept: Person) -> None:
    NameToken.objects.filter(case_id=place.case_id, person_id=place.person_id).delete()
    if Membership.objects.filter(case_id=place.case_id, person=kept, until=None).exists():
        place.until = now()
        place.save(update_fields=["until"])
        return
    place.person = kept
    place.save(update_fields=["person"])
    if place.until is None:
        index(place.case_id, kept)
