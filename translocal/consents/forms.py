"""How a consent is recorded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translocal.consents.models import Consent
from translocal.core.names import languages
from translocal.organisations.models import Staff, Team
from translocal.people.queries import adults


class ConsentForm(forms.Form):
    readers = {
        "person": _("Those who counsel, and the person: it is theirs to take back."),
        "purpose": _("The system, which opens exactly this and nothing more."),
        "language": _("Those who counsel and the data protection officer: consent has to be understood."),
        "how": _("Those who counsel and the data protection officer: consent has to be understood."),
    }
    takes_thing = True
    person = forms.ChoiceField(label=_("Who agrees"), choices=[])
    purpose = forms.ChoiceField(label=_("They agree"), choices=Consent.Purpose.choices)
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), required=False)
    staff = forms.ModelChoiceField(label=_("Worker"), queryset=Staff.objects.filter(is_active=True), required=False)
    language = forms.ChoiceField(label=_("In which language"), choices=[])
    how = forms.ChoiceField(label=_("How they took it in"), choices=Consent.How.choices)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in adults(on.case_id)]  # type: ignore[attr-defined]
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        to_team = cleaned.get("purpose") == Consent.Purpose.HANDOVER
        wanted, other = ("team", "staff") if to_team else ("staff", "team")
        if cleaned.get(wanted) is None and "purpose" in cleaned:
            self.add_error(wanted, ValidationError(_("Name who it is for."), code="recipient"))
        cleaned[other] = None
        return cleaned
