"""What is asked when a consent is recorded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Involvement
from translocal.consents.models import Consent
from translocal.core.fields import LanguageChoice
from translocal.organisations.fields import DeskChoice
from translocal.organisations.models import Staff
from translocal.people.queries import adults, spoken_by


class ConsentForm(forms.Form):
    readers = {
        "person": _("Those who counsel, and the person: it is theirs to take back."),
        "purpose": _("The system, which opens exactly this and nothing more."),
        "language": _("Those who counsel and the data protection officer: consent has to be understood."),
        "how": _("Those who counsel and the data protection officer: consent has to be understood."),
    }
    takes_thing = True
    person = forms.ChoiceField(label=_("Who agrees"), choices=[])
    purpose = forms.ChoiceField(
        label=_("They agree"), choices=Consent.Purpose.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they agree to.")},
    )  # fmt: skip
    team = DeskChoice(
        label=_("To which desk"),
        required=False,
        help_text=_("When they agree that a desk takes over, or stands beside us."),
    )
    staff = forms.ModelChoiceField(
        label=_("Who may hear"), queryset=Staff.objects.none(), required=False, empty_label=_("choose"),
        help_text=_("When they let somebody of this case hear what becomes of them."),
    )  # fmt: skip
    language = LanguageChoice(label=_("In which language"))
    how = forms.ChoiceField(label=_("How they took it in"), choices=Consent.How.choices)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = adults(on.case_id)
        standing = Involvement.objects.filter(case_id=on.case_id, staff__isnull=False).values("staff_id")
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in people]  # type: ignore[attr-defined]
        self.fields["staff"].queryset = Staff.objects.filter(pk__in=standing, is_active=True).order_by("name")  # type: ignore[attr-defined]
        self.fields["language"].initial = spoken_by(people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        to_team = cleaned.get("purpose") != Consent.Purpose.FOLLOW
        wanted, other = ("team", "staff") if to_team else ("staff", "team")
        if cleaned.get(wanted) is None and "purpose" in cleaned and wanted not in self.errors:
            self.add_error(wanted, ValidationError(_("Name who it is for."), code="recipient"))
        cleaned[other] = None
        return cleaned
