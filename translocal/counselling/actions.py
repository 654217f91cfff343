"""Writing about conversations: a talk begins, is noted, rests, is taken up again, becomes a case."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases import actions as cases
from translocal.cases import chain
from translocal.cases import events as case_events
from translocal.cases.models import Case
from translocal.cases.reach import Head, found, reshape
from translocal.core.clock import now
from translocal.core.ids import uuid7
from translocal.core.reasons import Missing, Reason
from translocal.core.rows import add
from translocal.counselling import events, rules
from translocal.counselling.forms import AskDeskForm, BeginForm, ConversationForm, OpenCaseForm
from translocal.counselling.models import Conversation, Talk, Voice, Voluntariness
from translocal.counselling.states import TALK
from translocal.counselling.voluntary import ReviewForm, VoluntarinessForm
from translocal.journal.models import Event
from translocal.organisations.models import Post, Team
from translocal.people import actions as people
from translocal.people import events as people_events
from translocal.people.forms import PersonForm
from translocal.people.queries import members

TALKING = ("social_worker", "return_counsellor")


def head_of(talk: Talk) -> Head:
    return Head("talk", talk.state, talk.origin_country, "", talk.begun_at, now())


def keep(talk: Talk) -> None:
    talk.version += 1
    talk.save(update_fields=["state", "version", "case"])
    reshape(talk.pk, head=head_of(talk))


def _own_post(act: Act, team: Team) -> Post:
    post = Post.objects.filter(staff_id=act.staff_id, team=team, until=None, role__in=TALKING).first()
    if post is None:
        raise Missing([Reason("talk.other_team", _("Choose a team in which you counsel yourself."))])
    return post


@action(
    "talk.begin",
    on=Team,
    result=Talk,
    permission=Permission.TALK_BEGIN,
    label=_("Begin a conversation"),
    parameters=BeginForm,
    events=(events.BEGUN, people_events.ADDED),
)
def begin(act: Act, team: Team, *, origin_country: str, origin_city: str, **person: Any) -> Talk:
    """Begin to keep notes about a household, in one's own service only."""
    post = _own_post(act, team)
    talk = Talk(id=uuid7(), team=team, origin_country=origin_country, origin_city=origin_city, begun_at=now())
    found(talk.pk, act.staff_id, team.pk, post.role, head_of(talk))
    talk.save(force_insert=True)
    chain.stand(talk.pk, act.staff_id, team, post.role)
    first = people.admit(talk.pk, person)
    reshape(talk.pk, head=head_of(talk))
    act.record(events.BEGUN, talk)
    act.record(people_events.ADDED, talk, person=first.pk)
    return talk


def _add_person(act: Act, unit: Any, details: dict[str, Any]) -> None:
    person = people.admit(unit.case_id, details)
    reshape(unit.case_id)
    act.record(people_events.ADDED, unit, person=person.pk)


@action(
    "talk.add_person",
    on=Talk,
    result=Talk,
    permission=Permission.PEOPLE_EDIT,
    label=_("Add to the household"),
    parameters=PersonForm,
    events=(people_events.ADDED,),
)
def add_to_talk(act: Act, talk: Talk, **details: Any) -> Talk:
    """Add a person to a household one talks with."""
    _add_person(act, talk, details)
    return talk


@action(
    "case.add_person",
    on=Case,
    result=Case,
    permission=Permission.PEOPLE_EDIT,
    label=_("Add to the household"),
    parameters=PersonForm,
    events=(people_events.ADDED,),
)
def add_to_case(act: Act, case: Case, **details: Any) -> Case:
    """Add a person to a case, such as a child born on the way."""
    _add_person(act, case, details)
    return case


def _note(act: Act, unit: Any, voices: list[dict[str, Any]], details: dict[str, Any]) -> Conversation:
    talked = Conversation(case_id=unit.case_id, by=act.staff_id, at=now(), **details)
    add(talked)
    act.record(events.NOTED, unit, held_on=talked.held_on, occasion=talked.occasion)
    for voice in voices:
        add(
            Voice(
                case_id=unit.case_id,
                conversation=talked,
                person_id=voice["person"],
                wish=voice["wish"],
                words=voice["words"],
            )
        )
        act.record(events.VOICE_NOTED, unit, party=voice["person"], person=voice["person"], words=voice["words"])
    return talked


@action(
    "talk.note",
    on=Talk,
    result=Talk,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Note the conversation"),
    parameters=ConversationForm,
    events=(events.NOTED, events.VOICE_NOTED),
)
def note_in_talk(act: Act, talk: Talk, *, voices: list[dict[str, Any]], **details: Any) -> Talk:
    """Note a conversation in one's own service."""
    _note(act, talk, voices, details)
    return talk


@action(
    "case.note",
    on=Case,
    result=Case,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Note the conversation"),
    parameters=ConversationForm,
    events=(events.NOTED, events.VOICE_NOTED),
)
def note_in_case(act: Act, case: Case, *, voices: list[dict[str, Any]], **details: Any) -> Case:
    """Note a conversation in the case: those who counsel in it can read it."""
    _note(act, case, voices, details)
    return case


@action(
    "talk.rest",
    on=Talk,
    result=Talk,
    permission=Permission.CONVERSATION_NOTE,
    label=_("They said: not now"),
    states=TALK,
    verb="rest",
    events=(events.RESTED,),
)
def rest(act: Act, talk: Talk) -> Talk:
    """Not now. The notes stay in the service and are erased after the time the service has set."""
    keep(talk)
    act.record(events.RESTED, talk)
    return talk


@action(
    "talk.take_up_again",
    on=Talk,
    result=Talk,
    permission=Permission.CONVERSATION_NOTE,
    label=_("They came back to it"),
    states=TALK,
    verb="take_up_again",
    events=(events.TAKEN_UP,),
)
def take_up_again(act: Act, talk: Talk) -> Talk:
    """They came back to it themselves, or the day they had agreed to has come."""
    keep(talk)
    act.record(events.TAKEN_UP, talk)
    return talk


def missing_to_open(talk: Talk) -> list[Reason]:
    """Every adult has to have said that they want to go further, the last time they spoke."""
    reasons = []
    adults = [m.person for m in members(talk.pk) if m.position == "adult"]
    if not adults:
        reasons.append(
            Reason(
                "talk.no_adult",
                _("There is no adult in this household yet. For a child alone, add the guardian."),
            )
        )
    spoken = Voice.objects.filter(case_id=talk.pk).order_by("conversation__held_on", "conversation__at")
    last = {voice.person_id: voice.wish for voice in spoken}
    for person in adults:
        if last.get(person.pk) != Voice.Wish.GO_FURTHER:
            text = _("%(name)s has not said that they want to go further.") % {"name": person}
            reasons.append(Reason("talk.wish", text))
    return reasons


@action(
    "talk.open_case",
    on=Talk,
    result=Case,
    permission=Permission.CASE_OPEN,
    label=_("Open a case"),
    parameters=OpenCaseForm,
    missing=missing_to_open,
    states=TALK,
    verb="open_case",
    events=(case_events.OPENED, events.BECAME_CASE),
)
def open_case(act: Act, talk: Talk, *, confirmed: bool) -> Case:
    """They want to go further: the household gets a case. The notes stay behind, in the service."""
    post = _own_post(act, talk.team)
    office = talk.team.office
    case = Case(
        id=uuid7(), reference=cases.next_reference(), host_country=office.country, host_city=office.city,
        origin_country=talk.origin_country, origin_city=talk.origin_city, opened_at=now(),
    )  # fmt: skip
    found(case.pk, act.staff_id, talk.team_id, post.role, cases.head_of(case))
    case.save(force_insert=True)
    chain.stand(case.pk, act.staff_id, talk.team_id, post.role)
    for member in members(talk.pk):
        people.carry_over(member.person, member.position, case.pk)
    reshape(case.pk, head=cases.head_of(case))
    talk.case = case.pk
    keep(talk)
    act.record(case_events.OPENED, case)
    act.record(events.BECAME_CASE, talk)
    return case


@action(
    "talk.ask_desk",
    on=Talk,
    result=Talk,
    permission=Permission.CONSENT_RECORD,
    label=_("Ask the desk that supported them before"),
    parameters=AskDeskForm,
    events=(events.LINK_ASKED,),
)
def ask_desk(act: Act, talk: Talk, *, reference: str, person: str, words: str, agreed: bool) -> Talk:
    """With their consent, ask the workers of an earlier case to be in touch. Whether there is one is not told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT counselling_ask_desk(%s, %s, %s, %s, %s, %s)",
            [reference, uuid7(), act.staff_id, talk.team_id, words, act.action_id],
        )
    act.record(events.LINK_ASKED, talk, party=UUID(person), person=person)
    return talk


def missing_to_erase(talk: Talk) -> list[Reason]:
    """Asked again when the clock comes to it: something may have been noted since it was found."""
    before = now() - timedelta(days=settings.TALK_KEPT_DAYS)
    if Event.objects.filter(stream=talk.pk, at__gte=before).exists():
        return [Reason("talk.erase.young", _("Something was noted here lately."))]
    return []


@action(
    "talk.erase",
    on=Talk,
    result=Talk,
    permission=Permission.TALK_ERASE,
    label=_("Erase the notes"),
    missing=missing_to_erase,
    states=TALK,
    verb="erase",
    events=(events.ERASED,),
)
def erase(act: Act, talk: Talk) -> Talk:
    """Erase the notes of a "not now" after the time the service has set. Done by the retention clock alone."""
    talk.save(update_fields=["state"])
    act.record(events.ERASED, talk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT counselling_erase(%s)", [talk.pk])
    return talk


@action(
    "voluntariness.record",
    on=Case,
    result=Voluntariness,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Keep the record"),
    parameters=VoluntarinessForm,
    events=(events.VOLUNTARINESS_RECORDED, events.VOLUNTARINESS_PAUSED),
)
def record_voluntariness(act: Act, case: Case, *, person: str, pauses: list[str], **told: Any) -> Voluntariness:
    """What one adult knows, what presses them, what they signed. The record before is kept; its open pauses go on."""
    before = Voluntariness.objects.filter(case_id=case.pk, person_id=person, replaced_at=None)
    open_before = {pause for row in before if row.paused for pause in row.pauses}
    before.update(replaced_at=now())
    record = Voluntariness(
        case_id=case.pk, person_id=UUID(person), pauses=sorted({*pauses, *open_before}), by=act.staff_id, at=now(), **told
    )  # fmt: skip
    record.complete = not rules.missing_in(record)
    record.save(force_insert=True)
    who: dict[str, Any] = {"party": record.person_id, "person": record.person_id}
    act.record(events.VOLUNTARINESS_RECORDED, record, **who)
    if record.paused:
        act.record(events.VOLUNTARINESS_PAUSED, record, pauses=record.pauses, **who)
    return record


@action(
    "voluntariness.review",
    on=Voluntariness,
    result=Voluntariness,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Note the advice and go on"),
    parameters=ReviewForm,
    missing=rules.missing_to_review,
    events=(events.VOLUNTARINESS_REVIEWED,),
)
def review_voluntariness(act: Act, record: Voluntariness, *, advice: str) -> Voluntariness:
    """Somebody else looked at why it paused and advises. The person decides; nobody is refused."""
    record.advice, record.reviewed_by, record.reviewed_at = advice, act.staff_id, now()
    record.save(update_fields=["advice", "reviewed_by", "reviewed_at"])
    act.record(
        events.VOLUNTARINESS_REVIEWED, record, party=record.person_id, person=record.person_id, advice=advice
    )  # fmt: skip
    return record
