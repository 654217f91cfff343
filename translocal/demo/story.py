"""What households do with their workers, step by step: of this the stories of the demo and of the tests are made."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import Action
from translocal.cases import actions as cases
from translocal.cases.models import Case
from translocal.consents import actions as consents
from translocal.core.ids import uuid7
from translocal.counselling import actions as counselling
from translocal.counselling.models import Talk
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff, Team
from translocal.people.queries import adults, members
from translocal.plans import actions as plans
from translocal.plans.forms import MYSELF
from translocal.plans.models import Plan
from translocal.travel import actions as journeys
from translocal.travel.models import Application

VARDANYAN: list[dict[str, Any]] = [
    {"given_name": "Aram", "family_name": "Vardanyan", "also_written": "Արամ Վարդանյան, Арам Варданян", "birth_date": "1986-04-12",
     "sex": "m", "nationality": "AM", "languages": ["hy", "ru"], "phone": "+32 470 00 01 17", "position": "adult"},
    {"given_name": "Nune", "family_name": "Vardanyan", "also_written": "Նունե Վարդանյան", "birth_date": "1989-09-30",
     "sex": "f", "nationality": "AM", "languages": ["hy", "ru"], "phone": "", "position": "adult"},
    {"given_name": "Lilit", "family_name": "Vardanyan", "also_written": "Լիլիթ Վարդանյան", "birth_date": "2014-02-03",
     "sex": "f", "nationality": "AM", "languages": ["hy", "nl"], "phone": "", "position": "child"},
    {"given_name": "Davit", "family_name": "Vardanyan", "also_written": "Դավիթ Վարդանյան", "birth_date": "2018-11-21",
     "sex": "m", "nationality": "AM", "languages": ["hy", "nl"], "phone": "", "position": "child"},
]  # fmt: skip
LETTER: dict[str, Any] = {
    "why": "They would like to hear, calmly, what going back would mean.",
    "words": "We want to know who decides about the workshop, and whether the children can go to school at once.",
    "worries": "Aram's mother is ill; they fear that they would be too late.",
    "promised": "That somebody they know is there at the first meeting.",
}


def household_talk(by: Staff, team: Team, country: str, town: str, people: list[dict[str, Any]]) -> Talk:
    first, *others = people
    talk = counselling.begin(team, by=by, origin_country=country, origin_city=town, **first)
    for person in others:
        counselling.add_to_talk(talk, by=by, **person)
    return talk


def note(
    talk: Talk | Case,
    by: Staff,
    wish: str,
    words: str,
    *,
    days_ago: int,
    occasion: str,
    language: str = "hy",
    **more: Any,
) -> None:
    with acting_as(Identity(by.pk)):
        people = adults(talk.case_id)
    voices: dict[str, Any] = {f"wish_{p.pk}": wish for p in people} | {f"words_{p.pk}": words for p in people}
    about: Action[Any, Any] = counselling.note_in_talk if isinstance(talk, Talk) else counselling.note_in_case
    held = timezone.localdate() - timedelta(days=days_ago)
    about(talk, by=by, held_on=held, occasion=occasion, raised="yes", language=language, **more, **voices)


def open_case(by: Staff, team: Team, country: str, town: str, people: list[dict[str, Any]]) -> Case:
    """Not now at first; weeks later they come back to it, and want to go further."""
    talk = household_talk(by, team, country, town, people)
    note(talk, by, "not_now", "We cannot think about this yet.", days_ago=45, occasion="negative_first",
         interpreter="Telephone interpreter, Armenian", information="Leaflet “Your choices”, version 3")  # fmt: skip
    counselling.rest(talk, by=by)
    talk = counselling.take_up_again(talk, by=by)
    note(
        talk,
        by,
        "go_further",
        "We want to know what would be possible for the children.",
        days_ago=2,
        occasion="their_own",
    )
    return counselling.open_case(talk, by=by, confirmed=True)


def fresh(handover: Handover, by: Staff) -> Handover:
    with acting_as(Identity(by.pk)):
        return Handover.objects.get(pk=handover.pk)


def prepare(
    case: Case, by: Staff, team: Team, *, follow: bool = True, language: str = "hy", letter: dict[str, Any] = LETTER
) -> Handover:
    """A draft that every adult has approved and agreed to."""
    handover = handovers.draft(
        case, by=by, to_team=team.pk, kind="accompanied", language=language, parts=[4, 8, 32], **letter
    )
    with acting_as(Identity(by.pk)):
        people = adults(case.pk)
    for person in people:
        agreed: dict[str, Any] = {"person": str(person.pk), "language": language, "how": "interpreted"}
        consents.record(case, by=by, purpose="handover", team=team.pk, **agreed)
        if follow:
            consents.record(case, by=by, purpose="follow", staff=by.pk, **agreed)
        handovers.approve_letter(handover, by=by, person=str(person.pk))
    return handover


def hand_over(case: Case, by: Staff, team: Team, **options: Any) -> Handover:
    return handovers.propose(prepare(case, by, team, **options), by=by, action_id=uuid7())


def record_voluntariness(case: Case, by: Staff, **other: Any) -> None:
    """Each adult, alone: informed, unhurried, signed."""
    with acting_as(Identity(by.pk)):
        people = adults(case.pk)
    for person in people:
        told: dict[str, Any] = {
            "person": str(person.pk), "informed_about": "Leaflet “Your choices”, version 3.", "language": "hy",
            "informed_by": by.name, "time_to_decide": "Five weeks since the information.", "options_explained": True,
            "remedies_explained": True, "irreversible": "The room in Ghent ends on the day before departure.",
            "pressures_seen": ["reception"], "pressures_named": ["family"], "words": "We decide this together.",
            "withdrawal_explained": True, "signed_on": timezone.localdate(), "pauses": [], "pause_words": "",
        }  # fmt: skip
        counselling.record_voluntariness(case, by=by, **{**told, **other})


def prepare_journey(case: Case, by: Staff, *, in_days: int = 20, **other: str) -> Application:
    """Everybody, to Yerevan, in three weeks."""
    with acting_as(Identity(by.pk)):
        who = [str(member.person_id) for member in members(case.pk)]
    wishes: dict[str, Any] = {"destination": "Yerevan, Armenia", "luggage": "30 kg each, and a sewing machine",
              "documents": "Passport of the younger child"}  # fmt: skip
    day = timezone.localdate() + timedelta(days=in_days)
    return journeys.prepare(case, by=by, travellers=who, wished_on=day, **{**wishes, **other})


def book_journey(application: Application, by: Staff, *, in_days: int = 20) -> Application:
    """A ticket for all, and a passport."""
    leaves = timezone.localtime().replace(hour=9, minute=40, second=0, microsecond=0) + timedelta(days=in_days)
    journeys.book(
        application, by=by, kind="ticket", what="Brussels – Yerevan by Vienna", reference="OS 352", starts_at=leaves,
        cost="1240.00", currency="EUR",
    )  # fmt: skip
    journeys.book(application, by=by, kind="document", what="Passport", cost="75", currency="EUR")
    return journeys.set_booked(application, by=by)


NEEDS: dict[str, Any] = {
    "home": "We can stay with Aram's brother until the winter. Then we need rooms of our own.",
    "work": "Aram repaired shoes in Yerevan before, and did so in Ghent. He wants a workshop again.",
    "learning": "Lilit and Davit hardly read Armenian.",
}
ITEMS: list[dict[str, Any]] = [
    {"use": "activity", "what": "Machines and leather for a shoe repair shop", "estimate": "1500", "note": "Two machines, used."},
    {"use": "training", "what": "Armenian lessons for the children", "estimate": "350.50", "note": ""},
    {"use": "furniture", "what": "Beds and a stove", "estimate": "600", "note": ""},
]  # fmt: skip


def draft_plan(case: Case, by: Staff, why: str = "") -> Plan:
    """A version with what they need and, where it is the first, what they plan."""
    plan = plans.draft(case, by=by, why=why)
    if plan.number > 1:
        return fresh_plan(plan, by)
    plans.write(plan, by=by, **NEEDS)
    for item in ITEMS:
        plans.add_item(plan, by=by, person="", **item)
    return fresh_plan(plan, by)


def fresh_plan(plan: Plan, by: Staff) -> Plan:
    with acting_as(Identity(by.pk)):
        return Plan.objects.get(pk=plan.pk)


def sign_plan(plan: Plan, by: Staff) -> Plan:
    """Every adult signs, each alone; then the worker does."""
    with acting_as(Identity(by.pk)):
        people = [str(person.pk) for person in adults(plan.case_id)]
    for person in [*people, MYSELF]:
        plans.sign(plan, by=by, person=person, dissent="")
    return fresh_plan(plan, by)


def agree_plan(case: Case, by: Staff, why: str = "") -> Plan:
    return plans.agree(sign_plan(draft_plan(case, by, why), by), by=by)


def seen(case: Case, by: Staff) -> Case:
    """The case as it stands now."""
    with acting_as(Identity(by.pk)):
        return Case.objects.get(pk=case.pk)


def joins(case: Case, by: Staff, team: Team, to: Staff, *, follow: bool = True) -> None:
    """Somebody of another desk is asked, and takes over."""
    handover = hand_over(seen(case, by), by, team, follow=follow)
    handovers.accept(fresh(handover, to), by=to, answer="Welcome.")


def travel(case: Case, application: Application, counsels: Staff, arranges: Staff) -> None:
    """Booked, ready, gone and there."""
    book_journey(application, arranges, in_days=0)
    cases.step(seen(case, counsels), by=counsels)
    for go_on in (journeys.board, journeys.arrive):
        with acting_as(Identity(arranges.pk)):
            journey = Application.objects.get(pk=application.pk)
        go_on(journey, by=arranges, day=timezone.localdate())
