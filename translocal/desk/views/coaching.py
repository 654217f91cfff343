"""The income-generating activity: the part of a case that its coach sees, and the coach's own list."""

from collections import defaultdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.coaching.models import Activity, Income, Milestone, Session
from translocal.coaching.queries import activities, coached, not_yet_coached
from translocal.core.days import short_day
from translocal.core.money import spell
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.core.rows import every
from translocal.desk.acting import PAGES, offered
from translocal.desk.coaching_pages import ON_AN_ACTIVITY
from translocal.desk.frame import Frame
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import labels, said
from translocal.desk.reader import reader
from translocal.desk.rows import Column, rows
from translocal.organisations.roles import Role

TONES = {
    Activity.State.PREPARING: "wait",
    Activity.State.RUNNING: "ok",
    Activity.State.PAUSED: "quiet",
    Activity.State.ENDED: "quiet",
}
SESSIONS_SHOWN = 20
MONTHS_SHOWN = 24
SORTS: dict[str, list[Any]] = {
    "next": [F("following").asc(nulls_last=True), "-begun_at", "id"],
    "last": [F("last").asc(nulls_first=True), "-begun_at", "id"],
}


def activity(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells its business."""
    begin = PAGES["coaching.begin"]
    coaches = bool(frame.access.rights & begin.action.permission.bit)
    found = activities(frame.case.pk)
    beside = _beside([one.pk for one in found])
    return {
        "activities": [_activity(one, frame.access, beside) for one in found],
        "planned": [
            {
                "what": item.what,
                "note": item.note,
                "estimate": spell(item.money),
                "url": begin.url(item) if coaches else "",
            }
            for item in not_yet_coached(frame.case.pk)
        ],
    }


Beside = dict[type[models.Model], dict[UUID, list[Any]]]


def _beside(activities: list[UUID]) -> Beside:
    """Milestones, sessions and months by their activity: three questions, however many businesses there are."""
    orders: dict[Any, str] = {Milestone: "due, id", Session: "held_on DESC, at DESC", Income: "month DESC"}
    found: Beside = {model: defaultdict(list) for model in orders}
    for model, order in orders.items() if activities else ():
        rest = f"WHERE activity_id = ANY(%s) ORDER BY {order}"
        for row in every(model, rest, [activities], beside=("by",) if model is Session else ()):
            found[model][row.activity_id].append(row)
    return found


def _activity(one: Activity, access: Access, beside: Beside) -> dict[str, Any]:
    can, _cannot = offered(one, access.rights, ON_AN_ACTIVITY)
    reach = PAGES["coaching.reach_milestone"]
    coaches = bool(access.rights & reach.action.permission.bit)
    facts = [{"label": _("First name"), "value": one.called or _("not kept: they have not agreed")}]
    if one.started_on:
        facts.append({"label": _("Started on"), "value": short_day(one.started_on)})
    return {
        "what": one.what,
        "state": said(one, "state"),
        "tone": TONES[Activity.State(one.state)],
        "facts": facts,
        "can": can,
        "milestones": [_milestone(m, reach.url(m) if coaches else "") for m in beside[Milestone][one.pk]],
        "sessions": beside[Session][one.pk][:SESSIONS_SHOWN],
        "incomes": [_income(i) for i in beside[Income][one.pk][:MONTHS_SHOWN]],
    }


def _milestone(milestone: Milestone, url: str) -> dict[str, Any]:
    by = _("by %(day)s") % {"day": short_day(milestone.due)}
    if milestone.reached_on:
        reached = _("reached %(day)s") % {"day": short_day(milestone.reached_on)}
        return {"label": milestone.what, "done": True, "hint": by, "state": reached}
    return {"label": milestone.what, "done": False, "hint": by, "url": url, "state": _("ahead")}


def _income(income: Income) -> dict[str, Any]:
    told = {name: income.money(name) for name in ("turnover", "costs", "own")}
    return {"month": income.month, **{name: spell(money) if money else "" for name, money in told.items()}}


class CoachingFilter(Narrowing):
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"),
        required=False,
        choices=[("", gettext_lazy("all")), *Activity.State.choices],
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"), required=False,
        choices=[("next", gettext_lazy("next session first")), ("last", gettext_lazy("longest without a session first"))],
    )  # fmt: skip


COLUMNS = [
    Column("reference", gettext_lazy("Reference")),
    Column("called", gettext_lazy("First name")),
    Column("state", gettext_lazy("Where it stands")),
    Column("last", gettext_lazy("Last session")),
    Column("next", gettext_lazy("Next time")),
]


def coaching_list(request: HttpRequest) -> HttpResponse:
    """What a business consultant coaches: the next session first. For other roles there is no such page."""
    if Role.BUSINESS_CONSULTANT not in {post.role for post in reader(request).current_posts}:
        raise Absent
    narrowed = CoachingFilter(request.GET)
    kept = narrowed.kept()
    found = coached().filter(**({"state": kept["state"]} if "state" in kept else {}))
    page = page_of(request, found.order_by(*SORTS[kept.get("sort", "next")]), kept)
    known = _references([one.case_id for one in page.rows])
    lines = rows(_("Business"), COLUMNS, [_line(one, known) for one in page.rows])
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": "state" in kept}
    return render(request, "desk/coaching.html", context)


def _references(case_ids: list[UUID]) -> dict[UUID, str]:
    return dict(mine().filter(case_id__in=case_ids).values_list("case_id", "reference"))


def _line(one: Any, known: dict[UUID, str]) -> dict[str, Any]:
    return {
        "url": reverse("case_part", args=[one.case_id, "activity"]),
        "household": one.what,
        "reference": known.get(one.case_id, ""),
        "called": one.called,
        "state": labels(Activity.State)[one.state],
        "last": short_day(one.last) if one.last else "",
        "next": short_day(one.following) if one.following else "",
    }


def coming_sessions() -> list[dict[str, Any]]:
    """Sessions that a coach agreed on, from a week ago until two weeks from now, as the page of today shows them."""
    day = timezone.localdate()
    near = coached().filter(following__range=(day - timedelta(days=7), day + timedelta(days=14)))
    return [
        {
            "url": reverse("case_part", args=[one.case_id, "activity"]),
            "label": one.called or one.what,
            "day": one.following,
            "what": _("coaching session"),
        }
        for one in near.exclude(state=Activity.State.ENDED).order_by("following")[:10]
    ]
