"""News: what happened to those whom a reader stands by or follows, told once for each household and day."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.queries import row_on, seen, visible
from translocal.cases.states import Stage
from translocal.contact.models import Notice
from translocal.core.days import short_day
from translocal.core.rows import every
from translocal.handovers.models import Handover
from translocal.programmes.models import Exemption

SHOWN = 30
TITLES = {
    "handover.proposed": gettext_lazy("You are asked to take over"),
    "handover.accepted": gettext_lazy("Your handover was accepted"),
    "handover.invited": gettext_lazy("You are asked to stand beside a colleague"),
    "handover.joined": gettext_lazy("A social worker stands beside you now"),
    "handover.declined": gettext_lazy("Your handover was declined, with a reason"),
    "handover.redirected": gettext_lazy("Another desk was named for your handover"),
    "handover.withdrawn": gettext_lazy("A handover to your team was taken back"),
    "handover.expired": gettext_lazy("A handover was not answered in time"),
    "case.stepped": gettext_lazy("The case went on to its next stage"),  # older ones do not say to which
    "case.rested": gettext_lazy("The case rests"),
    "case.ended": gettext_lazy("The support in this case ended"),
    "meeting.held": gettext_lazy("The joint meeting was held"),
    "message.written": gettext_lazy("Somebody has a word for a family you support"),
    "message.brought": gettext_lazy("The family has heard what you wrote"),
    "message.answered": gettext_lazy("A family sent you a word"),
    "three_party.planned": gettext_lazy("A three-party meeting was planned"),
    "three_party.moved": gettext_lazy("A three-party meeting was moved"),
    "three_party.cancelled": gettext_lazy("A three-party meeting was called off"),
    "three_party.held": gettext_lazy("The three-party meeting was held"),
    "coaching.started": gettext_lazy("The business started"),
    "plan.agreed": gettext_lazy("A plan was agreed"),
    "purchase.requested": gettext_lazy("A purchase waits for approval"),
    "purchase.approved": gettext_lazy("A purchase was approved"),
    "purchase.refused": gettext_lazy("A purchase was not approved, with a reason"),
    "purchase.paid": gettext_lazy("A purchase was paid"),
    "exception.asked": gettext_lazy("An exception waits for a decision"),
    "exception.granted": gettext_lazy("An exception was granted"),
    "exception.refused": gettext_lazy("An exception was refused, with a reason"),
    "link.asked": gettext_lazy("A colleague asks to be in touch, with consent"),
    "question.answered": gettext_lazy("Your question without a name was answered"),
    "travel.sent": gettext_lazy("You are asked to book a journey"),
    "travel.booked": gettext_lazy("A journey is booked"),
    "travel.stopped": gettext_lazy("A journey was stopped: cancel what is booked"),
    "travel.travellers_changed": gettext_lazy("Who travels has changed: look at the bookings"),
    "arrival.alarm": gettext_lazy("Something serious happened after arrival: speak to those who support them"),
}


def unread() -> list[Notice]:
    rest = "WHERE staff_id = %s AND read_at IS NULL ORDER BY at DESC LIMIT %s"
    return every(Notice, rest, [current().actor, SHOWN])


def by_household(notices: list[Notice], households: dict[Any, Any]) -> list[dict[str, Any]]:
    """What came on one day about one household stands together, and the same news of it in one line."""
    found: dict[tuple[UUID, date], dict[str, dict[str, Any]]] = {}
    for notice in notices:
        told = found.setdefault((notice.case_id, timezone.localdate(notice.at)), {})
        line = told.setdefault(_title(notice), {"id": notice.pk, "title": _title(notice), "times": 0})
        line["times"] += 1
    return [
        {
            "label": households[case_id].label if case_id in households else "",
            "day": short_day(day),
            "lines": list(told.values()),
        }
        for (case_id, day), told in found.items()
    ]


def _title(notice: Notice) -> str:
    if notice.stage:
        return _("The case went on: %(stage)s") % {"stage": Stage(notice.stage).label}
    return str(TITLES[notice.event])


@require_POST
def read_news(request: HttpRequest, pk: Any) -> HttpResponse:
    """Open a piece of news: it is read from then on, for this reader, with all that the line stands for."""
    mine = Notice.objects.filter(staff_id=current().actor, read_at=None)
    notice = Notice.objects.filter(staff_id=current().actor, pk=pk).first()
    if notice is None:
        return HttpResponseRedirect(reverse("today"))
    told = mine.filter(case_id=notice.case_id, event=notice.event, stage=notice.stage, at__lte=notice.at)
    told.filter(at__date=timezone.localdate(notice.at)).update(read_at=timezone.now())
    where = _where(notice)
    if not where:
        messages.info(request, _("You no longer see this household: there is nothing more to read."))
    return HttpResponseRedirect(where or reverse("today"))


# The part of the case that the news is about.
PARTS_OF_NEWS = {"purchase.": "purchases", "question.": "plan", "travel.": "travel", "exception.": "money"}


def _where(notice: Notice) -> str:
    """The page that the news is about; none for those who have been told, but may not look any longer."""
    if notice.event == "exception.asked":
        return reverse("exception", args=[notice.case_id]) if seen(Exemption, notice.case_id) else ""
    row = row_on(notice.case_id)
    if row is None:
        return ""
    if not row.parts & Lens.CHAIN:
        return reverse("money_file", args=[notice.case_id])
    part = next((part for event, part in PARTS_OF_NEWS.items() if notice.event.startswith(event)), "")
    if part:
        return reverse("case_part", args=[notice.case_id, part])
    return _handover_of(notice) or reverse("unit", args=[notice.case_id])


def _handover_of(notice: Notice) -> str:
    if not notice.event.startswith("handover."):
        return ""
    asked = visible(Handover).filter(case_id=notice.case_id, proposed_at__isnull=False).order_by("-proposed_at").first()
    return reverse("handover", args=[asked.pk]) if asked else ""


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    Notice.objects.filter(staff_id=current().actor, read_at=None).update(read_at=timezone.now())
    return HttpResponseRedirect(reverse("today"))
