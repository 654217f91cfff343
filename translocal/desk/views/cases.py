"""Cases: the list, and the page of one case."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Lens, Standing
from translocal.access.models import Access
from translocal.access.permissions import Permission
from translocal.access.queries import all_seen, visible
from translocal.cases import queries
from translocal.cases.models import Case, Document, Turn
from translocal.cases.states import BEFORE_BOARDING, Stage
from translocal.consents.models import Consent
from translocal.core.days import short_day
from translocal.core.memory import remembering
from translocal.core.names import country
from translocal.core.paging import page_from
from translocal.core.reasons import Absent
from translocal.core.rows import every
from translocal.counselling.models import Conversation, LinkRequest, Voice
from translocal.desk import timeline
from translocal.desk.acting import PAGES, offered
from translocal.desk.foresight import foresee
from translocal.desk.frame import Frame, frame_of
from translocal.desk.granted import own_steps
from translocal.desk.narrowing import Narrowing
from translocal.desk.pages import ON_A_CASE
from translocal.desk.quick import addresses, labels, said
from translocal.desk.rows import Column, rows
from translocal.desk.steps_now import laid_out
from translocal.desk.through_line import links_of, shores
from translocal.desk.views import contact
from translocal.desk.views.coaching import activity
from translocal.desk.views.followup import followup
from translocal.desk.views.money import money
from translocal.desk.views.plans import plan
from translocal.desk.views.purchases import purchases
from translocal.desk.views.travel import travel
from translocal.desk.views.voluntariness import voluntariness
from translocal.handovers.models import Handover
from translocal.journal.append import log_reading
from translocal.organisations.roles import ORIGIN_ROLES, Role
from translocal.people.models import Membership
from translocal.people.queries import Unit, household_name, units


class CaseFilter(Narrowing):
    """What the list is narrowed by: exact values only, so that the address may be kept and shared."""

    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), required=False, choices=[("", gettext_lazy("all")), *Stage.choices]
    )
    origin = forms.ChoiceField(label=gettext_lazy("Country of origin"), required=False, choices=[])
    standing = forms.ChoiceField(
        label=gettext_lazy("Where you stand"), required=False,
        choices=[("", gettext_lazy("anywhere")), *[(s.value, s.label) for s in Standing if s != Standing.ERRAND]],
    )  # fmt: skip
    people = forms.ChoiceField(
        label=gettext_lazy("People"), required=False,
        choices=[("", gettext_lazy("any number")), *[(str(n), str(n)) for n in range(1, 11)]],
    )  # fmt: skip
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"), required=False,
        choices=[("-updated_at", gettext_lazy("latest first")), ("updated_at", gettext_lazy("longest unchanged first")),
                 ("stage", gettext_lazy("by stage")), ("origin", gettext_lazy("by country"))],
    )  # fmt: skip

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """The countries are those that occur in the reader's own cases."""
        super().__init__(*arguments, **options)
        self.counted = queries.counted(self._exact("stage", "standing", "people"))
        named = sorted(((code, country(code)) for code in self.counted), key=lambda pair: pair[1])
        self.fields["origin"].choices = [("", _("all")), *named]  # type: ignore[attr-defined]

    def _exact(self, *names: str) -> dict[str, str]:
        fields: dict[str, Any] = self.fields
        asked = {name: self.data.get(name, "") for name in names}
        return {name: value for name, value in asked.items() if value and fields[name].valid_value(value)}

    def total(self) -> int:
        """How many cases the filter leaves."""
        origin = self.kept().get("origin")
        return self.counted[origin] if origin else sum(self.counted.values())


COLUMNS = [
    Column("reference", gettext_lazy("Reference")),
    Column("people", gettext_lazy("People"), number=True),
    Column("stage", gettext_lazy("Stage")),
    Column("origin", gettext_lazy("Country of origin")),
    Column("standing", gettext_lazy("You are")),
    Column("active", gettext_lazy("Active")),
    Column("updated", gettext_lazy("Changed")),
]


def case_list(request: HttpRequest) -> HttpResponse:
    """My cases: filtered, sorted, counted, paged."""
    narrowed = CaseFilter(request.GET)
    kept = narrowed.kept()
    total = narrowed.total()
    page = page_from(request, total, partial(queries.listed_from, kept, kept.get("sort", ""), total), kept)
    ids = [row.case_id for row in page.rows]
    lines = rows(_("Household"), COLUMNS, _lines(page.rows, units(ids), queries.at_work(ids)))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept), "file": _file_url(kept)}
    return render(request, "desk/cases.html", context)


def _file_url(kept: dict[str, str]) -> str:
    return reverse("case_file") + ("?" + urlencode(kept) if kept else "")


def _lines(found: list[Access], households: dict[UUID, Unit], at_work: dict[UUID, str]) -> list[dict[str, Any]]:
    url, stages, standings = addresses("case"), labels(Stage), labels(Standing)
    return [
        {
            "url": url(row.case_id),
            "reference": row.reference,
            "household": households[row.case_id].label if row.case_id in households else row.reference,
            "people": row.people,
            "stage": stages[row.stage],
            "origin": country(row.origin),
            "standing": standings[row.standing],
            "active": at_work.get(row.case_id, ""),
            "updated": short_day(row.updated_at),
        }
        for row in found
    ]


TALKED = 20
PARTS = {
    "timeline": gettext_lazy("Timeline"),
    "people": gettext_lazy("People"),
    "conversations": gettext_lazy("Conversations"),
    "voluntariness": gettext_lazy("Voluntariness"),
    "consents": gettext_lazy("Consents"),
    "handovers": gettext_lazy("Handovers"),
    "travel": gettext_lazy("Travel"),
    "plan": gettext_lazy("Plan"),
    "money": gettext_lazy("Money"),
    "purchases": gettext_lazy("Purchases"),
    "activity": gettext_lazy("Activity"),
    "meetings": gettext_lazy("Meetings"),
    "followup": gettext_lazy("Follow-up"),
    "messages": gettext_lazy("Messages"),
    "documents": gettext_lazy("Documents"),
}
PART_LENS = {
    "timeline": Lens.CHAIN,
    "people": Lens.IDENTITY,
    "conversations": Lens.COUNSELLING,
    "voluntariness": Lens.COUNSELLING,
    "consents": Lens.COUNSELLING,
    "handovers": Lens.CHAIN,
    "travel": Lens.TRAVEL | Lens.PLAN,
    "plan": Lens.PLAN,
    "money": Lens.MONEY,
    "purchases": Lens.MONEY,
    "activity": Lens.ACTIVITY,
    "meetings": Lens.PLAN,
    "followup": Lens.PLAN,
    "messages": Lens.CHAIN,
    "documents": Lens.COUNSELLING | Lens.TRAVEL,
}


# As numbers: what is set beside what is a question of many on each page.
_LENSES = {name: int(lens) for name, lens in PART_LENS.items()}
# Whoever is only asked to take over reads nobody's mail.
IN_TOUCH = Permission.MESSAGE_WRITE.bit | Permission.CONVERSATION_NOTE.bit


def open_parts(access: Access) -> dict[str, Any]:
    """The parts of a case that this reader may open."""
    seen = {name: label for name, label in PARTS.items() if _LENSES[name] & access.parts}
    if not access.rights & IN_TOUCH:
        seen.pop("messages", None)
    return seen


def case_page(request: HttpRequest, pk: UUID, part: str = "timeline") -> HttpResponse:
    """One case: its through-line, one of its parts, and what can be done now."""
    frame = frame_of(pk)
    if frame is None:
        raise Absent
    if part not in open_parts(frame.access):
        raise Http404
    log_reading(current().actor, f"case {part}", pk)
    frame.case.active_roles = {link.role for link in frame.chain if link.standing == "active"}
    with remembering():
        foresee(frame)
        shown = SHOW[part](request, frame)
        urls = _part_urls(frame)
        now = _now(frame, part, shown, urls)
        context = {"case": frame.case, "part": part, **_shown(frame, part, urls), "now": now, **shown}
    return render(request, f"desk/case_{part}.html", context)


def _shown(frame: Frame, part: str, urls: dict[str, str]) -> dict[str, Any]:
    case, access = frame.case, frame.access
    host, origin = shores(case, frame.chain)
    return {
        "heading": _heading(case, frame.people),
        "sub": _sub(case, access),
        "host": host,
        "origin": origin,
        "links": links_of(frame.chain, frame.joints, access.staff_id),
        "branches": _branches(case, access),
        "parts": [
            {"label": label, "url": urls[name], "current": name == part, "count": None}
            for name, label in open_parts(access).items()
        ],
    }


def _now(frame: Frame, part: str, shown: dict[str, Any], urls: dict[str, str]) -> dict[str, Any]:
    """The steps of the case, with those that the open part brings along."""
    can, cannot = offered(frame.case, frame.access.rights, ON_A_CASE)
    can += own_steps(frame.access)
    own = shown.get("own_can", []), shown.get("own_cannot", [])
    return laid_out(frame.case, part, (can, cannot), own, urls)


def _part_urls(frame: Frame) -> dict[str, str]:
    """The addresses of the parts that this reader may open."""
    whole = addresses("case")(frame.case.pk)
    return {name: whole if name == "timeline" else f"{whole}{name}/" for name in open_parts(frame.access)}


def _heading(case: Case, people: list[Membership]) -> str:
    if not people:
        return case.reference
    if len(people) == 1:
        return str(people[0].person)
    return _("Household of %(name)s, %(count)s people") % {"name": household_name(people), "count": len(people)}


def _sub(case: Case, access: Access) -> str:
    return " · ".join([case.reference, said(case, "state"), _standing(access)])


def _standing(access: Access) -> str:
    words = {
        Standing.FOLLOWING: _("you follow"),
        Standing.PREVIEW: _("you are asked to take over"),
        Standing.LEAD: _("you lead the team"),
        Standing.COVER: _("you cover for a colleague"),
        Standing.REVIEW: _("you review"),
    }
    return words.get(Standing(access.standing)) or _("you are the %(role)s") % {"role": Role(access.role).label}


def _branches(case: Case, access: Access) -> list[dict[str, Any]]:
    """The ways that are open to them, drawn as equals; only those who counsel can note one. None, once the support ended."""
    ways = [
        ("case.take_up_again" if case.state == Stage.RESTING else "", "", _("go on")),
        ("case.rest", "", _("rest, not now")),
        ("case.end", Turn.Kind.STAYS, _("stay")),
        ("case.end", Turn.Kind.MOVES_ON, _("move on elsewhere")),
        ("case.end", Turn.Kind.WITHDRAWN, _("withdraw")),
    ]
    if case.state not in (*BEFORE_BOARDING, Stage.RESTING):
        ways = [way for way in ways if way[1] == Turn.Kind.MOVES_ON and case.state != Stage.ENDED]
    shown = []
    for name, kind, label in ways:
        asked = PAGES.get(name)
        possible = asked and access.rights & asked.action.permission.bit and asked.action.is_open(case)
        url = asked.url(case) + (f"?kind={kind}" if kind else "") if asked and possible else ""
        shown.append({"label": label, "url": url, "current": case.state == Stage.RESTING and name == "case.rest"})
    return shown


def _timeline(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    known = {
        "staff": {link.staff_id: link.staff for link in frame.chain if link.staff_id},
        "team": {link.team_id: link.team for link in frame.chain},
        "person": {member.person_id: str(member.person) for member in frame.people},
    }
    there = {link.staff_id for link in frame.chain if link.role in ORIGIN_ROLES and link.staff_id}
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    lines, earlier = timeline.entries(frame.access, known=known, origin_staff=there, before=before)
    return {"entries": lines, "earlier": earlier, "later": before is not None}


def _people(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    edits = bool(frame.access.rights & PAGES["person.correct"].action.permission.bit)
    asked = visible(LinkRequest).filter(case_id=frame.case.pk).select_related("from_staff", "from_team").order_by("-at")
    return {
        "persons": [person_line(member, edits=edits) for member in frame.people],
        "edits": edits,
        "asked": list(asked),
    }


def person_line(member: Membership, *, edits: bool) -> dict[str, Any]:
    """A person as `c-people` shows them."""
    person = member.person
    # That somebody is a child is said beside the name already.
    facts = [] if member.position == Membership.Position.CHILD else [said(member, "position")]
    if person.birth_date:
        facts.append(_("born %(day)s") % {"day": short_day(person.birth_date)})
    if person.nationality:
        facts.append(country(person.nationality))
    return {
        "name": str(person),
        "own_name": ", ".join(person.also_written),
        "note": " · ".join(facts),
        "url": reverse("act", args=["person.correct", member.pk]) if edits else "",
        "same_url": reverse("same", args=[member.pk]) if edits else "",
        "leave_url": reverse("act", args=["person.leave", member.pk]) if edits else "",
        "child": member.position == Membership.Position.CHILD,
    }


def conversations_of(case_id: UUID, start: int = 0) -> list[dict[str, Any]]:
    """Conversations with each person's own words, newest first: those that are shown, and one more if there is one."""
    where = "case_id = %s ORDER BY held_on DESC, at DESC LIMIT %s OFFSET %s"
    held = all_seen(Conversation, where, [case_id, TALKED + 1, start])
    voices: dict[UUID, list[Voice]] = {}
    for voice in every(Voice, "WHERE conversation_id = ANY(%s)", [[one.pk for one in held]], beside=("person",)):
        voices.setdefault(voice.conversation_id, []).append(voice)
    return [{"held": one, "voices": voices.get(one.pk, [])} for one in held]


def _conversations(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    asked = request.GET.get("from", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    found = conversations_of(frame.case.pk, start)
    return {
        "conversations": found[:TALKED],
        "earlier": start + TALKED if len(found) > TALKED else 0,
        "later": start > 0,
    }


def _consents(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    where = "consents_consent.case_id = %s ORDER BY given_at DESC"
    rows = all_seen(Consent, where, [frame.case.pk], beside=("person", "team", "staff"))
    lines = [
        {
            "what": f"{row.person}: {said(row, 'purpose')}",
            "to": row.team.name if row.team else row.staff.name if row.staff else "",
            "state": "withdrawn" if row.withdrawn_at else "given",
            "by": said(row, "how"),
            "at": short_day(row.withdrawn_at or row.given_at),
            "url": "" if row.withdrawn_at else reverse("act", args=["consent.withdraw", row.pk]),
            "label": _("Take back"),
        }
        for row in rows
    ]
    return {"consents": lines}


def _handovers(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    rows = visible(Handover).filter(case_id=frame.case.pk).select_related("from_staff", "to_team__office__organisation")
    mine_or_sent = [
        row for row in rows.order_by("-made_at") if row.proposed_at or row.from_staff_id == frame.access.staff_id
    ]
    return {"rows": mine_or_sent}


def _documents(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    rows = Document.objects.filter(case_id=frame.case.pk, removed_at=None).extra(
        where=["lens & %s <> 0"], params=[frame.access.parts]
    )
    adds = bool(frame.access.rights & PAGES["document.remove"].action.permission.bit)
    return {"documents": list(rows.select_related("added_by").order_by("-added_at")), "adds": adds}


SHOW = {
    "timeline": _timeline,
    "people": _people,
    "conversations": _conversations,
    "voluntariness": voluntariness,
    "consents": _consents,
    "handovers": _handovers,
    "documents": _documents,
    "travel": travel,
    "meetings": contact.meetings,
    "followup": followup,
    "messages": contact.messages,
    "plan": plan,
    "money": money,
    "purchases": purchases,
    "activity": activity,
}
