"""Writing to a family, bringing and answering; planning and holding a three-party meeting."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases.models import Case, Involvement
from translocal.contact import events
from translocal.contact.forms import AnswerForm, BringForm, HoldForm, PlanForm, WriteForm
from translocal.contact.models import Meeting, Message
from translocal.contact.states import MEETING
from translocal.core.clock import now
from translocal.core.memory import remembered
from translocal.core.reasons import Reason
from translocal.organisations.roles import Role

BESIDE = (Role.TRAVEL_OFFICER, Role.BUSINESS_CONSULTANT)


@remembered
def counsels_now(case_id: UUID) -> bool:
    """Whether whoever acts stands in the case and speaks with them."""
    active = Involvement.objects.filter(case_id=case_id, staff_id=current().actor, standing="active")
    return active.exclude(role__in=BESIDE).exists()


@remembered
def is_planned(case_id: UUID) -> bool:
    """Whether a three-party meeting lies ahead."""
    return Meeting.objects.filter(case_id=case_id, state=Meeting.State.PLANNED).exists()


def missing_to_write(case: Case) -> list[Reason]:
    """Who counsels them now speaks with them; the way over a colleague is for those who have handed over."""
    if counsels_now(case.pk):
        return [Reason("message.in_touch", _("You are in touch with them yourself: note it as a conversation."))]
    return []


@action(
    "message.write",
    on=Case,
    result=Message,
    permission=Permission.MESSAGE_WRITE,
    label=_("Write to the family"),
    parameters=WriteForm,
    missing=missing_to_write,
    events=(events.WRITTEN,),
)
def write(act: Act, case: Case, *, words: str, language: str) -> Message:
    """A word to people one once supported. Whoever counsels them now brings it."""
    message = Message.objects.create(
        case_id=case.pk, staff_id=act.staff_id, direction=Message.Direction.TO_FAMILY, words=words, language=language,
        at=now(), by_id=act.staff_id,
    )  # fmt: skip
    act.record(events.WRITTEN, message)
    return message


def missing_to_bring(message: Message) -> list[Reason]:
    if message.direction != Message.Direction.TO_FAMILY:
        return [Reason("message.own", _("These are the words of the family."))]
    if message.brought_at:
        return [Reason("message.brought", _("They have heard this already."))]
    return []


@action(
    "message.bring",
    on=Message,
    result=Message,
    permission=Permission.CONVERSATION_NOTE,
    label=_("They have heard it"),
    parameters=BringForm,
    missing=missing_to_bring,
    events=(events.BROUGHT,),
)
def bring(act: Act, message: Message, *, how: str) -> Message:
    """Whoever counsels them has brought it."""
    message.brought_at, message.brought_by_id, message.how = now(), act.staff_id, how
    message.save(update_fields=["brought_at", "brought_by", "how"])
    act.record(events.BROUGHT, message, staff=message.staff_id)
    return message


def missing_to_answer(message: Message) -> list[Reason]:
    if message.direction != Message.Direction.TO_FAMILY or message.brought_at is None:
        return [Reason("message.not_brought", _("Bring them the message first."))]
    return []


@action(
    "message.answer",
    on=Message,
    result=Message,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Send their answer"),
    parameters=AnswerForm,
    missing=missing_to_answer,
    events=(events.ANSWERED,),
)
def answer(act: Act, message: Message, *, person: str, words: str, language: str) -> Message:
    """What one of them answers, in their own words, to the worker who wrote."""
    reply = Message.objects.create(
        case_id=message.case_id, staff_id=message.staff_id, direction=Message.Direction.FROM_FAMILY, words=words,
        language=language, person_id=person, at=now(), by_id=act.staff_id,
    )  # fmt: skip
    act.record(events.ANSWERED, reply, staff=message.staff_id)
    return reply


def missing_to_meet(case: Case) -> list[Reason]:
    if is_planned(case.pk):
        return [Reason("three_party.planned", _("A three-party meeting is planned already: move it, or call it off."))]
    if Role.LOCAL_SOCIAL_WORKER not in case.active_roles:
        return [
            Reason("three_party.local", _("A local social worker has to stand in the case first: hand over to one."))
        ]
    return []


@action(
    "three_party.plan",
    on=Case,
    result=Meeting,
    permission=Permission.MEETING_HOLD,
    label=_("Plan the three-party meeting"),
    parameters=PlanForm,
    missing=missing_to_meet,
    events=(events.PLANNED,),
)
def plan(act: Act, case: Case, **planned: Any) -> Meeting:
    """They meet the person who will be there after the journey, before they leave."""
    meeting = Meeting.objects.create(case_id=case.pk, **planned)
    act.record(events.PLANNED, meeting, planned_for=meeting.planned_for)
    return meeting


def not_planned(meeting: Meeting) -> list[Reason]:
    if meeting.state != Meeting.State.PLANNED:
        return [Reason("three_party.over", _("This meeting was held or called off already."))]
    return []


@action(
    "three_party.move",
    on=Meeting,
    result=Meeting,
    permission=Permission.MEETING_HOLD,
    label=_("Save the new time or place"),
    parameters=PlanForm,
    missing=not_planned,
    events=(events.MOVED,),
)
def move(act: Act, meeting: Meeting, **planned: Any) -> Meeting:
    """Another time, another place. The invitation carries the same mark, so that calendars replace the former one."""
    for name, value in planned.items():
        setattr(meeting, name, value)
    meeting.version += 1
    meeting.save()
    act.record(events.MOVED, meeting, planned_for=meeting.planned_for)
    return meeting


@action(
    "three_party.cancel",
    on=Meeting,
    result=Meeting,
    permission=Permission.MEETING_HOLD,
    label=_("Call the meeting off"),
    states=MEETING,
    verb="cancel",
    events=(events.CANCELLED,),
)
def cancel(act: Act, meeting: Meeting) -> Meeting:
    """It does not take place. Its absence never blocks a departure."""
    meeting.version += 1
    meeting.save(update_fields=["state", "version"])
    act.record(events.CANCELLED, meeting)
    return meeting


@action(
    "three_party.hold",
    on=Meeting,
    result=Meeting,
    permission=Permission.MEETING_HOLD,
    label=_("The meeting was held"),
    parameters=HoldForm,
    states=MEETING,
    verb="hold",
    events=(events.HELD,),
)
def hold(act: Act, meeting: Meeting, *, held_on: date, people: list[str], other_shore: bool, **told: Any) -> Meeting:
    """They met: who was there, what was explained, what was agreed."""
    there = {act.staff_id, *(_local_workers(meeting.case_id) if other_shore else [])}
    meeting.held_on, meeting.people, meeting.staff = held_on, [UUID(person) for person in people], sorted(there)
    for name, value in told.items():
        setattr(meeting, name, value)
    meeting.version += 1
    meeting.save()
    act.record(events.HELD, meeting, held_on=held_on)
    return meeting


def _local_workers(case_id: UUID) -> list[UUID]:
    there = Involvement.objects.filter(case_id=case_id, standing="active", role=Role.LOCAL_SOCIAL_WORKER)
    return [staff_id for staff_id in there.values_list("staff_id", flat=True) if staff_id]
