"""Handovers: those that wait for me, those I sent; one of them with its letter."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import LENS_LABELS, Lens, travelling
from translocal.access.queries import caseload, row_on, visible
from translocal.consents.models import Consent
from translocal.core.days import short_day
from translocal.core.names import language
from translocal.core.paging import page_of_ids
from translocal.core.reasons import Absent
from translocal.desk.acting import about, offered
from translocal.desk.narrowing import Narrowing
from translocal.desk.pages import ON_A_HANDOVER
from translocal.desk.quick import addresses, labels, said
from translocal.desk.reader import reader
from translocal.desk.rows import Column, rows
from translocal.handovers import rules
from translocal.handovers.models import Approval, Handover, Letter, Meeting
from translocal.handovers.queries import is_open_to_reader
from translocal.journal.append import log_reading
from translocal.organisations.queries import staff_names
from translocal.organisations.roles import SUCCEEDS
from translocal.people.models import Person
from translocal.people.queries import Unit, members, units


class HandoverFilter(Narrowing):
    side = forms.ChoiceField(
        label=gettext_lazy("Direction"), required=False,
        choices=[("", gettext_lazy("both")), ("in", gettext_lazy("to my team")), ("out", gettext_lazy("from me or my team"))],
    )  # fmt: skip
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"),
        required=False,
        choices=[("", gettext_lazy("all")), *Handover.State.choices],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How"), required=False, choices=[("", gettext_lazy("all")), *Handover.Kind.choices]
    )


COLUMNS = [
    Column("people", gettext_lazy("People"), number=True),
    Column("from", gettext_lazy("From")),
    Column("to", gettext_lazy("To")),
    Column("kind", gettext_lazy("How")),
    Column("state", gettext_lazy("Where it stands")),
    Column("due", gettext_lazy("Answer due")),
]
STATE = '<span class="tag {}">{}</span>'
LATE = '{} <span class="tag wait">{}</span>'


def handover_list(request: HttpRequest) -> HttpResponse:
    """Handovers to my teams and from me: those that wait the longest first."""
    narrowed = HandoverFilter(request.GET)
    kept = narrowed.kept()
    posts = reader(request).current_posts
    exact: dict[str, Any] = {name: kept[name] for name in ("state", "kind") if name in kept}
    sides = _sides(kept.get("side", ""), [p.team_id for p in posts], [p.team_id for p in posts if p.is_lead])
    found = caseload(Handover).filter(sides, **exact).values("id", "made_at")
    page = page_of_ids(request, found, "found.made_at DESC, found.id DESC", kept)
    shown = _shown(page.rows)
    lines = rows(_("Household"), COLUMNS, _lines(shown, units({row.case_id for row in shown})))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept)}
    return render(request, "desk/handovers.html", context)


def _sides(side: str, teams: list[UUID], led: list[UUID]) -> Q:
    """Which are mine; the database's policy decides which of them I may see."""
    coming = Q(to_team__in=teams) & ~Q(state="draft")
    going = Q(from_staff=current().actor)
    if led:
        going |= Q(from_team__in=led) & ~Q(state="draft")
    return {"in": coming, "out": going}.get(side, coming | going)


class Shown(NamedTuple):
    """A handover as the list shows it, with the names it needs."""

    pk: UUID
    case_id: UUID
    state: str
    kind: str
    answer_by: date | None
    sender: str
    team: str
    city: str


def _shown(ids: list[UUID]) -> list[Shown]:
    """Those of one page, in its order."""
    named = Handover.objects.filter(pk__in=ids).values_list(
        "pk", "case_id", "state", "kind", "answer_by", "from_staff__name", "to_team__name", "to_team__office__city"
    )
    found = {row[0]: Shown(*row) for row in named}
    return [found[pk] for pk in ids if pk in found]


def _lines(found: list[Shown], households: dict[UUID, Unit]) -> list[dict[str, Any]]:
    url, states, kinds = addresses("handover"), labels(Handover.State), labels(Handover.Kind)
    kinds[Handover.Kind.ACCOMPANIED] = _("accompanied")
    waits = Handover.State.PROPOSED
    tags = {state: format_html(STATE, "wait" if state == waits else "quiet", told) for state, told in states.items()}
    today = timezone.localdate()
    return [
        {
            "url": url(row.pk),
            "household": households[row.case_id].label if row.case_id in households else _("not shown"),
            "people": households[row.case_id].size if row.case_id in households else "",
            "from": row.sender,
            "to": f"{row.team}, {row.city}",
            "kind": kinds[row.kind],
            "state": tags[row.state],
            "due": _due(row.answer_by, today) if row.answer_by and row.state == waits else "",
        }
        for row in found
    ]


def _due(answer_by: date, today: date) -> str:
    day = short_day(answer_by)
    return format_html(LATE, day, _("overdue")) if answer_by < today else day


def handover_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One handover: who, to whom, what travels, the letter, the answer, the joint meeting."""
    named = (
        "from_staff",
        "from_team__office__organisation",
        "to_team__office__organisation",
        "redirected_to__office",
        "answered_by",
        "case",
    )
    handover = visible(Handover).filter(pk=pk).select_related(*named).first()
    access = row_on(handover.case_id) if handover else None
    if handover is None or access is None or not is_open_to_reader(handover):
        raise Absent
    log_reading(current().actor, "handover", handover.case_id)
    people = members(handover.case_id)
    adults = [member.person for member in people if member.position == "adult"]
    letter = Letter.objects.filter(handover=handover).first()
    can, cannot = offered(handover, access.rights, ON_A_HANDOVER)
    context = {
        "handover": handover,
        "persons": [{"name": str(m.person), "child": m.position == "child"} for m in people],
        "about": about(handover),
        "letter": _letter(handover, letter, adults) if letter else None,
        "answer": letter.answer if letter else "",
        "travels": _travels(handover),
        "meeting": _meeting(handover, adults),
        "steps": _steps(handover, letter, adults) if handover.state == "draft" else [],
        "facts": _facts(handover),
        "can": can,
        "cannot": cannot,
        "first_meeting": handover.to_team.first_meeting,
        "case_url": reverse("case", args=[handover.case_id]),
    }
    return render(request, "desk/handover.html", context)


def _travels(handover: Handover) -> list[str]:
    return [str(LENS_LABELS[part]) for part in Lens if travelling(handover.parts) & part]


def _facts(handover: Handover) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": _("From"), "value": f"{handover.from_staff.name}, {handover.from_team}"},
        {"label": _("To"), "value": str(handover.to_team)},
        {"label": _("How"), "value": said(handover, "kind")},
        *([{"label": _("Asked"), "value": _("to stand beside whoever asks")}] if handover.beside else []),
        {"label": _("Where it stands"), "value": said(handover, "state"), "strong": True},
    ]
    if handover.answer_by and handover.state == Handover.State.PROPOSED:
        facts.append({"label": _("Answer due"), "value": short_day(handover.answer_by)})
    if handover.answered_by:
        facts.append({"label": _("Answered by"), "value": handover.answered_by.name})
    if handover.redirected_to:
        facts.append({"label": _("Desk that was named"), "value": str(handover.redirected_to)})
    return facts


def _letter(handover: Handover, letter: Letter, adults: list[Person]) -> dict[str, Any]:
    approved = {row.person_id: row for row in Approval.objects.filter(handover=handover, letter_version=letter.version)}
    return {
        "author": handover.from_staff.name,
        "to": str(handover.to_team),
        "date": short_day(timezone.localtime(handover.proposed_at or handover.made_at)),
        "why": letter.why,
        "words": [{"text": letter.words, "who": "", "lang": ""}],
        "worries": [letter.worries] if letter.worries else [],
        "promised": [letter.promised] if letter.promised else [],
        "language": language(letter.language),
        "approvals": [
            {
                "name": str(p),
                "at": short_day(timezone.localtime(approved[p.pk].at)) if p.pk in approved else None,
                "how": "",
            }
            for p in adults
        ],
    }


def _steps(handover: Handover, letter: Letter | None, adults: list[Person]) -> list[dict[str, Any]]:
    """What each adult does, alone, before the other desk can be asked; the last one only if they want it."""
    version = letter.version if letter else 0
    approved = set(
        Approval.objects.filter(handover=handover, letter_version=version).values_list("person_id", flat=True)
    )
    agreed = visible(Consent).filter(case_id=handover.case_id, withdrawn_at=None)
    to_desk = set(
        agreed.filter(team=handover.to_team_id, purpose=rules.purpose_of(handover)).values_list("person_id", flat=True)
    )
    followers = _who_will_follow(handover)
    to_follow = set(agreed.exclude(staff=None).values_list("person_id", "staff_id"))
    approve = reverse("act", args=["handover.approve_letter", handover.pk])
    consent = reverse("act", args=["consent.record", handover.case_id])
    steps: list[dict[str, Any]] = []
    for person in adults:
        who = {"name": person}
        steps += [
            {"label": _("%(name)s reads and approves the letter") % who, "url": f"{approve}?person={person.pk}",
             "done": person.pk in approved},
            {"label": _("%(name)s agrees to this desk") % who, "done": person.pk in to_desk,
             "url": f"{consent}?person={person.pk}&purpose={rules.purpose_of(handover)}&team={handover.to_team_id}"},
            *({"label": words % (who | worker), "done": (person.pk, staff_id) in to_follow, "hint": _("if they want it"),
               "url": f"{consent}?person={person.pk}&purpose=follow&staff={staff_id}"} for staff_id, worker, words in followers),
        ]  # fmt: skip
    return steps


def _who_will_follow(handover: Handover) -> list[tuple[UUID, dict[str, str], str]]:
    """Whoever follows once this desk takes over, and the words in which each adult is asked whether they may."""
    if handover.beside:
        return []
    others = rules.who_steps_back(handover) if handover.to_team.role in SUCCEEDS else []
    named = staff_names(staff_id for staff_id, _team in others if staff_id != handover.from_staff_id)
    asked = [
        (pk, {"worker": name}, _("%(name)s lets %(worker)s hear what becomes of them")) for pk, name in named.items()
    ]
    return [(handover.from_staff_id, {}, _("%(name)s lets you hear what becomes of them")), *asked]


def _meeting(handover: Handover, adults: list[Person]) -> dict[str, Any] | None:
    meeting = Meeting.objects.filter(handover=handover).first()
    if meeting is None:
        return None
    there = [str(person) for person in adults if person.pk in meeting.people]
    there += staff_names(meeting.staff).values()
    return {
        "planned_for": meeting.planned_for,
        "place": meeting.place,
        "held_on": meeting.held_on,
        "there": ", ".join(there),
    }
