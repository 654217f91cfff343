"""The team: who is in it, how their work stands, which desks there are."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.cases.models import Involvement
from translocal.core.days import short_day
from translocal.core.names import language
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.quick import said
from translocal.desk.reader import reader
from translocal.desk.rows import Column, rows
from translocal.organisations.models import Post, Staff, Team
from translocal.organisations.roles import CHAIN
from translocal.people.queries import Unit, units

UNDER_FIVE = 5


def team(request: HttpRequest) -> HttpResponse:
    """My teams. A lead sees how many active cases each has; no figure says what became of them."""
    own = list(reader(request).posts.filter(until=None).select_related("team__office").order_by("since"))
    posts = Post.objects.filter(team__in=[p.team_id for p in own], until=None).select_related("staff", "team")
    led = {post.team_id for post in own if post.is_lead}
    load = _load(led)
    teams = [
        {
            "name": str(post.team),
            "role": said(post, "role"),
            "first_meeting": post.team.first_meeting,
            "led": post.team_id in led,
            "people": [
                _member(p, load) for p in sorted(posts, key=lambda p: p.staff.name) if p.team_id == post.team_id
            ],
        }
        for post in own
    ]
    return render(request, "desk/team.html", {"teams": teams})


def _load(led: set[UUID]) -> dict[UUID, int]:
    if not led:
        return {}
    rows = in_hand(led).values("staff").annotate(n=Count("id"))
    return {row["staff"]: row["n"] for row in rows}


def in_hand(led: Any) -> QuerySet[Involvement]:
    """The places that members of teams I lead hold now; a household whose notes became a case counts once.

    A lead no longer reaches the notes behind a case, except their own.
    """
    own_notes = mine().filter(kind=Access.Kind.TALK, stage="case").values("case_id")
    return Involvement.objects.filter(team__in=led, standing="active").exclude(case_id__in=own_notes)


def _member(post: Post, load: dict[UUID, int]) -> dict[str, Any]:
    return {
        "name": post.staff.name,
        "lead": post.is_lead,
        "active": load.get(post.staff_id, 0),
        "url": reverse("team_member", args=[post.staff_id]),
    }


COLUMNS = [
    Column("people", gettext_lazy("People"), number=True),
    Column("since", gettext_lazy("Since")),
    Column("assign", gettext_lazy("Give to a colleague")),
]


def member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a member of a team I lead has in hand, to give to a colleague when they are away."""
    led = Post.objects.filter(staff_id=current().actor, until=None, is_lead=True).values("team_id")
    person = Staff.objects.filter(Q(posts__team__in=led), pk=pk).distinct().first()
    if person is None:
        raise Absent
    page = page_of(request, in_hand(led).filter(staff=person).order_by("-since", "-id"), {})
    households = units([row.case_id for row in page.rows])
    lines = rows(_("Household"), COLUMNS, (_held(row, households.get(row.case_id)) for row in page.rows))
    return render(request, "desk/team_member.html", {"person": person, "rows": lines, "page": page.bar})


def _held(row: Involvement, household: Unit | None) -> dict[str, Any]:
    name = household.label if household else ""
    assign = reverse("act", args=["case.assign", row.pk])
    return {
        "url": reverse("unit", args=[row.case_id]),
        "household": name,
        "people": household.size if household else "",
        "since": short_day(row.since),
        "assign": format_html(
            '<a href="{}">{}<span class="hide">: {}</span></a>', assign, _("Give to a colleague"), name
        ),
    }


def desks(request: HttpRequest) -> HttpResponse:
    """Every desk and its first meeting, shown before anyone is referred to it."""
    rows = (
        Team.objects.filter(role__in=CHAIN)
        .select_related("office__organisation__profile")
        .order_by("role", "office__city", "pk")
    )
    page = page_of(request, rows, {})
    for team in page.rows:
        profile = getattr(team.office.organisation, "profile", None)
        if profile:
            profile.spoken = ", ".join(language(code.strip()) for code in profile.languages.split(",") if code.strip())
    return render(request, "desk/desks.html", {"page": page})
