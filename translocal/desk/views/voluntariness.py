"""The voluntariness record of each adult: what stands, what is missing, what pauses. One card each, never mixed."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from translocal.core.days import short_day
from translocal.core.names import language
from translocal.counselling.models import Voluntariness
from translocal.counselling.queries import current_records, replaced_records
from translocal.counselling.rules import missing_in, missing_to_review
from translocal.desk.acting import PAGES
from translocal.desk.frame import Frame
from translocal.organisations.queries import staff_names
from translocal.people.models import Membership, Person

PRESSURES = dict(Voluntariness.Pressure.choices)
PAUSES = dict(Voluntariness.Pause.choices)


def voluntariness(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells, for each adult, whether this is their own decision."""
    records = current_records(frame.case.pk)
    earlier = Counter(record.person_id for record in replaced_records(frame.case.pk))
    staff = staff_names(_named(records))
    notes = bool(frame.access.rights & PAGES["voluntariness.record"].action.permission.bit)
    record_url = PAGES["voluntariness.record"].url(frame.case) if notes else ""
    adults = [m.person for m in frame.people if m.position == Membership.Position.ADULT]
    return {"cards": [_card(p, records.get(p.pk), earlier[p.pk], record_url, staff) for p in adults]}


def _named(records: dict[UUID, Voluntariness]) -> set[UUID]:
    return {pk for record in records.values() for pk in (record.by, record.reviewed_by) if pk}


def _card(
    person: Person, record: Voluntariness | None, earlier: int, record_url: str, staff: dict[UUID, str]
) -> dict[str, Any]:
    tone, state = _state(record)
    review = record is not None and record_url and not missing_to_review(record)
    return {
        "id": f"adult-{person.pk}",
        "name": str(person),
        "tone": tone,
        "state": state,
        "record": record,
        "facts": _facts(record, staff) if record else [],
        "missing": [str(reason) for reason in missing_in(record)] if record else [],
        "pauses": _listed(record.pauses, PAUSES) if record else "",
        "reviewer": staff.get(record.reviewed_by, "") if record and record.reviewed_by else "",
        "earlier": earlier,
        "record_url": f"{record_url}?person={person.pk}" if record_url else "",
        "review_url": reverse("act", args=["voluntariness.review", record.pk]) if record and review else "",
    }


def _state(record: Voluntariness | None) -> tuple[str, str]:
    if record is None:
        return "quiet", _("not recorded yet")
    if record.paused:
        return "wait", _("pauses for review")
    return ("ok", _("complete")) if record.complete else ("wait", _("not complete"))


def _facts(record: Voluntariness, staff: dict[UUID, str]) -> list[dict[str, Any]]:
    return [
        {"label": _("Informed about"), "value": record.informed_about},
        {"label": _("Language, and by whom"), "value": f"{language(record.language)}, {record.informed_by}"},
        {"label": _("Time to decide"), "value": record.time_to_decide},
        {"label": _("Ways to stay, and remedies"), "value": _explained(record) or _("not yet")},
        {"label": _("Cannot be undone"), "value": record.irreversible or _("not yet")},
        {
            "label": _("What presses them, as the counsellor sees it"),
            "value": _listed(record.pressures_seen, PRESSURES),
        },
        {
            "label": _("What presses them, as they see it"),
            "value": _listed(record.pressures_named, PRESSURES) or _("not yet"),
        },
        {"label": _("How to stop"), "value": _("explained") if record.withdrawal_explained else _("not yet")},
        {"label": _("Signed"), "value": short_day(record.signed_on) if record.signed_on else _("not yet")},
        {"label": _("Noted"), "value": f"{short_day(record.at)}, {staff.get(record.by, _('a colleague'))}"},
    ]


def _explained(record: Voluntariness) -> str:
    told = [_("ways to stay")] * record.options_explained + [_("legal remedies")] * record.remedies_explained
    return ", ".join(told)


def _listed(chosen: list[str], words: dict[str, Any]) -> str:
    return ", ".join(str(words[one]) for one in chosen)
