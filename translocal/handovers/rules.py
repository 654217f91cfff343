"""What is still missing before a handover can go on. The form, the button, the checklist and the action ask this."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.lenses import Standing
from translocal.access.queries import mine
from translocal.cases.states import Stage
from translocal.consents.models import Consent
from translocal.core.reasons import Absent, Reason
from translocal.core.rows import every, is_there, one
from translocal.handovers.models import Approval, Handover, Letter, Meeting
from translocal.organisations.models import Post
from translocal.people.models import Person
from translocal.people.queries import adults


def missing_to_draft(case: object) -> list[Reason]:
    state = getattr(case, "state", "")
    if state in (Stage.RESTING, Stage.ENDED):
        return [Reason("handover.case_rests", _("The case rests or has ended. Take it up again first."))]
    return []


def letter_of(handover: Handover) -> Letter:
    """The letter, for the two sides of the handover; for everybody else there is none."""
    letter = one(Letter, "WHERE handover_id = %s", [handover.pk])
    if letter is None:
        raise Absent
    return letter


def not_the_sender(handover: Handover) -> list[Reason]:
    """Whoever wrote the handover, or covers them, sends it and takes it back; nobody else in the case does."""
    if handover.from_staff_id == current().actor:
        return []
    covers = mine().filter(case_id=handover.case_id, standing=Standing.COVER).exists()
    if covers and Post.objects.filter(staff_id=current().actor, team=handover.from_team_id, until=None).exists():
        return []
    return [Reason("handover.sender", _("Only whoever hands over can do this."))]


def not_asked(handover: Handover) -> list[Reason]:
    """Only the desk that was asked answers, not one that was asked something else in the same case."""
    posts = Post.objects.filter(staff_id=current().actor, team=handover.to_team_id, until=None)
    if not posts.exists() or handover.to_staff_id not in (None, current().actor):
        return [Reason("handover.asked", _("Only the desk that was asked can answer."))]
    return []


def missing_to_write(handover: Handover) -> list[Reason]:
    if handover.state != Handover.State.DRAFT:
        return [Reason("handover.sent", _("The letter was sent already. Take the handover back to write another one."))]
    return not_the_sender(handover)


def missing_to_propose(handover: Handover) -> list[Reason]:
    """Every adult has approved this letter and agreed to this recipient; somebody there can take over."""
    people = adults(handover.case_id)
    if not people:
        text = _("There is no adult in this household who could agree. For children alone, add the guardian.")
        return [Reason("handover.no_adult", text)]
    return not_the_sender(handover) or [
        *_missing_approvals(handover, people),
        *missing_consents(handover, people),
        *missing_at_the_other_desk(handover),
        *missing_to_draft(handover.case),
    ]


def _missing_approvals(handover: Handover, people: list[Person]) -> list[Reason]:
    version = letter_of(handover).version
    read = every(Approval, "WHERE handover_id = %s AND letter_version = %s", [handover.pk, version])
    approved = {approval.person_id for approval in read}
    return [
        Reason("handover.letter", _("%(name)s has not yet read and approved the letter.") % {"name": person})
        for person in people
        if person.pk not in approved
    ]


def missing_consents(handover: Handover, people: list[Person]) -> list[Reason]:
    given = every(
        Consent,
        "WHERE case_id = %s AND purpose = 'handover' AND team_id = %s AND withdrawn_at IS NULL",
        [handover.case_id, handover.to_team_id],
    )
    agreed = {consent.person_id for consent in given}
    return [
        Reason(
            "handover.consent",
            _("%(name)s has not yet agreed that we hand over to this team.") % {"name": person},
        )
        for person in people
        if person.pk not in agreed
    ]


def missing_at_the_other_desk(handover: Handover) -> list[Reason]:
    reasons = []
    role = handover.to_team.role
    if not is_there(
        "organisations_post p JOIN organisations_staff s ON s.id = p.staff_id"
        " WHERE p.team_id = %s AND p.role = %s AND p.until IS NULL AND s.is_active",
        [handover.to_team_id, role],
    ):
        reasons.append(Reason("handover.empty_team", _("Nobody works at this desk at present. Choose another one.")))
    if is_there(
        "handovers_handover h JOIN organisations_team t ON t.id = h.to_team_id"
        " WHERE h.case_id = %s AND h.state = 'proposed' AND h.id <> %s AND t.role = %s",
        [handover.case_id, handover.pk, role],
    ):
        text = _("Another desk was asked for the same step and has not answered. Wait, or take that handover back.")
        reasons.append(Reason("handover.asked_elsewhere", text))
    return reasons + place_taken(handover.case_id, role)


def place_taken(case_id: UUID, role: str) -> list[Reason]:
    if is_there("cases_involvement WHERE case_id = %s AND role = %s AND standing = 'active'", [case_id, role]):
        return [Reason("handover.place_taken", _("Somebody already stands in this place in the case."))]
    return []


def missing_to_accept(handover: Handover) -> list[Reason]:
    refused = not_asked(handover) or missing_to_draft(handover.case)
    return refused or place_taken(handover.case_id, handover.to_team.role)


def missing_to_decline(handover: Handover) -> list[Reason]:
    if handover.to_team.public_desk:
        return [Reason("handover.public_desk", _("A public desk does not decline: it names the desk that can help."))]
    return not_asked(handover)


def missing_to_plan_meeting(handover: Handover) -> list[Reason]:
    if handover.kind != Handover.Kind.ACCOMPANIED:
        return [Reason("meeting.referral", _("A referral has no joint meeting."))]
    if handover.state not in (Handover.State.PROPOSED, Handover.State.ACCEPTED):
        return [Reason("meeting.state", _("The meeting is planned once the handover has been proposed."))]
    if Meeting.objects.filter(handover=handover, held_on__isnull=False).exists():
        return [Reason("meeting.held", _("The meeting was held already."))]
    return []


def missing_to_hold_meeting(handover: Handover) -> list[Reason]:
    if handover.state != Handover.State.ACCEPTED:
        return [Reason("meeting.not_accepted", _("The handover has to be accepted first."))]
    meeting = Meeting.objects.filter(handover=handover).first()
    if meeting is None:
        return [Reason("meeting.not_planned", _("Plan the meeting first."))]
    if meeting.held_on:
        return [Reason("meeting.held", _("The meeting was held already."))]
    return []
