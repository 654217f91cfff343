"""Drafts of rules: the list, one of them with what it would mean and what was said about it, and its effect as a file."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.access.queries import permissions_by_post
from translocal.core.days import short_day
from translocal.core.fields import Date
from translocal.core.money import Money, spell
from translocal.core.reasons import Absent
from translocal.desk.acting import offered
from translocal.desk.effects import file_lines, shown
from translocal.desk.quick import said
from translocal.desk.rows import Column, rows
from translocal.desk.rule_pages import ON_A_DRAFT
from translocal.desk.safe_cells import csv_answer
from translocal.journal.append import log_reading
from translocal.organisations.models import Organisation
from translocal.programmes.consequences import consequences
from translocal.programmes.effect import Effect, published
from translocal.programmes.models import Adopted, Draft
from translocal.programmes.parameters import Value
from translocal.programmes.queries import comments_on, drafted, effect_of, programmes_now

S = Draft.State
TONES = {S.DRAFTED: "quiet", S.OPEN: "wait", S.ADOPTED: "ok", S.WITHDRAWN: "quiet"}
SHOWN = 200
COLUMNS = [
    Column("programme", gettext_lazy("Programme")),
    Column("state", gettext_lazy("Where it stands")),
    Column("from", gettext_lazy("From")),
    Column("until", gettext_lazy("Comments until")),
]


class DayForm(forms.Form):
    """The day for which the effect is counted. What is wrong in an address is ignored."""

    on = Date(label=gettext_lazy("As the rules stand on"), required=False)

    def day(self, otherwise: date) -> date:
        day = (self.cleaned_data["on"] if self.is_valid() else None) or otherwise
        self.data = {"on": day.isoformat()}  # what is shown is what was counted
        return day


def rules(request: HttpRequest) -> HttpResponse:
    """Every draft that the reader may see, the latest first, and what was adopted."""
    drafts = list(Draft.objects.order_by("-made_at")[:SHOWN])
    adopted = list(Adopted.objects.order_by("-begins", "programme", "parameter").select_related("draft")[:SHOWN])
    own = _own_office() if Permission.RULES_DRAFT in permissions_by_post(current().actor) else None
    context = {
        "rows": rows(_("Draft"), COLUMNS, [_row(draft) for draft in drafts]),
        "adopted": [_adopted(row) for row in adopted],
        "draft_url": reverse("act", args=["rules.draft", own.pk]) if own else "",
    }
    return render(request, "desk/rules.html", context)


def _own_office() -> Organisation | None:
    mine = Organisation.objects.filter(offices__teams__posts__staff=current().actor, offices__teams__posts__until=None)
    return mine.first()


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "url": reverse("rules_draft", args=[draft.pk]),
        "household": draft.title,
        "programme": _programme_name(draft.programme),
        "state": said(draft, "state"),
        "from": short_day(draft.begins),
        "until": short_day(draft.comments_until) if draft.comments_until else "–",
    }


def _programme_name(code: str) -> str:
    known = programmes_now().get(code)
    return _(known.name) if known else code


def _adopted(row: Adopted) -> dict[str, Any]:
    known = programmes_now().get(row.programme)
    parameter = known.parameters.get(row.parameter) if known else None
    return {
        "programme": _programme_name(row.programme),
        "what": _(parameter.text) if parameter else row.parameter,
        "from": short_day(row.begins),
        "amount": spell(Money(row.amount, known.currency)) if known else f"{row.amount}",
        "reference": row.reference,
        "title": row.draft.title,
        "url": reverse("rules_draft", args=[row.draft_id]),
    }


def draft_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One draft: its values beside those of now, what they would mean, what was said, what can be done."""
    draft = _seen(pk)
    rights = sum(permission.bit for permission in permissions_by_post(current().actor))
    can, cannot = offered(draft, rights, ON_A_DRAFT)
    asked = DayForm(request.GET)
    found = _effect(draft, asked)
    context = {
        "draft": draft, "name": _programme_name(draft.programme), "tone": TONES[S(draft.state)], "can": can, "cannot": cannot,
        "details": _details(draft), "values": _values(draft), "warnings": _warnings(draft), "effect": shown(found) if found else None,
        "asked": asked if _counts_now(draft) else None, "here": reverse("rules_draft", args=[pk]),
        "file": f"{reverse('rules_effect', args=[pk])}?on={found.on.isoformat()}" if found and found.lines else "",
        "comments": [
            {"words": one.words, "by": f"{one.by.name}, {one.organisation.name}", "day": short_day(one.at)}
            for one in comments_on(draft)
        ],
    }  # fmt: skip
    return render(request, "desk/rules_draft.html", context)


def effect_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The table of the effect, as a file."""
    draft = _seen(pk)
    found = _effect(draft, DayForm(request.GET))
    if found is None or not found.lines:
        raise Absent
    log_reading(current().actor, "effect file")
    return csv_answer("effect", file_lines(found))


def _seen(pk: UUID) -> Draft:
    draft = Draft.objects.filter(pk=pk).select_related("made_by").first()
    if draft is None or draft.programme not in programmes_now():
        raise Absent
    return draft


def _counts_now(draft: Draft) -> bool:
    """Whoever drafts counts the caseload of now; everybody else reads what was published."""
    undecided = draft.state in (S.DRAFTED, S.OPEN)
    return undecided and bool(draft.amounts) and Permission.RULES_DRAFT in permissions_by_post(current().actor)


def _effect(draft: Draft, asked: DayForm) -> Effect | None:
    if _counts_now(draft):
        return effect_of(draft, asked.day(draft.begins))
    return published(json.loads(draft.effect)) if draft.effect else None


def _details(draft: Draft) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": _("Programme"), "value": _programme_name(draft.programme)},
        {"label": _("It would hold from"), "value": short_day(draft.begins)},
        {"label": _("Drafted by"), "value": f"{draft.made_by.name}, {short_day(draft.made_at)}"},
    ]
    if draft.comments_until:
        found.append({"label": _("Comments until"), "value": short_day(draft.comments_until)})
    adopted = Adopted.objects.filter(draft=draft).select_related("by").first()
    if adopted:
        found[1] = {"label": _("It holds from"), "value": short_day(adopted.begins), "strong": True}
        found.append({"label": _("Decided in"), "value": adopted.reference})
        found.append({"label": _("Adopted by"), "value": f"{adopted.by.name}, {short_day(adopted.at)}"})
    if draft.reason:
        found.append({"label": _("Withdrawn because"), "value": draft.reason})
    return found


def _warnings(draft: Draft) -> list[str]:
    """What its values would leave open, or bring back, while it can still be adopted."""
    if draft.state not in (S.DRAFTED, S.OPEN):
        return []
    return consequences(drafted(draft), draft.amounts, draft.begins)


def _values(draft: Draft) -> list[dict[str, Any]]:
    """Each value that the draft changes, beside the one that holds the day before it, or as it stands."""
    programme = programmes_now()[draft.programme]
    lines = []
    for code, amount in draft.amounts.items():
        parameter = programme.parameters.get(code)
        if parameter is None:
            continue
        standing = _standing(parameter.values, draft)
        known = standing.amount if standing and standing.usable else None
        lines.append({
            "what": _(parameter.text),
            "now": spell(Money(known, programme.currency)) if known is not None else _("not known"),
            "source": standing.reference if known is not None and standing else "",
            "then": spell(Money(amount, programme.currency)),
            "more": signed(amount - known, programme.currency) if known is not None else "",
        })  # fmt: skip
    return lines


def _standing(values: tuple[Value, ...], draft: Draft) -> Value | None:
    """The value before the draft: of a draft that was adopted, the one that it replaced."""
    day = draft.begins
    adopted = Adopted.objects.filter(draft=draft).first() if draft.state == S.ADOPTED else None
    if adopted:
        day = date.fromordinal(adopted.begins.toordinal() - 1)
    return next((value for value in values if value.on(day)), None)


def signed(amount: Any, currency: str) -> str:
    return ("+" if amount > 0 else "") + spell(Money(amount, currency))
