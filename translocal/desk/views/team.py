"""The team: who is in it, how their work stands, which desks there are."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from translocal.access.identity import current
from translocal.access.models import Access
from translocal.access.queries import mine
from translocal.cases.models import Involvement
from translocal.core.names import language
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.reader import reader
from translocal.organisations.models import Post, Staff, Team
from translocal.organisations.roles import CHAIN
from translocal.people.queries import units

UNDER_FIVE = 5


def team(request: HttpRequest) -> HttpResponse:
    """My teams. A lead sees how many active cases each has; no figure says what became of them."""
    own = reader(request).current_posts
    posts = Post.objects.filter(team__in=[p.team_id for p in own], until=None).select_related("staff", "team")
    led = {post.team_id for post in own if post.is_lead}
    load = _load(led)
    teams = [
        {
            "name": str(post.team),
            "role": post.get_role_display(),
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


def member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a member of a team I lead has in hand, to give to a colleague when they are away."""
    led = Post.objects.filter(staff_id=current().actor, until=None, is_lead=True).values("team_id")
    person = Staff.objects.filter(Q(posts__team__in=led), pk=pk).distinct().first()
    if person is None:
        raise Absent
    rows = in_hand(led).filter(staff=person).order_by("-since", "-id")
    page = page_of(request, rows, {})
    households = units([row.case_id for row in page.rows])
    lines = [
        {
            "household": households[row.case_id].label if row.case_id in households else "",
            "people": households[row.case_id].size if row.case_id in households else "",
            "since": row.since,
            "url": reverse("unit", args=[row.case_id]),
            "assign": reverse("act", args=["case.assign", row.pk]),
        }
        for row in page.rows
    ]
    return render(request, "desk/team_member.html", {"person": person, "lines": lines, "page": page.bar})


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
