"""Handing over: drafted with the clients, proposed, answered, met. The sender never vanishes."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import withheld_of
from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action, reaction
from translocal.cases import actions as cases
from translocal.cases import chain
from translocal.cases import events as case_events
from translocal.cases.models import Case, Involvement
from translocal.cases.reach import reshape
from translocal.cases.states import CASE, Stage
from translocal.core.clock import now, today_in
from translocal.core.reasons import Missing, Reason
from translocal.handovers import events, rules
from translocal.handovers.forms import (
    AnswerForm,
    ApproveForm,
    DeclineForm,
    DraftForm,
    HoldMeetingForm,
    LetterForm,
    PlanMeetingForm,
    RedirectForm,
)  # fmt: skip
from translocal.handovers.models import Approval, Handover, Letter, Meeting
from translocal.handovers.states import HANDOVER
from translocal.organisations.models import Team
from translocal.organisations.roles import SUCCEEDS, Role

LETTER_FIELDS = ("why", "words", "worries", "promised", "language")


def standing_of(act: Act, case: Case) -> Involvement:
    """The place from which the sender hands over; who covers hands over from the colleague's place."""
    active = Involvement.objects.filter(case_id=case.pk, standing="active")
    own = active.filter(staff_id=act.staff_id).first()
    found = own or active.filter(team__posts__staff=act.staff_id, team__posts__until=None).first()
    if found is None:
        raise Missing([Reason("handover.not_active", _("Only somebody active in the case can hand it over."))])
    return found


def _keep(handover: Handover, *fields: str) -> None:
    handover.version += 1
    handover.save(update_fields=["state", "version", *fields])


def _answered(act: Act, handover: Handover, answer: str, *fields: str) -> None:
    """An answer ends the question: nobody previews any longer, and the sender reads why."""
    handover.answered_at = now()
    if act.by.system is None:
        handover.answered_by_id = act.staff_id
    if answer:
        Letter.objects.filter(handover=handover).update(answer=answer)
    _keep(handover, "answered_at", "answered_by", *fields)
    chain.stop_asking(handover.case_id, handover.to_team_id)


@action(
    "handover.draft",
    on=Case,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Begin the handover"),
    parameters=DraftForm,
    missing=rules.missing_to_draft,
    events=(events.DRAFTED,),
)
def draft(act: Act, case: Case, *, to_team: Team, kind: str, parts: int, **letter: Any) -> Handover:
    """Begin a handover: to whom, and the letter that goes with it. Nothing has left the desk yet."""
    place = standing_of(act, case)
    refused = rules.missing_to_leave(case, place, to_team)
    if refused:
        raise Missing(refused)
    handover = begun(case, place, letter, to_team=to_team, kind=kind, parts=parts)
    act.record(events.DRAFTED, handover, team=to_team.pk)
    return handover


def begun(case: Case, place: Involvement, letter: dict[str, Any], *, to_team: Team, **told: Any) -> Handover:
    """A handover, or an invitation, with its letter; one to a team at a time."""
    handover = Handover(
        case=case, from_staff=place.staff, from_team_id=place.team_id, to_team=to_team, made_at=now(), **told
    )
    if to_team.pk == place.team_id:
        raise Missing([Reason("handover.own_team", _("Choose another team than your own."), "to_team")])
    if Handover.objects.filter(case=case, to_team=to_team, state__in=["draft", "proposed"]).exists():
        raise Missing([Reason("handover.open", _("A handover to this team is open already."), "to_team")])
    handover.save(force_insert=True)
    Letter.objects.create(handover=handover, case_id=case.pk, **letter)
    return handover


@action(
    "handover.write",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Save the letter"),
    parameters=LetterForm,
    missing=rules.missing_to_write,
    events=(events.WRITTEN,),
)
def write(act: Act, handover: Handover, *, kind: str, parts: int, **letter: Any) -> Handover:
    """Change the letter. Whoever had approved it has to read it again."""
    handover.kind, handover.parts = kind, parts
    _keep(handover, "kind", "parts")
    stored = rules.letter_of(handover)
    Letter.objects.filter(handover=handover).update(version=stored.version + 1, **letter)
    act.record(events.WRITTEN, handover, team=handover.to_team_id)
    return handover


@action(
    "handover.approve_letter",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("They approve the letter"),
    parameters=ApproveForm,
    missing=rules.missing_to_write,
    events=(events.APPROVED,),
)
def approve_letter(act: Act, handover: Handover, *, person: str) -> Handover:
    """One adult has read the letter, alone, and agrees."""
    version = rules.letter_of(handover).version
    approval, _made = Approval.objects.get_or_create(
        handover=handover, person_id=person, letter_version=version,
        defaults={"case_id": handover.case_id, "at": now(), "recorded_by": act.staff_id},
    )  # fmt: skip
    act.record(
        events.APPROVED,
        handover,
        party=approval.person_id,
        person=approval.person_id,
        team=handover.to_team_id,
    )
    return handover


def answer_day(team: Team) -> date:
    """The last day for an answer: the desk's own number of days, in its own calendar, never on a weekend."""
    day = today_in(team.office.time_zone) + timedelta(days=team.answer_days)
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


@action(
    "handover.propose",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Ask them to take over"),
    missing=rules.missing_to_hand_over,
    states=HANDOVER,
    verb="propose",
    events=(events.PROPOSED,),
)
def propose(act: Act, handover: Handover) -> Handover:
    """Send the handover to the other desk, which may look at it before it answers."""
    send(handover)
    act.record(events.PROPOSED, handover, team=handover.to_team_id, answer_by=handover.answer_by)
    return handover


def send(handover: Handover) -> None:
    """Ask the desk: it may look, and answers by its day."""
    handover.proposed_at = now()
    desk = rules.desk_of(handover)
    handover.answer_by = answer_day(desk)
    _keep(handover, "proposed_at", "answer_by")
    chain.ask(handover.case_id, desk)
    reshape(handover.case_id)


@action(
    "handover.accept",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_ANSWER,
    label=_("Take over"),
    parameters=AnswerForm,
    missing=rules.missing_to_take_over,
    states=HANDOVER,
    verb="accept",
    events=(events.ACCEPTED, case_events.STEPPED),
)
def accept(act: Act, handover: Handover, *, answer: str) -> Handover:
    """Take over: the receiver stands active, the sender follows, as far as the clients agreed.

    Who asks a travel officer or a local social worker stays active beside them: else nobody would counsel, or pay.
    """
    role = comes_to_stand(act, handover, answer)
    if role in SUCCEEDS:
        for link in rules.who_steps_back(handover):
            chain.step_back(handover.case_id, *link)
    reshape(handover.case_id)
    act.record(events.ACCEPTED, handover, team=handover.to_team_id)
    case = handover.case
    if role == Role.RETURN_COUNSELLOR and CASE.allows(case.state, "counsel"):
        CASE.move(case, "counsel")
        cases.keep(case)
        act.record(case_events.STEPPED, case, stage=Stage.RETURN_COUNSELLING)
    return handover


def comes_to_stand(act: Act, handover: Handover, answer: str) -> Role:
    """Whoever answers stands active from now on, and sees what the clients let travel."""
    _answered(act, handover, answer)
    role = Role(handover.to_team.role)
    withheld = withheld_of(role, handover.parts)
    chain.stand(handover.case_id, act.staff_id, handover.to_team_id, role, withheld=withheld)
    return role


@action(
    "handover.decline",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_ANSWER,
    label=_("We cannot take over"),
    parameters=DeclineForm,
    missing=rules.missing_to_decline,
    states=HANDOVER,
    verb="decline",
    events=(events.DECLINED,),
)
def decline(act: Act, handover: Handover, *, answer: str) -> Handover:
    """Say no, with a reason. The sender is still active."""
    _answered(act, handover, answer)
    act.record(events.DECLINED, handover, team=handover.to_team_id)
    reshape(handover.case_id)
    return handover


@action(
    "handover.redirect",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_ANSWER,
    label=_("Name the desk that can help"),
    parameters=RedirectForm,
    missing=rules.not_asked,
    states=HANDOVER,
    verb="redirect",
    events=(events.REDIRECTED,),
)
def redirect(act: Act, handover: Handover, *, redirected_to: Team, answer: str) -> Handover:
    """Name another desk. The sender decides with the clients whether to go there: consent does not travel by itself."""
    handover.redirected_to = redirected_to
    _answered(act, handover, answer, "redirected_to")
    act.record(events.REDIRECTED, handover, team=handover.to_team_id, other=redirected_to.pk)
    reshape(handover.case_id)
    return handover


@action(
    "handover.withdraw",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Take the handover back"),
    missing=rules.not_the_sender,
    states=HANDOVER,
    verb="withdraw",
    events=(events.WITHDRAWN, events.PUT_AWAY),
)
def withdraw(act: Act, handover: Handover) -> Handover:
    """Take it back before it was answered, for instance because the clients changed their minds."""
    _answered(act, handover, "")
    # What was never sent, the other desk never learns of.
    act.record(events.WITHDRAWN if handover.proposed_at else events.PUT_AWAY, handover, team=handover.to_team_id)
    reshape(handover.case_id)
    return handover


def missing_to_expire(handover: Handover) -> list[Reason]:
    if handover.answer_by and handover.answer_by >= today_in(handover.to_team.office.time_zone):
        return [Reason("handover.not_due", _("The day for the answer has not passed."))]
    return []


@action(
    "handover.expire",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_EXPIRE,
    label=_("Let the handover expire"),
    missing=missing_to_expire,
    states=HANDOVER,
    verb="expire",
    events=(events.EXPIRED,),
)
def expire(act: Act, handover: Handover) -> Handover:
    """The day passed without an answer: both leads are told, and the sender is still active. Done by the clock."""
    _answered(act, handover, "")
    act.record(events.EXPIRED, handover, team=handover.to_team_id)
    reshape(handover.case_id)
    return handover


@action(
    "handover.plan_meeting",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_MEET,
    label=_("Plan the joint meeting"),
    parameters=PlanMeetingForm,
    missing=rules.missing_to_plan_meeting,
    events=(events.MEETING_PLANNED,),
)
def plan_meeting(act: Act, handover: Handover, *, planned_for: datetime, place: str) -> Handover:
    """Plan, or plan anew, the meeting at which the clients get to know the next person."""
    Meeting.objects.update_or_create(
        handover=handover, defaults={"case_id": handover.case_id, "planned_for": planned_for, "place": place}
    )
    act.record(events.MEETING_PLANNED, handover, planned_for=planned_for)
    return handover


@action(
    "handover.hold_meeting",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_MEET,
    label=_("The meeting was held"),
    parameters=HoldMeetingForm,
    missing=rules.missing_to_hold_meeting,
    events=(events.MEETING_HELD,),
)
def hold_meeting(act: Act, handover: Handover, *, held_on: date, people: list[str], sender_there: bool) -> Handover:
    """Note that they met, and who was there."""
    there = [act.staff_id, *([handover.from_staff_id] if sender_there else [])]
    Meeting.objects.filter(handover=handover).update(held_on=held_on, people=people, staff=there)
    act.record(events.MEETING_HELD, handover, held_on=held_on)
    return handover


@reaction(case_events.ASSIGNED)
def hand_on_what_is_open(act: Act, link: Involvement) -> None:
    """Whoever is given a colleague's place goes on with what they had begun: the letter, and the answer to it."""
    begun = Handover.objects.filter(case_id=link.case_id, from_team_id=link.team_id, state__in=["draft", "proposed"])
    begun.update(from_staff_id=link.staff_id)


def take_back(act: Act, handover: Handover) -> None:
    """The clients took back what it rested on: the desk sees nothing more, and the sender is still active."""
    HANDOVER.move(handover, "withdraw")
    _answered(act, handover, "")
    act.record(events.WITHDRAWN, handover, team=handover.to_team_id)
    reshape(handover.case_id)
