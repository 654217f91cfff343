"""Staying in touch: the messages and meetings of a case, the invitation, and what people hold in their hands there."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from translocal.access.lenses import Lens
from translocal.access.permissions import Permission
from translocal.access.queries import all_seen, row_on, visible
from translocal.contact.models import Meeting, Message
from translocal.contact.roles import CAN_ASK, DECISIONS
from translocal.core.days import short_day
from translocal.core.names import language
from translocal.core.reasons import Absent
from translocal.core.rows import every
from translocal.desk.acting import PAGES
from translocal.desk.frame import Frame, frame_of
from translocal.desk.quick import said
from translocal.organisations.queries import staff_names
from translocal.organisations.roles import Role
from translocal.people.queries import members


def messages(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """What was written to the family, and what came back, newest first; only what this reader may read."""
    rest = "WHERE contact_message.case_id = %s ORDER BY at DESC"
    rows = every(Message, rest, [frame.case.pk], beside=("staff", "person", "brought_by"))
    brings = bool(frame.access.rights & Permission.CONVERSATION_NOTE.bit)
    return {"messages_shown": [_message(row, frame.access.staff_id, brings=brings) for row in rows]}


def _message(row: Message, reader: UUID, *, brings: bool) -> dict[str, Any]:
    to_family = row.direction == Message.Direction.TO_FAMILY
    writer = _("You") if row.staff_id == reader else row.staff.name
    step = ("message.bring" if row.brought_at is None else "message.answer") if to_family and brings else ""
    return {
        "who": _("%(name)s to the family") % {"name": writer} if to_family else
        _("%(person)s to %(name)s") % {"person": row.person, "name": writer},
        "words": row.words,
        "language": row.language,
        "day": short_day(row.at),
        "to_family": to_family,
        "brought": _("%(how)s by %(name)s on %(day)s") % {
            "how": said(row, "how"), "name": row.brought_by.name, "day": short_day(row.brought_at)
        } if row.brought_at and row.brought_by else "",
        "step": {"url": PAGES[step].url(row), "label": PAGES[step].heading} if step else None,
    }  # fmt: skip


def meetings(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The three-party meetings of a case: the one that lies ahead, and those before."""
    rows = all_seen(Meeting, "case_id = %s ORDER BY planned_for DESC", [frame.case.pk])
    people = {member.person_id: str(member.person) for member in frame.people}
    workers = staff_names(one for row in rows for one in row.staff)
    holds = bool(frame.access.rights & Permission.MEETING_HOLD.bit)
    return {
        "meetings": [_meeting(row, people | workers, holds=holds) for row in rows],
        "role_card": reverse("role_card", args=[frame.case.pk]),
        "mandate": reverse("mandate", args=[frame.case.pk]),
    }


def _meeting(row: Meeting, names: dict[UUID, str], *, holds: bool) -> dict[str, Any]:
    steps = ["three_party.hold", "three_party.move", "three_party.cancel"] if holds and row.state == "planned" else []
    return {
        "at": row.planned_for,
        "minutes": row.minutes,
        "state": said(row, "state"),
        "planned": row.state == Meeting.State.PLANNED,
        "place": row.place,
        "link": row.link,
        "language": language(row.language),
        "interpreter": row.interpreter,
        "topics": row.topics,
        "held_on": row.held_on,
        "there": ", ".join(names[one] for one in [*row.people, *row.staff] if one in names),
        "role_card": row.role_card,
        "mandate": row.mandate,
        "notes": row.notes,
        "file": reverse("invitation", args=[row.pk]),
        "steps": [{"url": PAGES[name].url(row), "label": PAGES[name].action.label} for name in steps],
    }


def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A file for any calendar. It names no person and no case: calendars are read by others."""
    meeting = visible(Meeting).filter(pk=pk).first()
    if meeting is None:
        raise Absent
    event = Event()
    event.add("uid", f"{meeting.pk}@{settings.MAIL_DOMAIN}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", meeting.planned_for)
    event.add("dtend", meeting.planned_for + timedelta(minutes=meeting.minutes))
    event.add("summary", _("Meeting"))
    event.add("location", meeting.place or meeting.link)
    event.add("status", "CANCELLED" if meeting.state == Meeting.State.CANCELLED else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Translocal//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer


def role_card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who decides what about the budget in kind, in the language of the household, to be printed."""
    frame = _of(pk)
    wanted = request.GET.get("language", "")
    offered = [(code, language(code)) for code, _name in settings.LANGUAGES]
    known = {code for code, _name in offered}
    spoken = [code for member in members(pk) for code in member.person.languages]
    told = wanted if wanted in known else next((code for code in spoken if code in known), "en")
    with translation.override(told):
        card = {
            "title": _("Who decides what"),
            "intro": _("This is about the support in kind that belongs to your household."),
            "who": _("Who"),
            "decides": _("decides"),
            "rows": [{"who": str(who), "what": str(what)} for who, what in DECISIONS],
            "rights_title": _("You can always"),
            "rights": [str(right) for right in CAN_ASK],
            "direction": "rtl" if get_language_bidi() else "ltr",
        }
    context = {
        "case": frame.case,
        "card": card,
        "told": told,
        "offered": offered,
        "missing": _not_spoken(spoken, known),
    }
    return render(request, "desk/role_card.html", context)


def _not_spoken(spoken: list[str], known: set[str]) -> str:
    """Their language, when the card does not exist in it yet: it is then read out by an interpreter."""
    return "" if not spoken or set(spoken) & known else language(spoken[0])


def mandate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter with which a local worker is introduced: who they are, for whom they work, what they may ask."""
    frame = _of(pk)
    here = next((x for x in frame.chain if x.role == Role.REINTEGRATION_COUNSELLOR and x.standing == "active"), None)
    there = next((x for x in frame.chain if x.role == Role.LOCAL_SOCIAL_WORKER and x.standing == "active"), None)
    return render(
        request, "desk/mandate.html", {"case": frame.case, "here": here, "there": there, "day": timezone.localdate()}
    )


def _of(case_id: UUID) -> Frame:
    access = row_on(case_id)
    frame = frame_of(case_id) if access is not None and access.parts & Lens.PLAN else None
    if frame is None:
        raise Absent
    return frame
