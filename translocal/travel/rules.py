"""What is still missing before a journey can go on. The part of the case, the button and the action ask this."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.access.queries import row_on
from translocal.cases.actions import missing_to_be_ready
from translocal.cases.models import Case, Turn
from translocal.cases.rules import end_rule, step_rule
from translocal.cases.states import ARRIVED, BEFORE_BOARDING, Stage
from translocal.core.reasons import Reason
from translocal.counselling.queries import free_to_go
from translocal.people.models import Person
from translocal.people.queries import adults
from translocal.travel.models import Application, Booking
from translocal.travel.queries import standing_of
from translocal.travel.states import UNTIL_BOARDING

ARRIVING = (Stage.DEPARTED, *ARRIVED)


def _withheld(case: Case, part: Lens) -> list[Reason]:
    """Nobody writes into a part that the clients did not let travel to them."""
    row = row_on(case.pk)
    if row is None or row.parts & part:
        return []
    return [Reason("travel.withheld", _("They did not agree that this part of the case comes to you."))]


def missing_to_prepare(case: Case) -> list[Reason]:
    withheld = _withheld(case, Lens.TRAVEL)
    if withheld:
        return withheld
    if case.state not in BEFORE_BOARDING:
        return [Reason("travel.case_state", _("A journey is prepared while the case is open and before they leave."))]
    if Application.objects.filter(case=case, state__in=UNTIL_BOARDING).exists():
        return [Reason("travel.open", _("A journey is being arranged already."))]
    return []


def missing_to_change(application: Application) -> list[Reason]:
    if application.state != Application.State.PREPARED:
        return [Reason("travel.sent", _("It was asked for already. Prepare it again to change it."))]
    return []


def who_decides(application: Application) -> list[Person]:
    """The adults who travel; for children who travel alone, every adult of the household, such as the guardian."""
    people = adults(application.case_id)
    return [person for person in people if person.pk in application.travellers] or people


def missing_decisions(application: Application) -> list[Reason]:
    """Whoever arranges the journey learns that a record is missing or pauses; which, and why, stays with those who counsel."""
    people = who_decides(application)
    if not people:
        text = _("There is no adult in this household who could decide. For children alone, add the guardian.")
        return [Reason("travel.no_adult", text)]
    free = free_to_go(application.case_id)
    text = _("%(name)s: the voluntariness record is not complete, or pauses for review.")
    return [Reason("travel.voluntariness", text % {"name": p}) for p in people if p.pk not in free]


def missing_to_send(application: Application) -> list[Reason]:
    case = application.case
    reasons = missing_decisions(application)
    if "travel_officer" not in case.active_roles:
        text = _("A travel officer has to stand in the case first: hand over to the travel desk.")
        reasons.append(Reason("travel.officer", text))
    return reasons


def missing_to_book(application: Application) -> list[Reason]:
    if application.state not in (Application.State.SENT, Application.State.BOOKED):
        return [Reason("travel.not_sent", _("The journey has to be asked for first."))]
    return []


def _booked(application: Application, kinds: Iterable[str]) -> bool:
    rows = Booking.objects.filter(application=application, kind__in=list(kinds))
    return rows.exclude(state=Booking.State.CANCELLED).exists()


def missing_to_set_booked(application: Application) -> list[Reason]:
    reasons = []
    if not _booked(application, [Booking.Kind.TICKET]):
        reasons.append(Reason("travel.ticket", _("There is no ticket yet.")))
    if application.fit_to_fly and not _booked(application, [Booking.Kind.FIT_TO_FLY]):
        reasons.append(Reason("travel.fit_to_fly", _("The fit-to-fly certificate is not there yet.")))
    return reasons


def missing_to_board(application: Application) -> list[Reason]:
    """Asked again at the last moment: until they board, they can stop, and a doubt pauses."""
    reasons = [*missing_to_set_booked(application), *missing_decisions(application)]
    case = application.case
    if case.state != Stage.READY:
        text = _("The case has to be “ready to depart” first; it is now “%(stage)s”.")
        reasons.append(Reason("travel.not_ready", text % {"stage": case.get_state_display()}))
        reasons += missing_to_be_ready(case) if case.state in BEFORE_BOARDING else []
    return reasons


def missing_to_arrive(application: Application) -> list[Reason]:
    if application.case.state != Stage.DEPARTED:
        return [Reason("travel.not_departed", _("The case is not on its way any longer."))]
    return []


def missing_to_offer(application: Application) -> list[Reason]:
    if application.state not in (Application.State.BOOKED, Application.State.BOARDED, Application.State.ARRIVED):
        return [Reason("arrival.too_early", _("It is offered once the journey is booked."))]
    return []


def missing_to_note_first_days(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("arrival.case_rests", _("The case rests or has ended. Take it up again first."))]
    return _withheld(case, Lens.PLAN)


def missing_to_check_in(case: Case) -> list[Reason]:
    if case.state not in ARRIVING:
        return [Reason("arrival.not_departed", _("They have not left yet."))]
    return _withheld(case, Lens.PLAN)


@step_rule
def departs_and_arrives_with_its_journey(case: Case, verb: str) -> list[Reason]:
    """There is one way to depart and to arrive: with a journey. Only whoever arrived once is there already."""
    if verb not in ("depart", "arrive"):
        return []
    standing = standing_of(case.pk)
    if verb == "depart" and standing.open_state in UNTIL_BOARDING:
        text = _("A journey is being arranged: the travel officer notes there that they boarded.")
        return [Reason("case.step.boards", text)]
    if verb == "arrive" and standing.open_state == Application.State.BOARDED:
        return [Reason("case.step.arrives", _("The travel officer notes with the journey that they arrived."))]
    if not standing.arrived_on:
        text = _("No journey was prepared with them. It is, also when they buy the ticket themselves.")
        return [Reason("case.step.no_journey", text)]
    return []


@end_rule
def a_check_in_was_offered(case: Case, kind: str) -> list[Reason]:
    """Whoever had travel support only is asked whether somebody may ask how they are."""
    if kind != Turn.Kind.TRAVEL_ONLY:
        return []
    standing = standing_of(case.pk)
    if standing.arrived_on and not standing.offered:
        text = _("Offer them first that somebody asks how they are, and note their answer with the journey.")
        return [Reason("case.end.check_in", text, "kind")]
    return []
