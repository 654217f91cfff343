"""Documents of a case: taken in, handed out again to those who may see them."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.queries import permitted, row_on, visible
from translocal.cases import actions as cases
from translocal.cases.files import path_of, take_in
from translocal.cases.forms import DocumentForm, filed_under
from translocal.cases.models import Case, Document
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, NotAllowed, Refusal
from translocal.desk.acting import asked_id, earlier
from translocal.journal.append import log_reading


class UploadForm(forms.Form):
    """What a person fills in; where the bytes lie is added once they were checked."""

    label = DocumentForm.base_fields["label"]
    lens = DocumentForm.base_fields["lens"]
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, JPEG, PNG or WebP, at most 10 MB. Places are taken out of photos.")
    )

    def __init__(self, *arguments: Any, case_id: UUID, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["lens"].choices = filed_under(case_id)  # type: ignore[attr-defined]
        self.action_id = asked_id(self.data) or uuid7()


def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a document to a case."""
    case = visible(Case).filter(pk=pk).first()
    if case is None:
        raise Absent
    if not permitted(current(), cases.add_document.permission, pk):
        raise NotAllowed([])
    form = UploadForm(request.POST or None, request.FILES or None, case_id=pk)
    back = reverse("case_part", args=[pk, "documents"])
    if request.method == "POST" and earlier(form.action_id) is not None:
        return HttpResponseRedirect(back)
    if request.method == "POST" and form.is_valid():
        try:
            stored = take_in(form.cleaned_data["file"])
            words = {name: form.cleaned_data[name] for name in ("label", "lens")}
            cases.add_document(case, by=current(), action_id=form.action_id, **words, **vars(stored))
        except Refusal as refusal:
            form.add_error("file", [str(reason) for reason in refusal.reasons])
        else:
            return HttpResponseRedirect(back)
    status = 422 if form.errors else 200
    return render(request, "desk/add_document.html", {"form": form, "case": case, "back": back}, status=status)


def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Hand a document out, as a download: nothing that somebody sent is ever shown as a page of ours."""
    document = Document.objects.filter(pk=pk, removed_at=None).first()
    access = row_on(document.case_id) if document else None
    if document is None or access is None or not access.parts & document.lens:
        raise Absent
    log_reading(current().actor, "document", document.case_id)
    return hand_out(document, "document")


def hand_out(kept: Any, name: str) -> FileResponse:
    """The file that a row names, under a name that says nothing about anybody."""
    ending = "pdf" if kept.type == "application/pdf" else "jpg"
    try:
        content = path_of(kept.stored).open("rb")
    except FileNotFoundError as gone:
        raise Absent from gone
    answer = FileResponse(content, as_attachment=True, filename=f"{name}-{kept.pk.hex[-8:]}.{ending}")
    answer["Content-Type"] = kept.type
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store"
    return answer
