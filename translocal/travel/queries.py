"""Journeys as people ask for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, DateField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.utils.timezone import localdate

from translocal.access.queries import all_seen, caseload
from translocal.core.money import Money
from translocal.core.rows import every
from translocal.travel.models import Application, Booking, CheckIn, FirstDays

OVER = ExpressionWrapper(Q(state__in=["arrived", "stopped"]), output_field=BooleanField())
DAY = Coalesce("departed_on", Cast("departs_at", DateField()), "wished_on")


class Standing(NamedTuple):
    """What everybody in the chain may know of the journey, whether they see it or not: it decides what the case can do."""

    open_state: str
    arrived_on: date | None
    offered: bool


def standing_of(case_id: UUID) -> Standing:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM travel_standing(%s)", [case_id])
        return Standing(*cursor.fetchone())


def listed(state: str = "") -> QuerySet[Any]:
    """Journeys that the reader may see, with the day on which they are: taken, booked, or wished."""
    rows = caseload(Application).annotate(day=DAY, over=OVER)
    return rows.filter(state=state) if state else rows


def all_of(case_id: UUID) -> list[Application]:
    """The journeys of a case, the latest first."""
    return all_seen(Application, "case_id = %s ORDER BY made_at DESC, id DESC", [case_id])


def latest(case_id: UUID) -> Application | None:
    return next(iter(all_of(case_id)), None)


def leaves_on(case_id: UUID) -> date | None:
    """The day of their journey: taken, booked, or wished; none where it was stopped or not taken."""
    journey = latest(case_id)
    if journey is None or journey.state in (Application.State.STOPPED, Application.State.NO_SHOW):
        return None
    booked = localdate(journey.departs_at) if journey.departs_at else None
    return journey.departed_on or booked or journey.wished_on


def bookings_of(application: Application) -> list[Booking]:
    rest = "WHERE application_id = %s ORDER BY starts_at, made_at, travel_booking.id"
    return every(Booking, rest, [application.pk], beside=("person",))


def first_days_of(case_id: UUID) -> FirstDays | None:
    """What was prepared for their first days there."""
    return next(iter(all_seen(FirstDays, "case_id = %s LIMIT 1", [case_id])), None)


def check_ins_of(case_id: UUID) -> list[CheckIn]:
    """How they were, each time somebody asked, the latest first."""
    where = "travel_checkin.case_id = %s ORDER BY held_on DESC, at DESC"
    return all_seen(CheckIn, where, [case_id], beside=("person",))


def totals(bookings: Iterable[Booking]) -> list[Money]:
    """What they cost together, one sum for each currency."""
    sums: dict[str, Money] = {}
    for booking in bookings:
        if booking.cost is not None:
            before = sums.get(booking.currency)
            sums[booking.currency] = before + booking.cost if before else booking.cost
    return [sums[currency] for currency in sorted(sums)]
