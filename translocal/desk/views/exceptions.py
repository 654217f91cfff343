"""Exceptions to decide and decided: the list of whoever decides, and one of them with all that it is decided on."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.queries import permissions_by_post, row_on, visible
from translocal.core.days import short_day
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.acting import offered
from translocal.desk.exception_pages import ON_AN_EXCEPTION
from translocal.desk.exceptions import TONES, X, decision, heading, name_of, told
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import addresses, labels
from translocal.desk.rows import Column, rows
from translocal.organisations.models import Post
from translocal.organisations.roles import Role
from translocal.programmes.library import offered as programmes_offered
from translocal.programmes.models import AskedFor, Exemption
from translocal.programmes.queries import log_reading_of


def _that_know_one() -> list[tuple[str, Any]]:
    """The programmes whose rules leave something to an exception."""
    return [
        (code, _(known.name))
        for code, known in programmes_offered().items()
        if any(fact.startswith("approvals.") for fact in known.facts())
    ]


class ExceptionFilter(Narrowing):
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"), required=False,
        choices=[("", gettext_lazy("all")), *((s.value, s.label) for s in X if s != X.WITHDRAWN)],
    )  # fmt: skip
    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False, choices=[])

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["programme"].choices = [("", _("all")), *_that_know_one()]  # type: ignore[attr-defined]


COLUMNS = [
    Column("programme", gettext_lazy("Programme")),
    Column("from", gettext_lazy("Asked by")),
    Column("since", gettext_lazy("Asked for")),
    Column("state", gettext_lazy("Where it stands")),
    Column("by", gettext_lazy("Decided by")),
]


def to_my_teams() -> QuerySet[Exemption]:
    """What the teams of an approver were asked: not what they might see of it in a case."""
    mine = Post.objects.filter(staff=current().actor, role=Role.APPROVER, until=None).values("team")
    return Exemption.objects.filter(to_team__in=mine).exclude(state=X.WITHDRAWN)


def exception_list(request: HttpRequest) -> HttpResponse:
    """Those to decide first, the one that waits longest on top; then the decided ones, the latest first."""
    narrowed = ExceptionFilter(request.GET)
    kept = narrowed.kept()
    found = to_my_teams().filter(**kept).order_by(F("decided_at").desc(nulls_first=True), "asked_at", "id")
    page = page_of(request, found.select_related("from_team__office", "decided_by"), kept)
    lines = rows(_("Exception"), COLUMNS, _lines(page.rows))
    context = {"filter": narrowed, "rows": lines, "page": page.bar, "filtered": bool(kept)}
    return render(request, "desk/exceptions.html", context)


def _lines(found: Iterable[Exemption]) -> Iterable[dict[str, Any]]:
    url, states = addresses("exception"), labels(X)
    for exemption in found:
        yield {
            "url": url(exemption.pk),
            "household": heading(exemption),
            "programme": name_of(exemption.programme),
            "from": str(exemption.from_team),
            "since": short_day(exemption.asked_at),
            "state": states[exemption.state],
            "by": decision(exemption) or "–",
        }


def waiting(limit: int) -> list[dict[str, Any]]:
    """What waits for the decision of an approver, for the page of today."""
    found = to_my_teams().filter(state=X.ASKED).order_by("asked_at", "id").select_related("from_team__office")
    return [
        {
            "url": line["url"], "label": line["household"], "since": line["since"],
            "what": _("an exception to decide: %(programme)s, from %(team)s") % {"programme": line["programme"], "team": line["from"]},
        }
        for line in _lines(found[:limit])
    ]  # fmt: skip


def exception_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One exception: what it is decided on, and how it was decided."""
    found = Exemption.objects.filter(pk=pk).select_related("from_team__office", "to_team__office", "decided_by")
    exemption = found.first()
    if exemption is None:
        raise Absent
    log_reading_of(exemption)
    rights = sum(permission.bit for permission in permissions_by_post(current().actor))
    can, cannot = offered(exemption, rights, ON_AN_EXCEPTION)
    context = {
        **told(exemption), "can": can, "cannot": cannot, "tone": TONES.get(X(exemption.state), "quiet"),
        "details": _details(exemption), **_back(exemption),
    }  # fmt: skip
    return render(request, "desk/exception.html", context)


def _back(exemption: Exemption) -> dict[str, str]:
    """Whoever sees the money of the case comes from there."""
    asked = visible(AskedFor).filter(exemption=exemption).first()
    if asked is None:
        return {"back": reverse("exceptions"), "back_label": _("Exceptions")}
    access = row_on(asked.case_id)
    if access is None or not access.parts & Lens.CHAIN:
        return {"back": reverse("money_file", args=[asked.case_id]), "back_label": _("Money files")}
    return {"back": reverse("case_part", args=[asked.case_id, "money"]), "back_label": _("The case")}


def _details(exemption: Exemption) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": _("Programme"), "value": name_of(exemption.programme)},
        {"label": _("As the rules stand on"), "value": short_day(exemption.day)},
        {"label": _("Asked by"), "value": str(exemption.from_team)},
        {"label": _("Asked for"), "value": short_day(exemption.asked_at)},
        {"label": _("Who decides"), "value": str(exemption.to_team)},
    ]
    if exemption.decided_by:
        found.append({"label": _("Decided by"), "value": decision(exemption), "strong": True})
    return found
