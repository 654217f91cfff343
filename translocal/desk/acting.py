"""The page of an action: one for every action that a person carries out at the desk, all made the same way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import connection, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from translocal.access.identity import acting_as, current, identity_of
from translocal.access.middleware import acts_by_itself
from translocal.access.queries import permitted, row_on, seen
from translocal.actions.engine import REGISTRY, Action, Invalid, case_of
from translocal.actions.models import Receipt
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, NotAllowed, Refusal, Repeated
from translocal.desk.models import Draft
from translocal.desk.quick import addresses
from translocal.handovers.models import Handover
from translocal.handovers.queries import is_open_to_reader
from translocal.people.queries import units

Url = Callable[[Any], str]


@dataclass(frozen=True)
class ActionPage:
    """How an action is asked for: the heading, where one came from, where one goes, what it means."""

    action: Action[Any, Any]
    heading: Any
    back: Url
    after: Url
    done: Any
    happens: tuple[Any, ...] = ()
    lasting: tuple[Any, ...] = ()
    main: bool = False
    initial: Callable[[Any], Mapping[str, Any]] = field(default=lambda _thing: {})
    template: str = "desk/act.html"
    offered: bool = True
    drafts: bool = True
    # What has to be read before the form is filled in, for the template.
    shows: Callable[[Any], Mapping[str, Any]] = field(default=lambda _thing: {})
    # False where the step makes no sense any longer or not at all: it is then not named among what is missing.
    when: Callable[[Any], bool] = field(default=lambda _thing: True)

    def url(self, thing: models.Model) -> str:
        return addresses("act", self.action.name)(thing.pk)


# What an address may bring into a form: ids and choices, never words.
BROUGHT = {"person", "purpose", "team", "staff", "kind", "duplicate", "office", "to_team", "item", "programme"}
PAGES: dict[str, ActionPage] = {}


def page(name: str, heading: Any, *, back: Url, after: Url, done: Any, **more: Any) -> ActionPage:
    """Give the registered action `name` a page at the desk."""
    PAGES[name] = ActionPage(REGISTRY[name], heading, back, after, done, **more)
    return PAGES[name]


def find(asked: ActionPage, pk: UUID) -> models.Model:
    """The thing to act on, if the reader may see it."""
    found: models.Model | None = seen(asked.action.on, pk)
    if found is None or (isinstance(found, Handover) and not is_open_to_reader(found)):
        raise Absent
    return found


@acts_by_itself
def act(request: HttpRequest, name: str, pk: UUID) -> HttpResponse:
    """Show the form of an action, and carry it out."""
    asked = PAGES.get(name)
    if asked is None:
        raise Http404
    reader = identity_of(request.user)
    if request.method != "POST":
        with acting_as(reader):
            return _ask(request, asked, pk)
    try:
        with acting_as(reader, whole=True):
            return _carry_out(request, asked, pk)
    except Refusal as refusal:
        with acting_as(reader):
            return _refused(request, asked, pk, refusal)


def _ask(request: HttpRequest, asked: ActionPage, pk: UUID) -> HttpResponse:
    thing = find(asked, pk)
    if not permitted(current(), asked.action.permission, case_of(thing)):
        raise NotAllowed([])
    reasons = asked.action.reasons(thing, current())
    brought = {name: value for name, value in request.GET.items() if name in BROUGHT}
    initial = {**asked.initial(thing), **brought, **_draft(_key(asked, thing))}
    return _show(request, asked, thing, asked.action.form(thing, initial=initial), [str(r) for r in reasons])


def _carry_out(request: HttpRequest, asked: ActionPage, pk: UUID) -> HttpResponse:
    thing = find(asked, pk)
    result = asked.action.submit(
        thing,
        request.POST,
        by=current(),
        action_id=asked_id(request.POST),
        seen=_number(request.POST.get("seen", "")),
    )
    messages.success(request, asked.done)
    return _onward(asked, result, _forget_draft(_key(asked, thing), case_of(result)))


def _refused(request: HttpRequest, asked: ActionPage, pk: UUID, refusal: Refusal) -> HttpResponse:
    """Everything was undone: the page comes back with what was typed, and says why."""
    sent_before = isinstance(refusal, Repeated)
    done = None if sent_before else earlier(asked_id(request.POST), asked.action.name)
    if done is not None:
        # The answer to the first time was lost on the way; by now the step itself may no longer be theirs to take.
        case_id = case_of(done)
        return _onward(asked, done, case_id is None or row_on(case_id) is not None)
    if isinstance(refusal, Absent | NotAllowed):
        raise refusal
    thing = find(asked, pk)
    if isinstance(refusal, Invalid):
        return _show(request, asked, thing, refusal.form, [], status=refusal.status)
    typed = asked.action.form(thing, request.POST)
    told = [str(reason) for reason in refusal.reasons]
    return _show(request, asked, thing, typed, told, status=refusal.status, fresh=sent_before)


def _forget_draft(key: str, case_id: UUID | None) -> bool:
    """What was sent is no draft any longer. Answers whether the reader still reaches the case."""
    reader = current().actor
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH sent AS (DELETE FROM desk_draft WHERE staff_id = %s AND key = %s)"
            " SELECT %s::uuid IS NULL OR EXISTS (SELECT FROM access_access WHERE staff_id = %s AND case_id = %s)",
            [reader, key, case_id, reader, case_id],
        )
        return bool(cursor.fetchone()[0])


def _onward(asked: ActionPage, result: models.Model, reaches: bool) -> HttpResponse:
    """Whoever has just said no to a handover, or gave a case away, sees it no longer: the page would be absent."""
    lost = isinstance(result, Receipt) or not reaches
    return HttpResponseRedirect(reverse("today") if lost else asked.after(result))


def asked_id(sent: Mapping[str, str]) -> UUID | None:
    """The id under which a form asks for its action."""
    return _uuid(sent.get("action_id", ""))


def earlier(action_id: UUID | None, name: str = "document.add") -> models.Model | None:
    """What came of the action when it was sent under this id before; itself when the reader no longer sees more."""
    if action_id is None:
        return None
    receipt = Receipt.objects.filter(actor=current().actor, action_id=action_id, action=name).first()
    if receipt is None or receipt.result is None:
        return None
    result: models.Model | None = REGISTRY[name].result._default_manager.filter(pk=receipt.result).first()
    return result or receipt


def _show(
    request: HttpRequest,
    asked: ActionPage,
    thing: models.Model,
    form: forms.Form,
    reasons: list[str],
    status: int = 200,
    fresh: bool = False,
) -> HttpResponse:
    form.action_id = (not fresh and asked_id(request.POST)) or uuid7()  # type: ignore[attr-defined]
    context = {
        "page": asked,
        "submit": asked.action.label,
        "about": about(thing),
        "form": form,
        "reasons": reasons,
        "seen": getattr(thing, "version", ""),
        "back": asked.back(thing),
        "readers": _readers(form),
        "draft_url": reverse("draft", args=[asked.action.name, thing.pk])
        if form.visible_fields() and asked.drafts
        else "",
        **asked.shows(thing),
    }
    return render(request, asked.template, context, status=status)


def about(thing: models.Model) -> str:
    """Whom the step is about, so that nobody writes into the wrong file."""
    case_id = case_of(thing)
    unit = units([case_id]).get(case_id) if case_id else None
    if unit is None:
        return ""
    others = ngettext("%(name)s, %(count)d person", "%(name)s, %(count)d people", unit.size)
    return others % {"name": unit.label, "count": unit.size}


def _readers(form: forms.Form) -> list[tuple[Any, Any]]:
    """Who reads what has to be filled in, and why: nothing is asked that nobody needs."""
    readers = getattr(form, "readers", {})
    return [(field.label, readers[field.name]) for field in form.visible_fields() if field.name in readers]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _key(asked: ActionPage, thing: models.Model) -> str:
    return f"{asked.action.name}/{thing.pk}"


def _draft(key: str) -> dict[str, Any]:
    found = Draft.objects.filter(staff_id=current().actor, key=key).first()
    return dict(found.fields) if found else {}


@require_POST
def draft(request: HttpRequest, name: str, pk: UUID) -> HttpResponse:
    """Keep what is being typed. Nothing is checked here: a draft may be wrong."""
    asked = PAGES.get(name)
    if asked is None:
        raise Http404
    thing = find(asked, pk)
    known = asked.action.form(thing).fields
    typed = {n: _kept(request.POST, n, f) for n, f in known.items() if n in request.POST}
    Draft.objects.update_or_create(staff_id=current().actor, key=_key(asked, thing), defaults={"fields": typed})
    return HttpResponse(status=204)


def _kept(typed: MultiValueDict[str, str], name: str, kept: forms.Field) -> Any:
    many = isinstance(kept.widget, forms.SelectMultiple | forms.CheckboxSelectMultiple)
    clean = [value.replace("\x00", "")[:10_000] for value in typed.getlist(name)]
    return clean if many else clean[-1]


def offered(thing: models.Model, rights: int, names: list[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the reader can do with the thing now, and what they cannot do yet with the missing reasons."""
    can: list[dict[str, Any]] = []
    cannot: list[dict[str, Any]] = []
    for name in names:
        asked = PAGES[name]
        if not rights & asked.action.permission.bit:
            continue
        if not asked.action.is_open(thing) or not asked.when(thing):
            continue
        reasons = asked.action.reasons(thing, current())
        if reasons:
            cannot.append({"name": name, "label": asked.heading, "reasons": [str(r) for r in reasons]})
        else:
            main = asked.main and not any(step["main"] for step in can)
            can.append({"name": name, "label": asked.heading, "url": asked.url(thing), "main": main})
    return can, cannot
