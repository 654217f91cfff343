"""After the arrival: the contacts that were agreed, and the closing report."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from translocal.access.permissions import Permission
from translocal.access.queries import all_seen
from translocal.core.days import short_day
from translocal.core.money import euro, spell
from translocal.desk.acting import PAGES
from translocal.desk.frame import Frame
from translocal.desk.quick import said
from translocal.followup.models import FollowUp, Report


def followup(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells what came after."""
    case_id = frame.case.pk
    names = {member.person_id: str(member.person) for member in frame.people}
    where = "case_id = %s ORDER BY due DESC, followup_followup.id DESC"
    contacts = all_seen(FollowUp, where, [case_id], beside=("staff",))
    reports = all_seen(Report, "case_id = %s ORDER BY written_at DESC LIMIT 1", [case_id], beside=("by",))
    notes = bool(frame.access.rights & Permission.FOLLOW_UP.bit)
    return {
        "contacts": [_contact(row, names, notes=notes) for row in contacts],
        "report": _report(reports[0]) if reports else None,
        "back": reverse("case", args=[case_id]),
    }


def _contact(row: FollowUp, names: dict[UUID, str], *, notes: bool) -> dict[str, Any]:
    steps = ["follow_up.hold", "follow_up.call_off"] if notes and row.state == FollowUp.State.AGREED else []
    return {
        "day": short_day(row.held_on or row.due),
        "state": said(row, "state"),
        "open": row.state == FollowUp.State.AGREED,
        "how": said(row, "how"),
        "with": ", ".join(names[one] for one in row.people if one in names),
        "by": row.staff.name if row.staff else "",
        "words": row.words,
        "needs": row.needs,
        "steps": [{"url": PAGES[name].url(row), "label": PAGES[name].action.label} for name in steps],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "contributed": report.contributed,
        "missing": report.missing,
        "own_words": report.own_words,
        "stays_in_touch": report.stays_in_touch,
        "by": report.by.name,
        "day": short_day(report.written_at),
        "allocated": spell(euro(report.allocated)) if report.allocated is not None else "",
        "paid": spell(euro(report.paid)) if report.paid is not None else "",
    }
