"""The plan of a case: its needs, items, comments and signatures; its versions, and what differs between two."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from translocal.access.identity import current
from translocal.access.models import Access
from translocal.access.queries import row_on, visible
from translocal.core.days import short_day
from translocal.core.memory import know, remembered, remembering
from translocal.core.money import spell
from translocal.core.reasons import Absent
from translocal.desk.acting import PAGES, about, offered
from translocal.desk.asked_there import beside_the_plan
from translocal.desk.frame import Frame
from translocal.desk.plan_pages import ON_A_PLAN
from translocal.desk.quick import labels, said
from translocal.desk.views.prices import told_beside
from translocal.journal.append import log_reading
from translocal.organisations.roles import Role
from translocal.people.queries import adults, names
from translocal.plans import queries
from translocal.plans.forms import MYSELF
from translocal.plans.models import Area, Comment, Item, Plan, Signature, Use, Verdict
from translocal.plans.queries import Change
from translocal.plans.rules import REEVALUATION, is_looked_at_again, missing_signatures, reevaluation_due
from translocal.purchases.prices import Price, latest_prices, prices

TONES = {Plan.State.DRAFT: "wait", Plan.State.AGREED: "ok", Plan.State.REPLACED: "quiet"}
VERDICTS = {Verdict.FEASIBLE: "ok", Verdict.WITH_CHANGES: "wait", Verdict.NOT_HERE: "stop"}
Named = dict[UUID, str]


def plan(_request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The part of a case that tells its plan: the newest version."""
    case_id = frame.case.pk
    versions = queries.versions(case_id)
    again = any(one.drawn == Plan.Drawn.AFTER and one.agreed_at for one in versions)
    know(is_looked_at_again, case_id, answer=again)
    know(people_named, case_id, answer={member.person_id: str(member.person) for member in frame.people})
    shown = {"due": reevaluation_due(frame.case), "due_source": REEVALUATION}
    return {**shown, **sheet(versions[0], frame.access, versions)} if versions else {**shown, "plan": None}


def plan_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version, at its own address."""
    found, access = _seen(pk)
    log_reading(current().actor, "plan", found.case_id)
    with remembering():
        context = {**sheet(found, access), "about": about(found), "case_url": _case_url(found)}
    return render(request, "desk/plan.html", context)


def plan_differences(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """What a version says otherwise than an earlier one, side by side."""
    new, _access = _seen(pk)
    old = visible(Plan).filter(case_id=new.case_id, number=number).exclude(pk=pk).first()
    if old is None:
        raise Absent
    log_reading(current().actor, "plan differences", new.case_id)
    found = queries.differences(old, new)
    both = [*found.added, *found.removed, *(i for change in found.changed for i in (change.before, change.after))]
    named = _names(both, new.case_id)
    areas = labels(Area)
    context = {
        "about": about(new), "plan_url": reverse("plan", args=[new.pk]), "old": _head(old), "new": _head(new),
        "rows": [
            *({"tag": _("changed"), "tone": "wait", **_sides(change, named)} for change in found.changed),
            *({"tag": _("added"), "tone": "ok", "after": _item(item, named)} for item in found.added),
            *({"tag": _("taken out"), "tone": "quiet", "before": _item(item, named)} for item in found.removed),
        ],
        "needs": [{"area": areas[area], "before": before, "after": after} for area, (before, after) in found.needs.items()],
        "before": spell(found.before), "after": spell(found.after), "differs": bool(found),
    }  # fmt: skip
    return render(request, "desk/plan_differences.html", context)


def _seen(pk: UUID) -> tuple[Plan, Access]:
    found = visible(Plan).filter(pk=pk).first()
    access = row_on(found.case_id) if found else None
    if found is None or access is None:
        raise Absent
    return found, access


def _case_url(found: Plan) -> str:
    return reverse("case_part", args=[found.case_id, "plan"])


def sheet(found: Plan, access: Access, versions: list[Plan] | None = None) -> dict[str, Any]:
    """Everything a version shows."""
    listed = queries.items(found)
    signed = queries.valid_signatures(found)
    know(queries.has_items, found.pk, answer=bool(listed))
    areas = labels(Area)
    can, cannot = offered(found, access.rights, ON_A_PLAN)
    return {
        "plan": _head(found),
        "uses": _by_use(
            listed,
            _names(listed, found.case_id),
            changes=_changes(found, access),
            before=latest_prices(prices(access.origin)),
        ),
        "total": spell(queries.total(listed)),
        "needs": [{"area": areas[area], "words": words} for area, words in queries.needs(found).items()],
        "comments": [_comment(comment) for comment in queries.comments_on(found)],
        "questions": beside_the_plan(found.case_id, access.rights) if queries.was_asked_there(found.case_id) else [],
        "signatures": _signatures(found, signed, access),
        "versions": _versions(found, versions or queries.versions(found.case_id)),
        "own_can": can,
        "own_cannot": cannot,
    }


def _changes(found: Plan, access: Access) -> bool:
    return found.state == Plan.State.DRAFT and bool(access.rights & PAGES["plan.change_item"].action.permission.bit)


def _head(found: Plan) -> dict[str, Any]:
    return {
        "pk": found.pk,
        "number": found.number,
        "title": _("Version %(number)s") % {"number": found.number},
        "state": said(found, "state"),
        "tone": TONES[Plan.State(found.state)],
        "drawn": said(found, "drawn"),
        "made": short_day(found.made_at),
        "agreed": short_day(found.agreed_at) if found.agreed_at else "",
        "why": found.why,
    }


@remembered
def people_named(_case_id: UUID) -> Named:
    """Those who are in the household now, as far as the page knows them already."""
    return {}


def _named(wanted: Iterable[UUID | None], case_id: UUID) -> Named:
    """Who they are; nobody is asked for twice."""
    known = people_named(case_id)
    unknown = {pk for pk in wanted if pk is not None and pk not in known}
    return known | names(unknown) if unknown else known


def _names(listed: list[Item], case_id: UUID) -> Named:
    return _named((item.person_id for item in listed), case_id)


def _item(item: Item, named: Named, *, changes: bool = False) -> dict[str, Any]:
    return {
        "what": item.what,
        "use": said(item, "use"),
        "who": named.get(item.person_id, _("a person")) if item.person_id else _("the whole household"),
        "estimate": spell(item.money),
        "note": item.note,
        "change_url": reverse("act", args=["plan.change_item", item.pk]) if changes else "",
        "remove_url": reverse("act", args=["plan.remove_item", item.pk]) if changes else "",
    }


def _by_use(listed: list[Item], named: Named, *, changes: bool, before: dict[str, Price]) -> list[dict[str, Any]]:
    groups: dict[str, list[Item]] = {}
    for item in listed:
        groups.setdefault(item.use, []).append(item)
    uses = labels(Use)
    return [
        {
            "use": uses[use],
            "sum": spell(queries.total(group)),
            "before": told_beside(before.get(use)),
            "items": [_item(i, named, changes=changes) for i in group],
        }
        for use, group in groups.items()
    ]


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "verdict": said(comment, "verdict"),
        "tone": VERDICTS[Verdict(comment.verdict)],
        "words": comment.words,
        "by": f"{comment.by.name}, {Role(comment.role).label}",
        "day": short_day(comment.at),
    }


def _signatures(found: Plan, signed: list[Signature], access: Access) -> list[dict[str, Any]]:
    """Each adult, and the workers: who has signed what stands there, with their dissent; who has not yet."""
    asked = PAGES["plan.sign"]
    open_now = bool(access.rights & asked.action.permission.bit) and not asked.action.reasons(found, current())
    url = asked.url(found) if open_now else ""
    by_person = {signature.person_id: signature for signature in signed if signature.person_id}
    if found.state == Plan.State.DRAFT:
        steps = [
            _step(str(p), by_person.get(p.pk), f"{url}?person={p.pk}" if url else "") for p in adults(found.case_id)
        ]
    else:
        named = _named(by_person, found.case_id)
        steps = [_step(named.get(pk, _("a person")), signature) for pk, signature in by_person.items()]
    steps += [_step(f"{s.staff}, {Role(s.role).label}", s) for s in signed if s.staff_id]
    if found.state == Plan.State.DRAFT:
        waits = [reason.code for reason in missing_signatures(found)]
        own = f"{url}?person={MYSELF}" if url else ""
        if "plan.local_worker" in waits:
            steps.append(
                _step(
                    _("The local social worker co-signs"), None, own if access.role == Role.LOCAL_SOCIAL_WORKER else ""
                )
            )
        elif "plan.worker" in waits:
            steps.append(_step(_("A worker co-signs"), None, own))
    return steps


def _step(label: str, signature: Signature | None, url: str = "") -> dict[str, Any]:
    if signature is None:
        return {"label": label, "done": False, "url": url, "state": _("has not signed yet")}
    hint = _("Sees it otherwise: “%(words)s”") % {"words": signature.dissent} if signature.dissent else ""
    return {"label": label, "done": True, "hint": hint, "state": _("signed %(day)s") % {"day": short_day(signature.at)}}


def _versions(shown: Plan, versions: list[Plan]) -> list[dict[str, Any]]:
    return [
        {
            **_head(other),
            "by": other.made_by.name,
            "url": reverse("plan", args=[other.pk]),
            "current": other.pk == shown.pk,
            "differences_url": reverse("plan_differences", args=[shown.pk, other.number])
            if other.number < shown.number
            else "",
        }
        for other in versions
    ]


def _sides(change: Change, named: Named) -> dict[str, Any]:
    return {"before": _item(change.before, named), "after": _item(change.after, named)}
