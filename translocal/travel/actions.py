"""Arranging a journey: prepared with them, asked for, booked, boarded, arrived; or stopped, at any time until boarding."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases import actions as cases
from translocal.cases import events as case_events
from translocal.cases.models import Case
from translocal.cases.states import CASE
from translocal.core.clock import now
from translocal.core.money import Money
from translocal.travel import events, rules
from translocal.travel.forms import ApplicationForm, ArriveForm, BoardForm, BookingForm
from translocal.travel.models import Application, Booking
from translocal.travel.states import BOOKING, JOURNEY

# What is gone when a journey is not taken; a document stays theirs, and so does the premium they were handed.
OF_ONE_JOURNEY = ["ticket", "luggage", "transport", "escort"]


def keep(application: Application, *fields: str) -> Application:
    application.version += 1
    application.save(update_fields=["state", "version", *fields])
    return application


@action(
    "travel.prepare",
    on=Case,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Prepare the journey"),
    parameters=ApplicationForm,
    missing=rules.missing_to_prepare,
    events=(events.PREPARED,),
)
def prepare(act: Act, case: Case, *, travellers: list[str], **wishes: Any) -> Application:
    """Write with them what the journey should be. Nothing is asked of anybody yet."""
    application = Application(
        case=case, travellers=[UUID(one) for one in travellers], made_at=now(), made_by=act.staff_id, **wishes
    )
    application.save(force_insert=True)
    act.record(events.PREPARED, application)
    return application


@action(
    "travel.change",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Save the journey"),
    parameters=ApplicationForm,
    missing=rules.missing_to_change,
    events=(events.CHANGED, events.TRAVELLERS_CHANGED),
)
def change(act: Act, application: Application, *, travellers: list[str], **wishes: Any) -> Application:
    """Another day, another town, other people: before it is asked for."""
    who = [UUID(one) for one in travellers]
    others = set(who) != set(application.travellers)
    for name, value in {"travellers": who, **wishes}.items():
        setattr(application, name, value)
    keep(application, "travellers", *wishes)
    act.record(events.CHANGED, application)
    if others:
        act.record(events.TRAVELLERS_CHANGED, application)
    return application


@action(
    "travel.send",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Ask the travel officer to book"),
    missing=rules.missing_to_send,
    states=JOURNEY,
    verb="send",
    events=(events.SENT,),
)
def send(act: Act, application: Application) -> Application:
    """Ask for the journey. Every adult who travels has a voluntariness record that is complete and not paused."""
    application.sent_at = now()
    keep(application, "sent_at")
    act.record(events.SENT, application)
    return application


@action(
    "travel.book",
    on=Application,
    result=Booking,
    permission=Permission.TRAVEL_BOOK,
    label=_("Note the booking"),
    parameters=BookingForm,
    missing=rules.missing_to_book,
    events=(events.MADE,),
)
def book(act: Act, application: Application, *, person: str, cost: Money | None, **details: Any) -> Booking:
    """Something was arranged: a ticket, a document, a ride. What it costs is recorded, not paid here."""
    price = {"amount": cost.amount, "currency": cost.currency} if cost is not None else {}
    booking = Booking(
        case_id=application.case_id, application=application, person_id=UUID(person) if person else None, made_at=now(),
        made_by=act.staff_id, **price, **details,
    )  # fmt: skip
    booking.save(force_insert=True)
    act.record(events.MADE, booking, kind=booking.kind, what=booking.what)
    return booking


def _ended(booking: Booking) -> None:
    booking.ended_at = now()
    booking.save(update_fields=["state", "ended_at"])


@action(
    "travel.cancel_booking",
    on=Booking,
    result=Booking,
    permission=Permission.TRAVEL_BOOK,
    label=_("It was cancelled"),
    states=BOOKING,
    verb="cancel",
    events=(events.CANCELLED,),
)
def cancel_booking(act: Act, booking: Booking) -> Booking:
    """It was cancelled with the supplier; its cost is lost where it does not come back."""
    _ended(booking)
    act.record(events.CANCELLED, booking, kind=booking.kind, what=booking.what)
    return booking


@action(
    "travel.use_booking",
    on=Booking,
    result=Booking,
    permission=Permission.TRAVEL_BOOK,
    label=_("It was used or issued"),
    states=BOOKING,
    verb="use",
    events=(events.USED,),
)
def use_booking(act: Act, booking: Booking) -> Booking:
    """A document was issued, a premium handed over: that cannot be undone, and they are told so."""
    _ended(booking)
    act.record(events.USED, booking, kind=booking.kind, what=booking.what)
    return booking


@action(
    "travel.set_booked",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_BOOK,
    label=_("Everything is booked"),
    missing=rules.missing_to_set_booked,
    states=JOURNEY,
    verb="set_booked",
    events=(events.BOOKED,),
)
def set_booked(act: Act, application: Application) -> Application:
    """The journey is arranged. They can still stop until they board."""
    tickets = Booking.objects.filter(application=application, kind=Booking.Kind.TICKET)
    departs_at: datetime = tickets.exclude(state="cancelled").aggregate(first=Min("starts_at"))["first"]
    application.departs_at = departs_at
    keep(application, "departs_at")
    act.record(events.BOOKED, application, departs_at=departs_at)
    return application


@action(
    "travel.rebook",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_BOOK,
    label=_("Book anew"),
    states=JOURNEY,
    verb="rebook",
    events=(events.REBOOKED,),
)
def rebook(act: Act, application: Application) -> Application:
    """A flight was moved or a document is late: something has to be booked again."""
    application.departs_at = None
    keep(application, "departs_at")
    act.record(events.REBOOKED, application)
    return application


@action(
    "travel.no_show",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_BOOK,
    label=_("They did not take it"),
    states=JOURNEY,
    verb="no_show",
    events=(events.NO_SHOW,),
)
def no_show(act: Act, application: Application) -> Application:
    """They did not come. No reason is asked; the journey can be prepared again, or not."""
    gone = Booking.objects.filter(application=application, kind__in=OF_ONE_JOURNEY, state=Booking.State.BOOKED)
    gone.update(state=Booking.State.CANCELLED, ended_at=now())
    application.departs_at = None
    keep(application, "departs_at")
    act.record(events.NO_SHOW, application)
    return application


@action(
    "travel.prepare_again",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Prepare it again"),
    states=JOURNEY,
    verb="prepare_again",
    events=(events.PREPARED_AGAIN,),
)
def prepare_again(act: Act, application: Application) -> Application:
    """Back to what they wish; it is asked for anew when they want it."""
    application.sent_at = None
    keep(application, "sent_at")
    act.record(events.PREPARED_AGAIN, application)
    return application


@action(
    "travel.stop",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Stop the journey"),
    states=JOURNEY,
    verb="stop",
    events=(events.STOPPED,),
)
def stop(act: Act, application: Application) -> Application:
    """They do not want this journey. Nobody asks why; the case goes on as they wish."""
    application.stopped_at = now()
    keep(application, "stopped_at")
    Booking.objects.filter(application=application, state=Booking.State.BOOKED).update(
        state=Booking.State.CANCELLED, ended_at=now()
    )
    act.record(events.STOPPED, application)
    return application


def _move_case(act: Act, application: Application, verb: str) -> None:
    case = application.case
    CASE.move(case, verb)
    cases.keep(case)
    act.record(case_events.STEPPED, case, stage=case.state)


@action(
    "travel.board",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_BOOK,
    label=_("They boarded"),
    parameters=BoardForm,
    missing=rules.missing_to_board,
    states=JOURNEY,
    verb="board",
    events=(events.BOARDED, case_events.STEPPED),
)
def board(act: Act, application: Application, *, day: date) -> Application:
    """They left: the case departs, and everybody in the chain reads it."""
    application.departed_on = day
    keep(application, "departed_on")
    Booking.objects.filter(application=application, state=Booking.State.BOOKED).update(
        state=Booking.State.USED, ended_at=now()
    )
    act.record(events.BOARDED, application, day=day)
    _move_case(act, application, "depart")
    return application


@action(
    "travel.arrive",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_BOOK,
    label=_("They arrived"),
    parameters=ArriveForm,
    missing=rules.missing_to_arrive,
    states=JOURNEY,
    verb="arrive",
    events=(events.ARRIVED, case_events.STEPPED),
)
def arrive(act: Act, application: Application, *, day: date) -> Application:
    """They arrived: the first 72 hours begin."""
    application.arrived_on = day
    keep(application, "arrived_on")
    act.record(events.ARRIVED, application, day=day)
    _move_case(act, application, "arrive")
    return application
