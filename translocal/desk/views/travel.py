"""Journeys: the list of those who arrange them, and the part of a case that tells how they cross and how they are met."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.lenses import Lens
from translocal.core.days import short_day, short_moment
from translocal.core.money import spell
from translocal.core.paging import page_of_ids
from translocal.desk.acting import PAGES, offered
from translocal.desk.frame import Frame
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import addresses, labels, said
from translocal.desk.rows import Column, rows
from translocal.desk.travel_pages import ON_A_JOURNEY
from translocal.organisations.roles import Role
from translocal.people.queries import Unit, units
from translocal.travel import queries
from translocal.travel.models import SOON, Application, Booking, CheckIn, FirstDays
from translocal.travel.states import UNTIL_BOARDING

STATE = '<span class="tag {}">{}</span>'
ARRANGE = {Role.TRAVEL_OFFICER, Role.RETURN_COUNSELLOR}
AROUND = timedelta(days=14)
NEAR = 10
WAITS = {Application.State.SENT, Application.State.BOOKED, Application.State.BOARDED}


class JourneyFilter(Narrowing):
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"),
        required=False,
        choices=[("", gettext_lazy("all")), *Application.State.choices],
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"), required=False,
        choices=[("", gettext_lazy("next day first")), ("-day", gettext_lazy("last day first"))],
    )  # fmt: skip


COLUMNS = [
    Column("people", gettext_lazy("Travel"), number=True),
    Column("destination", gettext_lazy("Where to")),
    Column("day", gettext_lazy("Day")),
    Column("state", gettext_lazy("Where it stands")),
]


def journeys(request: HttpRequest) -> HttpResponse:
    """The journeys I arrange or prepared, by their day."""
    narrowed = JourneyFilter(request.GET)
    kept = narrowed.kept()
    order = "found.day DESC, found.id DESC" if kept.get("sort") else "found.over, found.day, found.id"
    page = page_of_ids(request, queries.listed(kept.get("state", "")).values("id", "day", "over"), order, kept)
    found = {row.pk: row for row in queries.listed().filter(pk__in=page.rows)}
    shown = [found[pk] for pk in page.rows if pk in found]
    lines = rows(_("Household"), COLUMNS, _lines(shown, units({row.case_id for row in shown})))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept.get("state"))}
    return render(request, "desk/journeys.html", context)


def _lines(found: list[Any], households: dict[UUID, Unit]) -> list[dict[str, Any]]:
    url, states = addresses("case"), labels(Application.State)
    return [
        {
            "url": f"{url(row.case_id)}travel/",
            "household": households[row.case_id].label if row.case_id in households else _("not shown"),
            "people": len(row.travellers),
            "destination": row.destination,
            "day": short_day(row.day),
            "state": format_html(STATE, "wait" if row.state in WAITS else "quiet", states[row.state]),
        }
        for row in found
    ]


def crossing(roles: set[Role]) -> list[Any]:
    """The journeys that lie just ahead or are under way, for those who arrange them."""
    if not roles & ARRANGE:
        return []
    day = timezone.localdate()
    near = queries.listed().filter(state__in=["booked", "boarded"], day__range=(day - AROUND, day + AROUND))
    return list(near.order_by("day")[:NEAR])


def coming(journey: Any, households: dict[Any, Any]) -> dict[str, Any]:
    """A journey as a line of the day."""
    unit = households.get(journey.case_id)
    on_the_way = journey.state == Application.State.BOARDED
    return {
        "url": reverse("case_part", args=[journey.case_id, "travel"]),
        "label": unit.label if unit else _("a household"),
        "day": journey.day,
        "what": _("they are on the way") if on_the_way else _("they leave, if they want"),
    }


def travel(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells how they cross: for those who arrange it, and for those who receive them."""
    journeys = queries.all_of(frame.case.pk) if frame.access.parts & Lens.TRAVEL else []
    journey = journeys[0] if journeys else None
    return {
        "arranges": bool(frame.access.parts & Lens.TRAVEL),
        "receives": bool(frame.access.parts & Lens.PLAN),
        **(_journey(journey, frame) if journey else {"journey": None}),
        "before": _before(journeys[1:]),
        "first": _first_days(frame, journeys) if frame.access.parts & Lens.PLAN else None,
    }


def _before(others: list[Application]) -> list[str]:
    told = _("%(place)s, %(day)s: %(state)s")
    return [
        told % {"place": one.destination, "day": short_day(one.wished_on), "state": said(one, "state")}
        for one in others
    ]


def _journey(journey: Application, frame: Frame) -> dict[str, Any]:
    journey.case = frame.case
    bookings = queries.bookings_of(journey)
    can, cannot = offered(journey, frame.access.rights, ON_A_JOURNEY)
    books = bool(frame.access.rights & PAGES["travel.book"].action.permission.bit)
    costs = [booking for booking in bookings if booking.state != Booking.State.CANCELLED or booking.is_lost]
    told = {
        "state": said(journey, "state"),
        "tone": "wait" if journey.state in WAITS else "quiet",
        "next": _next(journey),
        "steps": _steps(journey),
        "facts": _facts(journey, frame),
        "bookings": [_booking(booking, books) for booking in bookings],
        "totals": [spell(total) for total in queries.totals(costs)],
        "lasting": _lasting(journey, bookings),
        "stopped": journey.state == Application.State.STOPPED,
        "open": journey.state in UNTIL_BOARDING,
    }
    return {"journey": told, "own_can": can, "own_cannot": cannot}


def _next(journey: Application) -> str:
    S = Application.State
    told = {
        S.PREPARED: _("The travel officer is asked to book once every adult who travels is ready for it."),
        S.SENT: _("The travel officer books. They can stop at any time until they board."),
        S.BOOKED: _("They leave on %(day)s. They can stop at any time until they board."),
        S.NO_SHOW: _("They did not take this journey. It can be prepared again, or stopped; nobody asks why."),
        S.BOARDED: _("They are on the way. The travel officer notes their arrival."),
        S.ARRIVED: _("They arrived on %(day)s. The first 72 hours last until %(until)s."),
        S.STOPPED: _("This journey was stopped. Another one can be prepared if they want."),
    }
    arrived = journey.arrived_on
    return told[S(journey.state)] % {
        "day": short_day(arrived) if arrived else _moment(journey.departs_at),
        "until": short_day(arrived + SOON) if arrived else "",
    }


def _moment(at: Any) -> str:
    return short_moment(at) if at else _("a day not known yet")


def _steps(journey: Application) -> list[dict[str, Any]]:
    """The way of a journey; what is done has its day."""
    S = Application.State
    reached = {S.PREPARED: 1, S.SENT: 2, S.BOOKED: 3, S.NO_SHOW: 1, S.BOARDED: 4, S.ARRIVED: 5, S.STOPPED: 0}[
        S(journey.state)
    ]
    days = [
        (_("Prepared with them"), journey.made_at),
        (_("Asked for"), journey.sent_at),
        (_("Booked"), journey.departs_at),
        (_("Boarded"), journey.departed_on),
        (_("Arrived"), journey.arrived_on),
    ]
    return [
        {
            "label": label,
            "url": "",
            "done": place <= reached,
            "hint": (_("leaves on %(day)s") % {"day": _moment(at)} if place == 3 else short_day(at)) if at else "",
        }
        for place, (label, at) in enumerate(days, start=1)
    ]


def _facts(journey: Application, frame: Frame) -> list[dict[str, Any]]:
    names = [str(member.person) for member in frame.people if member.person_id in journey.travellers]
    wanted = said(journey, "check_in") if journey.check_in else _("not offered yet")
    return [
        {"label": _("Who travels"), "value": ", ".join(names), "strong": True},
        {"label": _("Day they wish"), "value": short_day(journey.wished_on)},
        {"label": _("Where to"), "value": journey.destination},
        {"label": _("Luggage"), "value": journey.luggage or _("nothing special")},
        {"label": _("Fit-to-fly certificate"), "value": _("needed") if journey.fit_to_fly else _("not needed")},
        {"label": _("Documents still needed"), "value": journey.documents or _("none noted")},
        {"label": _("Asking how they are"), "value": ": ".join(filter(None, [str(wanted), journey.check_in_how]))},
    ]


def _booking(booking: Booking, books: bool) -> dict[str, Any]:
    is_open = books and booking.state == Booking.State.BOOKED
    return {
        "kind": said(booking, "kind"),
        "what": booking.what,
        "person": str(booking.person) if booking.person else _("all who travel"),
        "reference": booking.reference,
        "when": _moment(booking.starts_at) if booking.starts_at else "",
        "cost": spell(booking.cost) if booking.cost is not None else "",
        "refundable": booking.refundable,
        "state": said(booking, "state"),
        "tone": {"booked": "wait", "used": "ok"}.get(booking.state, "quiet"),
        "cancel_url": reverse("act", args=["travel.cancel_booking", booking.pk]) if is_open else "",
        "use_url": reverse("act", args=["travel.use_booking", booking.pk]) if is_open else "",
    }


def _lasting(journey: Application, bookings: list[Booking]) -> list[str]:
    """What a stop does not undo, said before it is asked for as well as after."""
    lost = [b for b in bookings if b.is_lost]
    at_stake = [b for b in bookings if b.state == Booking.State.BOOKED and not b.refundable and b.amount]
    used = [b for b in bookings if b.state == Booking.State.USED]
    paid = _("%(what)s: %(cost)s does not come back.")
    issued = _("%(what)s was issued or used; that stays so.")
    if journey.state in (Application.State.BOARDED, Application.State.ARRIVED):
        used = []
    return [
        *(paid % {"what": b.what, "cost": spell(b.cost)} for b in [*lost, *at_stake] if b.cost is not None),
        *(issued % {"what": b.what} for b in used),
    ]


def _arrived(frame: Frame, journeys: list[Application]) -> date | None:
    """Whoever does not see the journey learns the day of arrival all the same."""
    if frame.access.parts & Lens.TRAVEL:
        return max((one.arrived_on for one in journeys if one.arrived_on), default=None)
    return queries.standing_of(frame.case.pk).arrived_on


def _first_days(frame: Frame, journeys: list[Application]) -> dict[str, Any]:
    first = queries.first_days_of(frame.case.pk)
    arrived = _arrived(frame, journeys)
    return {
        "facts": _prepared(first) if first else [],
        "until": short_day(arrived + SOON) if arrived else "",
        "asked": [
            {
                "name": str(one.person),
                "day": short_day(one.held_on),
                "how": said(one, "how"),
                "fares": said(one, "fares"),
                "serious": said(one, "serious") if one.serious != CheckIn.Serious.NONE else "",
                "words": one.words,
                "in_time": bool(arrived and one.held_on <= arrived + SOON and one.how != CheckIn.How.TRIED),
            }
            for one in queries.check_ins_of(frame.case.pk)
        ],
    }


def _prepared(first: FirstDays) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": _("Who meets them"), "value": first.met_by},
        {"label": _("Where they sleep"), "value": first.sleeps_at},
        {"label": _("Whom to call"), "value": first.call, "strong": True},
    ]
    return [*facts, {"label": _("What else matters"), "value": first.note}] if first.note else facts
