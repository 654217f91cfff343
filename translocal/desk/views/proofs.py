"""Quotes and proofs of a purchase: taken in with their files, and handed out again to those who see the money."""

from typing import Any
from uuid import UUID

from django import forms
from django.forms.utils import ErrorDict
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.queries import permitted, seen, visible
from translocal.actions.engine import Action
from translocal.cases.files import take_in
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, NotAllowed, Refusal
from translocal.desk.acting import asked_id, earlier
from translocal.desk.views.documents import hand_out
from translocal.journal.append import log_reading
from translocal.purchases import actions as purchases
from translocal.purchases.models import Proof, Purchase, Quote

FILE = forms.FileField(
    label=_("File"),
    required=False,
    help_text=_("PDF, JPEG, PNG or WebP, at most 10 MB. Places are taken out of photos."),
)
BYTES = ("stored", "type", "size")


def add_quote(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _add(request, pk, purchases.add_quote, _("Add a quote"))


def add_proof(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _add(request, pk, purchases.add_proof, _("Add a proof"))


def _add(request: HttpRequest, pk: UUID, action: Action[Purchase, Any], heading: Any) -> HttpResponse:
    """The form of the action, with a file in place of where its bytes lie."""
    purchase = seen(Purchase, pk)
    if purchase is None:
        raise Absent
    if not permitted(current(), action.permission, purchase.case_id):
        raise NotAllowed([])
    back, action_id = reverse("purchase", args=[pk]), asked_id(request.POST) or uuid7()
    form = _form(action, purchase, None)
    if request.method == "POST":
        if earlier(action_id, action.name) is not None:
            return HttpResponseRedirect(back)
        form = _carried_out(request, action, purchase, action_id)
        if not form.errors:
            return HttpResponseRedirect(back)
    form.action_id = action_id  # type: ignore[attr-defined]
    reasons = [] if form.errors else [str(reason) for reason in action.reasons(purchase, current())]
    context = {
        "form": form,
        "heading": heading,
        "submit": action.label,
        "back": back,
        "what": purchase.what,
        "reasons": reasons,
    }
    return render(request, "desk/add_proof.html", context, status=422 if form.errors else 200)


def _form(action: Action[Purchase, Any], purchase: Purchase, data: Any) -> forms.Form:
    form = action.form(purchase, data)
    for name in BYTES:
        del form.fields[name]
    form.fields["file"] = FILE
    return form


def _carried_out(
    request: HttpRequest, action: Action[Purchase, Any], purchase: Purchase, action_id: UUID
) -> forms.Form:
    """The bytes first, then the action; whatever is wrong is told at its field, with what was typed."""
    shown: Any = _form(action, purchase, request.POST)
    # The action looks at what was typed, together with the bytes: it is not looked at twice.
    shown._errors, shown.cleaned_data = ErrorDict(), {}
    typed = {name: value for name, value in request.POST.items() if name not in BYTES}
    upload: Any = request.FILES.get("file")
    try:
        kept = vars(take_in(upload)) if upload else {}
        action.submit(purchase, {**typed, **kept}, by=current(), action_id=action_id)
    except (Absent, NotAllowed):
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            name = "file" if reason.field in BYTES else reason.field
            shown.add_error(name if name in shown.fields else None, str(reason))
    form: forms.Form = shown
    return form


def quote_file(request: HttpRequest, pk: UUID) -> FileResponse:
    return _hand_out(visible(Quote).filter(pk=pk).first(), "quote")


def proof_file(request: HttpRequest, pk: UUID) -> FileResponse:
    return _hand_out(visible(Proof).filter(pk=pk).first(), "proof")


def _hand_out(kept: Quote | Proof | None, name: str) -> FileResponse:
    if kept is None or not kept.stored:
        raise Absent
    log_reading(current().actor, name, kept.case_id)
    return hand_out(kept, name)
