"""What is still missing before a handover can go on. The form, the button, the checklist and the action ask this."""

from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.lenses import Standing
from translocal.access.queries import mine
from translocal.cases.models import Case, Involvement
from translocal.cases.states import BEFORE_BOARDING, Stage
from translocal.consents.models import Consent
from translocal.core.memory import remembered
from translocal.core.reasons import Absent, Reason
from translocal.core.rows import every, every_and, is_there, one
from translocal.handovers.models import Handover, Letter, Meeting
from translocal.organisations.models import Office, Post, Team
from translocal.organisations.roles import CHAIN, SUCCEEDS, Role
from translocal.people.models import Person

TO_STAND_BESIDE = Reason("handover.beside", _("This desk is asked to stand beside whoever asks, not to take over."))
TO_TAKE_OVER = Reason("handover.not_beside", _("This desk is asked to take over, not to stand beside whoever asks."))
PLACE_TAKEN = Reason("handover.place_taken", _("Somebody already stands in this place in the case."))


def missing_to_draft(case: object) -> list[Reason]:
    state = getattr(case, "state", "")
    if state in (Stage.RESTING, Stage.ENDED):
        return [Reason("handover.case_rests", _("The case rests or has ended. Take it up again first."))]
    return []


@remembered
def first_link_is_there(case_id: UUID) -> bool:
    """Whether a social worker stands in the case, follows it, or was asked."""
    return is_there(
        "cases_involvement WHERE case_id = %s AND role = 'social_worker' AND standing <> 'ended'", [case_id]
    )


def missing_to_invite(case: Case) -> list[Reason]:
    """The first link can be joined later, as long as they have not left."""
    if case.state not in BEFORE_BOARDING:
        text = _("A social worker is invited while the case is open and before they leave.")
        return [Reason("handover.first_link_late", text)]
    if first_link_is_there(case.pk):
        text = _("A social worker stands in this case already, follows it, or was asked.")
        return [Reason("handover.first_link", text)]
    return []


def missing_to_leave(case: Case, place: Involvement, to_team: Team) -> list[Reason]:
    """Whoever stands beside a colleague does not hand over in their place."""
    ahead = {role for role in SUCCEEDS & case.active_roles if CHAIN.index(Role(role)) > CHAIN.index(Role(place.role))}
    if to_team.role in SUCCEEDS and ahead:
        text = _("You stand beside a colleague who counsels them: they hand over to this desk.")
        return [Reason("handover.not_yours", text, "to_team")]
    return []


def who_steps_back(handover: Handover) -> list[tuple[UUID, UUID]]:
    """Who follows once the desk has taken over, and in which team: whoever handed over, and the social worker beside them."""
    active = Involvement.objects.filter(case_id=handover.case_id, standing="active")
    sender = Q(staff_id=handover.from_staff_id, team_id=handover.from_team_id)
    found = active.filter(sender | Q(role=Role.SOCIAL_WORKER)).values_list("staff_id", "team_id")
    return [(staff_id, team_id) for staff_id, team_id in found if staff_id]


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
    if Post.objects.filter(staff_id=current().actor, team=handover.to_team_id, until=None).exists():
        return []
    return [Reason("handover.asked", _("Only the desk that was asked can answer."))]


def missing_to_write(handover: Handover) -> list[Reason]:
    if handover.state != Handover.State.DRAFT:
        return [Reason("handover.sent", _("The letter was sent already. Take the handover back to write another one."))]
    return not_the_sender(handover)


def missing_to_hand_over(handover: Handover) -> list[Reason]:
    return [TO_STAND_BESIDE] if handover.beside else missing_to_ask(handover)


def missing_to_ask_beside(handover: Handover) -> list[Reason]:
    return missing_to_ask(handover) if handover.beside else [TO_TAKE_OVER]


def missing_to_ask(handover: Handover) -> list[Reason]:
    """Every adult has approved this letter and agreed to this recipient; somebody there can answer."""
    asked = _asked(handover)
    if not asked:
        text = _("There is no adult in this household who could agree. For children alone, add the guardian.")
        return [Reason("handover.no_adult", text)]
    refused = not_the_sender(handover)
    if refused:
        return refused
    if not asked[0].letter:
        raise Absent
    return [
        *[_not_approved(one.person) for one in asked if not one.approved],
        *[_not_agreed(one.person, beside=handover.beside) for one in asked if not one.agreed],
        *missing_at_the_other_desk(handover),
    ]


class Asked(NamedTuple):
    """An adult, and whether they approved the letter as it stands and agreed to this desk."""

    person: Person
    letter: bool
    approved: bool
    agreed: bool


def _asked(handover: Handover) -> list[Asked]:
    """All adults, the elder first, with what each of them said, in one statement."""
    rows = every_and(
        Person,
        "l.handover_id IS NOT NULL,"
        " EXISTS (SELECT FROM handovers_approval a WHERE a.handover_id = l.handover_id AND a.person_id = people_person.id"
        " AND a.letter_version = l.version),"
        " EXISTS (SELECT FROM consents_consent c WHERE c.case_id = m.case_id AND c.person_id = people_person.id"
        " AND c.purpose = %s AND c.team_id = %s AND c.withdrawn_at IS NULL)",
        "JOIN people_membership m ON m.person_id = people_person.id LEFT JOIN handovers_letter l ON l.handover_id = %s"
        " WHERE m.case_id = %s AND m.until IS NULL AND m.position = 'adult' ORDER BY people_person.birth_date, m.id",
        [purpose_of(handover), handover.to_team_id, handover.pk, handover.case_id],
    )
    return [Asked(*row) for row in rows]


def _not_approved(person: Person) -> Reason:
    return Reason("handover.letter", _("%(name)s has not yet read and approved the letter.") % {"name": person})


def _not_agreed(person: Person, *, beside: bool) -> Reason:
    text = _("%(name)s has not yet agreed that we hand over to this team.")
    if beside:
        text = _("%(name)s has not yet agreed that this team comes to stand beside us.")
    return Reason("handover.consent", text % {"name": person})


def purpose_of(handover: Handover) -> str:
    """What the clients agree to: that this desk takes over, or that it comes to stand beside whoever asks."""
    return Consent.Purpose.BESIDE if handover.beside else Consent.Purpose.HANDOVER


def missing_consents(handover: Handover, people: list[Person]) -> list[Reason]:
    given = every(
        Consent,
        "WHERE case_id = %s AND purpose = %s AND team_id = %s AND withdrawn_at IS NULL",
        [handover.case_id, purpose_of(handover), handover.to_team_id],
    )
    agreed = {consent.person_id for consent in given}
    return [_not_agreed(person, beside=handover.beside) for person in people if person.pk not in agreed]


_AT_THE_DESK = """
    EXISTS (SELECT FROM organisations_post p JOIN organisations_staff s ON s.id = p.staff_id
            WHERE p.team_id = %s AND p.role = %s AND p.until IS NULL AND s.is_active),
    EXISTS (SELECT FROM handovers_handover h JOIN organisations_team t ON t.id = h.to_team_id
            WHERE h.case_id = cases_case.id AND h.state = 'proposed' AND h.id <> %s AND t.role = %s),
    EXISTS (SELECT FROM cases_involvement i WHERE i.case_id = cases_case.id AND i.role = %s AND i.standing = 'active')
"""


def missing_at_the_other_desk(handover: Handover) -> list[Reason]:
    """Somebody works there, nobody else was asked for the same step or stands in that place already, the case is open."""
    role = desk_of(handover).role
    values = [handover.to_team_id, role, handover.pk, role, role, handover.case_id]
    ((handover.case, works, elsewhere, taken),) = every_and(Case, _AT_THE_DESK, "WHERE cases_case.id = %s", values)
    reasons = []
    if not works:
        reasons.append(Reason("handover.empty_team", _("Nobody works at this desk at present. Choose another one.")))
    if elsewhere:
        text = _("Another desk was asked for the same step and has not answered. Wait, or take that handover back.")
        reasons.append(Reason("handover.asked_elsewhere", text))
    return reasons + [PLACE_TAKEN] * taken + missing_to_draft(handover.case)


def desk_of(handover: Handover) -> Team:
    """The desk that is asked, with its office, which sets the calendar: fetched once, together."""
    if "to_team" not in handover._state.fields_cache:
        columns = ", ".join(f'o."{field.column}"' for field in Office._meta.concrete_fields)
        rest = "JOIN organisations_office o ON o.id = organisations_team.office_id WHERE organisations_team.id = %s"
        ((team, *office),) = every_and(Team, columns, rest, [handover.to_team_id])
        names = [field.attname for field in Office._meta.concrete_fields]
        team.office = Office.from_db(connection.alias, names, office)
        handover.to_team = team
    return handover.to_team


def place_taken(case_id: UUID, role: str) -> list[Reason]:
    if is_there("cases_involvement WHERE case_id = %s AND role = %s AND standing = 'active'", [case_id, role]):
        return [PLACE_TAKEN]
    return []


def missing_to_take_over(handover: Handover) -> list[Reason]:
    return [TO_STAND_BESIDE] if handover.beside else missing_to_accept(handover)


def missing_to_join(handover: Handover) -> list[Reason]:
    return missing_to_accept(handover) if handover.beside else [TO_TAKE_OVER]


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
