"""Who is told of what, in the transaction in which it happens."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from translocal.access.lenses import COUNSELS, READS_THE_CHAIN
from translocal.actions.engine import Act, reaction
from translocal.cases import events as cases
from translocal.cases.models import Case, Involvement
from translocal.coaching import events as coaching
from translocal.coaching.models import Activity
from translocal.contact import events as contact
from translocal.contact.jobs import send_notice
from translocal.contact.models import Meeting, Message
from translocal.core.ids import uuid7
from translocal.core.rows import every
from translocal.handovers import events as handovers
from translocal.handovers.models import Handover
from translocal.journal.events import EventType
from translocal.organisations.models import Post
from translocal.organisations.roles import Role
from translocal.plans import events as plans
from translocal.plans.models import Plan, Question
from translocal.programmes import events as programmes
from translocal.programmes.models import AskedFor, Exemption
from translocal.purchases import events as purchases
from translocal.purchases.models import Purchase
from translocal.travel import events as travel

# The job that writes the mail, as it is declared: the database defers it with the notice.
MAIL = (send_notice.name, send_notice.queue, send_notice.priority)
MEET = [Role.REINTEGRATION_COUNSELLOR, Role.LOCAL_SOCIAL_WORKER]
ARRANGE = [Role.RETURN_COUNSELLOR, Role.REINTEGRATION_COUNSELLOR]


def notify(act: Act, staff: Iterable[UUID], case_id: UUID, event: EventType) -> None:
    """Leave a notice for each, and defer the mail; both only if the action commits."""
    wanted = sorted(set(staff) - {act.staff_id})
    if not wanted:
        return
    _leave(
        "contact_notify(%s, %s, %s, %s, %s, %s, %s, %s)",
        wanted,
        [uuid7() for _staff in wanted],
        case_id,
        event.name,
        act.action_id,
    )


def _leave(asked: str, *values: Any) -> None:
    """Ask the database to leave notices and to defer their mails."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [*values, *MAIL])


def _team(team_id: UUID, *, leads: bool = False) -> list[UUID]:
    posts = every(
        Post,
        "JOIN organisations_staff s ON s.id = staff_id WHERE team_id = %s AND until IS NULL AND s.is_active",
        [team_id],
    )
    return [post.staff_id for post in posts if post.is_lead or not leads]


def _along_the_chain(case_id: UUID) -> list[UUID]:
    """Those who stand in the case or follow it, and read its milestones."""
    standing = Involvement.objects.filter(
        case_id=case_id, standing__in=["active", "following"], role__in=READS_THE_CHAIN
    )
    return [staff_id for staff_id in standing.values_list("staff_id", flat=True) if staff_id]


@reaction(handovers.PROPOSED)
@reaction(handovers.INVITED)
def tell_the_desk(act: Act, handover: Handover) -> None:
    told = handovers.INVITED if handover.beside else handovers.PROPOSED
    notify(act, _team(handover.to_team_id), handover.case_id, told)


@reaction(handovers.ACCEPTED)
@reaction(handovers.JOINED)
@reaction(handovers.DECLINED)
@reaction(handovers.REDIRECTED)
def tell_the_sender(act: Act, handover: Handover) -> None:
    """The sender is told every answer, also when they may no longer look into the case."""
    notify(act, [handover.from_staff_id], handover.case_id, _answer_to(handover))


def _answer_to(handover: Handover) -> EventType:
    answers = {
        "accepted": handovers.JOINED if handover.beside else handovers.ACCEPTED,
        "declined": handovers.DECLINED,
        "redirected": handovers.REDIRECTED,
    }
    return answers[handover.state]


@reaction(handovers.WITHDRAWN)
def tell_who_was_asked(act: Act, handover: Handover) -> None:
    notify(act, _team(handover.to_team_id), handover.case_id, handovers.WITHDRAWN)


@reaction(handovers.EXPIRED)
def escalate(act: Act, handover: Handover) -> None:
    """Nobody answered: the sender and both team leads are told."""
    leads = [*_team(handover.from_team_id, leads=True), *_team(handover.to_team_id, leads=True)]
    notify(act, [handover.from_staff_id, *leads], handover.case_id, handovers.EXPIRED)


@reaction(cases.STEPPED)
@reaction(cases.RESTED)
@reaction(cases.ENDED)
def tell_the_followers(act: Act, case: Case) -> None:
    """News for those who stand in the case or follow it: the next milestone."""
    event = {"resting": cases.RESTED, "ended": cases.ENDED}.get(case.state, cases.STEPPED)
    notify(act, _along_the_chain(case.pk), case.pk, event)


@reaction(handovers.MEETING_HELD)
def tell_who_met(act: Act, handover: Handover) -> None:
    notify(act, _along_the_chain(handover.case_id), handover.case_id, handovers.MEETING_HELD)


@reaction(contact.WRITTEN)
def tell_who_counsels(act: Act, message: Message) -> None:
    """Somebody has a word for them: whoever counsels them now brings it."""
    active = Involvement.objects.filter(case_id=message.case_id, standing="active", role__in=COUNSELS)
    notify(act, active.values_list("staff_id", flat=True), message.case_id, contact.WRITTEN)


@reaction(contact.BROUGHT)
@reaction(contact.ANSWERED)
def tell_who_wrote(act: Act, message: Message) -> None:
    told = contact.ANSWERED if message.person_id else contact.BROUGHT
    notify(act, [message.staff_id], message.case_id, told)


@reaction(contact.PLANNED)
@reaction(contact.MOVED)
@reaction(contact.CANCELLED)
def tell_who_plans_with_them(act: Act, meeting: Meeting) -> None:
    planning = Involvement.objects.filter(case_id=meeting.case_id, standing="active", role__in=MEET)
    told = (
        contact.CANCELLED
        if meeting.state == "cancelled"
        else contact.PLANNED
        if meeting.version == 1
        else contact.MOVED
    )
    notify(act, planning.values_list("staff_id", flat=True), meeting.case_id, told)


@reaction(contact.HELD)
def tell_that_they_met(act: Act, meeting: Meeting) -> None:
    notify(act, _along_the_chain(meeting.case_id), meeting.case_id, contact.HELD)


@reaction(travel.SENT)
def tell_who_books(act: Act, journey: Any) -> None:
    notify(act, _active(journey.case_id, [Role.TRAVEL_OFFICER]), journey.case_id, travel.SENT)


@reaction(travel.STOPPED)
def tell_who_cancels(act: Act, journey: Any) -> None:
    """What stands in the record as cancelled has to be cancelled with the supplier too."""
    notify(act, _active(journey.case_id, [Role.TRAVEL_OFFICER]), journey.case_id, travel.STOPPED)


@reaction(travel.TRAVELLERS_CHANGED)
def tell_who_looks_again(act: Act, journey: Any) -> None:
    notify(act, _active(journey.case_id, [Role.TRAVEL_OFFICER]), journey.case_id, travel.TRAVELLERS_CHANGED)


@reaction(travel.BOOKED)
def tell_who_prepared(act: Act, journey: Any) -> None:
    notify(act, _active(journey.case_id, ARRANGE), journey.case_id, travel.BOOKED)


@reaction(travel.ALARM)
def tell_everybody_at_once(act: Act, noted: Any) -> None:
    """Arrest, threat, death: every active worker, now, never in a digest. What happened is read in the case by those who may."""
    notify(act, _active(noted.case_id, READS_THE_CHAIN), noted.case_id, travel.ALARM)


def _active(case_id: UUID, roles: Iterable[Role]) -> list[UUID]:
    rows = Involvement.objects.filter(case_id=case_id, standing="active", role__in=roles)
    return [staff_id for staff_id in rows.values_list("staff_id", flat=True) if staff_id]


@reaction(plans.AGREED)
def tell_that_a_plan_was_agreed(act: Act, plan: Plan) -> None:
    """That there is one, and nothing of what stands in it."""
    notify(act, _along_the_chain(plan.case_id), plan.case_id, plans.AGREED)


@reaction(plans.ANSWERED)
def tell_who_asked_without_a_name(act: Act, question: Question) -> None:
    """The desk that answers does not know who that is: the database does."""
    _leave("contact_notify_asker(%s, %s, %s, %s, %s, %s)", question.pk, uuid7(), act.action_id)


@reaction(programmes.EXCEPTION_ASKED)
def tell_who_decides(act: Act, asked: AskedFor) -> None:
    _leave("contact_notify_of_exception(%s, %s, %s, %s, %s)", asked.exemption_id, act.action_id)


@reaction(programmes.EXCEPTION_GRANTED)
@reaction(programmes.EXCEPTION_REFUSED)
def tell_who_may_use_it(act: Act, exemption: Exemption) -> None:
    """Whoever decides knows neither them nor the case: the database does."""
    _leave("contact_notify_of_exception(%s, %s, %s, %s, %s)", exemption.pk, act.action_id)


@reaction(purchases.REQUESTED)
def tell_who_approves(act: Act, purchase: Purchase) -> None:
    roles = [Role.REINTEGRATION_COUNSELLOR] if purchase.above_limit else MEET
    active = Involvement.objects.filter(case_id=purchase.case_id, standing="active", role__in=roles)
    notify(act, active.values_list("staff_id", flat=True), purchase.case_id, purchases.REQUESTED)


@reaction(purchases.APPROVED)
def tell_who_pays(act: Act, purchase: Purchase) -> None:
    paying = Involvement.objects.filter(case_id=purchase.case_id, standing="active", role=Role.FINANCE_OFFICER)
    told = [*paying.values_list("staff_id", flat=True), purchase.requested_by_id]
    notify(act, told, purchase.case_id, purchases.APPROVED)


@reaction(purchases.REFUSED)
@reaction(purchases.PAID)
def tell_who_asked(act: Act, purchase: Purchase) -> None:
    """Whoever bought with them knows at once: the answer, or that the supplier has the money."""
    told = purchases.PAID if purchase.paid_on else purchases.REFUSED
    notify(act, [purchase.requested_by_id], purchase.case_id, told)


@reaction(coaching.STARTED)
def tell_that_a_business_started(act: Act, activity: Activity) -> None:
    notify(act, _along_the_chain(activity.case_id), activity.case_id, coaching.STARTED)
