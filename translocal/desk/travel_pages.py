"""The pages of the actions about voluntariness, the journey and the first days."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.cases.states import BEFORE_BOARDING, Stage
from translocal.core.names import country
from translocal.desk.acting import page
from translocal.desk.pages import case_url, part, today
from translocal.people.queries import members
from translocal.travel.models import Application, Booking, FirstDays
from translocal.travel.queries import standing_of
from translocal.travel.rules import ARRIVING
from translocal.travel.states import UNTIL_BOARDING

travel_url = part("travel")
voluntariness_url = part("voluntariness")
STILL = _("They can stop at any time until they board, and owe no reason.")


def wished(case: Any) -> dict[str, Any]:
    """Everybody, to where the case says they are from: what is otherwise is changed."""
    town = ", ".join(filter(None, [case.origin_city, country(case.origin_country)]))
    return {"travellers": [str(member.person_id) for member in members(case.pk)], "destination": town}


def as_it_stands(application: Application) -> dict[str, Any]:
    names = ("wished_on", "destination", "luggage", "fit_to_fly", "documents")
    who = [str(person_id) for person_id in application.travellers]
    return {**{name: getattr(application, name) for name in names}, "travellers": who}


def this_day(_thing: Any) -> dict[str, Any]:
    return {"day": timezone.localdate()}


def noted_before(case: Any) -> dict[str, Any]:
    stored = FirstDays.objects.filter(case_id=case.pk).values("met_by", "sleeps_at", "call", "note").first()
    return dict(stored) if stored else {}


def answered_before(application: Application) -> dict[str, Any]:
    return {"check_in": application.check_in, "check_in_how": application.check_in_how}


def none_open(case: Any) -> bool:
    """A journey can be prepared: it is not named where one is arranged, or the time for it is over."""
    return case.state in BEFORE_BOARDING and standing_of(case.pk).open_state not in UNTIL_BOARDING


def in_state(*states: str) -> Any:
    return lambda thing: thing.state in states


A, B = Application.State, Booking.State

page(
    "voluntariness.record", _("Record voluntariness"), back=voluntariness_url, after=voluntariness_url,
    done=_("The record was kept."), template="desk/voluntariness.html", when=in_state(*BEFORE_BOARDING),
    happens=(
        _("It replaces their record of before; both are kept."),
        _("A reason to pause waits for the advice of a colleague. It never refuses anybody."),
    ),
)  # fmt: skip
page(
    "voluntariness.review", _("Review why it pauses"), back=voluntariness_url, after=voluntariness_url,
    done=_("Your advice was noted. They decide."), when=lambda record: record.paused,
    happens=(_("The person hears your advice. The journey no longer pauses for this; they decide."),),
)  # fmt: skip

page(
    "case.ready", _("Ready to depart, with travel support only"), back=case_url, after=case_url, done=_("The case went on."),
    happens=(_("Reintegration counselling is left out. It can still be offered later, also after arrival."),),
    when=in_state(Stage.RETURN_COUNSELLING),
)  # fmt: skip
page(
    "travel.prepare", _("Prepare the journey"), back=travel_url, after=travel_url, initial=wished, when=none_open,
    done=_("The journey is prepared. Nothing was asked of anybody yet."), happens=(STILL,),
)  # fmt: skip
page(
    "travel.change", _("Change the journey"), back=travel_url, after=travel_url, initial=as_it_stands,
    when=in_state(A.PREPARED), done=_("The journey was changed."),
)  # fmt: skip
page(
    "travel.send", _("Ask the travel officer to book"), back=travel_url, after=travel_url, main=True,
    done=_("The travel officer was asked."), happens=(_("The travel officer is told, and books."), STILL),
)  # fmt: skip
page(
    "travel.book", _("Note a booking"), back=travel_url, after=travel_url, when=in_state(A.SENT, A.BOOKED),
    done=_("The booking was noted."), template="desk/booking.html",
)  # fmt: skip
page(
    "travel.cancel_booking", _("A booking was cancelled"), back=travel_url, after=travel_url, done=_("It was noted as cancelled."),
    lasting=(_("It cannot be taken up again: note a new booking instead."),),
)  # fmt: skip
page(
    "travel.use_booking", _("A booking was used or issued"), back=travel_url, after=travel_url, done=_("It was noted as used."),
    lasting=(_("It then counts among what cannot be undone, and they are told so."),),
)  # fmt: skip
page(
    "travel.set_booked", _("Everything is booked"), back=travel_url, after=travel_url, main=True,
    done=_("The journey is booked."), happens=(_("Those who prepared it are told the day."), STILL),
)  # fmt: skip
page(
    "travel.rebook", _("Book anew"), back=travel_url, after=travel_url, done=_("It can be booked anew."),
    happens=(_("The bookings stay as they are; cancel those that no longer hold."),),
)  # fmt: skip
page(
    "travel.no_show", _("They did not take it"), back=travel_url, after=travel_url, done=_("It was noted. Nobody asks why."),
    happens=(_("Tickets, luggage and transport count as cancelled."), _("It can be prepared again, or stopped, as they wish.")),
)  # fmt: skip
page(
    "travel.prepare_again", _("Prepare it again"), back=travel_url, after=travel_url, done=_("It can be changed and asked for anew."),
)  # fmt: skip
page(
    "travel.stop", _("Stop the journey"), back=travel_url, after=travel_url,
    done=_("The journey was stopped. What cannot be undone is listed below."),
    happens=(
        _("Nobody asks why. The case stays open, and another journey can be prepared whenever they want."),
        _("What is booked counts as cancelled; the travel officer is told."),
    ),
    lasting=(_("Costs that do not come back, and documents that were issued, stay as they are."),),
)  # fmt: skip
page(
    "travel.board", _("They boarded"), back=travel_url, after=travel_url, initial=this_day, main=True,
    done=_("They are on the way."), happens=(_("Everybody in the chain, also those who follow, reads this milestone."),),
    lasting=(_("From now on the journey can no longer be stopped here."),),
)  # fmt: skip
page(
    "travel.arrive", _("They arrived"), back=travel_url, after=travel_url, initial=this_day, main=True,
    done=_("They arrived."), happens=(_("Everybody in the chain reads it; the first 72 hours begin."),),
)  # fmt: skip

page(
    "arrival.offer_check_in", _("Offer to ask how they are"), back=travel_url, after=travel_url, initial=answered_before,
    done=_("Their answer was noted."), when=in_state(A.BOOKED, A.BOARDED, A.ARRIVED),
    happens=(_("After a no, nobody asks."),),
)  # fmt: skip
page(
    "arrival.first_days", _("Prepare the first 72 hours"), back=travel_url, after=travel_url, initial=noted_before,
    done=_("The first days were noted."), when=in_state(Stage.REINTEGRATION_COUNSELLING, Stage.READY, Stage.DEPARTED, Stage.ARRIVED),
)  # fmt: skip
page(
    "arrival.checked_in", _("Note how they are"), back=travel_url, after=travel_url, initial=today,
    done=_("It was noted."), when=in_state(*ARRIVING),
    happens=(_("Something serious is told to every active worker at once, without saying what."),),
)  # fmt: skip

ON_A_JOURNEY = [
    "travel.send", "travel.set_booked", "travel.board", "travel.arrive", "travel.book", "travel.change", "travel.prepare_again",
    "travel.rebook", "travel.no_show", "arrival.offer_check_in", "travel.stop",
]  # fmt: skip
