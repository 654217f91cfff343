"""Conversations before a case: the notes that a service keeps, and keeps to itself."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.queries import mine, row_on, visible
from translocal.core.days import short_day
from translocal.core.fields import Line
from translocal.core.names import country
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.counselling.actions import TALKING
from translocal.counselling.models import Talk
from translocal.desk import timeline
from translocal.desk.acting import PAGES, offered
from translocal.desk.narrowing import Narrowing
from translocal.desk.pages import ON_A_TALK
from translocal.desk.quick import said
from translocal.desk.rows import Column, rows
from translocal.desk.views.cases import TALKED, conversations_of, person_line
from translocal.journal.append import log_reading
from translocal.organisations.models import Post
from translocal.people import search
from translocal.people.queries import household_name, members, units


class TalkFilter(Narrowing):
    stage = forms.ChoiceField(
        label=gettext_lazy("Where it stands"), required=False, choices=[("", gettext_lazy("all")), *Talk.State.choices]
    )


COLUMNS = [
    Column("people", gettext_lazy("People"), number=True),
    Column("state", gettext_lazy("Where it stands")),
    Column("origin", gettext_lazy("Country of origin")),
    Column("updated", gettext_lazy("Changed")),
]


def talk_list(request: HttpRequest) -> HttpResponse:
    """The households my service talks with."""
    narrowed = TalkFilter(request.GET)
    kept = narrowed.kept()
    page = page_of(request, _counselled().filter(**kept).order_by("-updated_at", "-case_id"), kept)
    households = units([row.case_id for row in page.rows])
    lines = rows(_("Household"), COLUMNS, (_line(row, households.get(row.case_id)) for row in page.rows))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept)}
    return render(request, "desk/talks.html", context)


def _counselled() -> QuerySet[Access]:
    """Where a household stands in a conversation is counselling: a lead who does not cover sees none of it here."""
    seen = mine().filter(kind=Access.Kind.TALK).alias(seen=F("parts").bitand(int(Lens.COUNSELLING)))
    return seen.filter(seen__gt=0)


def _line(row: Access, household: Any) -> dict[str, Any]:
    return {
        "url": reverse("talk", args=[row.case_id]),
        "household": household.label if household else "",
        "people": row.people,
        "state": Talk.State(row.stage).label,
        "origin": country(row.origin),
        "updated": short_day(row.updated_at),
    }


class NameForm(forms.Form):
    q = Line(label=gettext_lazy("Name, reference or telephone"), help_text=gettext_lazy("Any script, any spelling."))


def new_talk(request: HttpRequest) -> HttpResponse:
    """Search before creating: within what the reader may see. The name is sent by POST, never in an address."""
    teams = [
        p.team
        for p in Post.objects.filter(staff_id=current().actor, until=None, role__in=TALKING).select_related("team")
    ]
    if not teams:
        raise Absent
    form = NameForm(request.POST or None)
    found = (
        search.find(form.cleaned_data["q"], current().actor) if request.method == "POST" and form.is_valid() else None
    )
    context = {
        "form": form,
        "found": [found_line(item) for item in found or []],
        "asked": found is not None,
        "begin": [{"url": reverse("act", args=["talk.begin", team.pk]), "name": team.name} for team in teams],
    }
    return render(request, "desk/new_talk.html", context, status=422 if form.errors else 200)


def found_line(item: search.Found) -> dict[str, Any]:
    return {
        "name": str(item.person),
        "own_name": ", ".join(item.person.also_written),
        "url": reverse("unit", args=[item.access.case_id]),
        "where": item.access.reference or _("conversation in your service"),
        "born": short_day(item.person.birth_date) if item.person.birth_date else "",
    }


def talk_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One household my service talks with."""
    access = row_on(pk)
    talk = visible(Talk).filter(pk=pk).first()
    if talk is None or access is None:
        raise Absent
    log_reading(current().actor, "talk", pk)
    people = members(pk)
    can, cannot = offered(talk, access.rights, ON_A_TALK)
    known = {"staff": {}, "team": {}, "person": {m.person_id: str(m.person) for m in people}}
    lines, _earlier = timeline.entries(access, known=known)
    edits = bool(access.rights & PAGES["person.correct"].action.permission.bit)
    context = {
        "talk": talk,
        "heading": household_name(people) if people else _("Household"),
        "sub": _("%(state)s · %(origin)s · since %(day)s") % {
            "state": said(talk, "state"), "origin": country(talk.origin_country), "day": short_day(talk.begun_at),
        },
        "persons": [person_line(member, edits=edits) for member in people],
        "conversations": conversations_of(pk)[:TALKED],
        "entries": lines,
        "can": can,
        "cannot": cannot,
        "case_url": reverse("case", args=[talk.case]) if talk.case and row_on(talk.case) else "",
    }  # fmt: skip
    return render(request, "desk/talk.html", context)


def unit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A case or the talk before it: to whichever the reader has."""
    access = row_on(pk)
    if access is None:
        raise Absent
    return HttpResponseRedirect(reverse("talk" if access.kind == Access.Kind.TALK else "case", args=[pk]))
