"""What is asked about a person, and why. Little is mandatory: a name, and whether they decide for themselves."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, Line, LongSelect, LongSelectMultiple
from translocal.core.names import countries, languages
from translocal.people.models import Membership, Person


class PersonForm(forms.Form):
    readers = {
        "given_name": _("Everybody who stands in the case, to know and address them."),
        "position": _("Everybody who stands in the case: each adult decides and consents for themselves."),
    }
    given_name = Line(
        label=_("Given name"), max_length=100, help_text=_("In Latin letters, as they write it themselves.")
    )
    family_name = Line(label=_("Family name"), max_length=100, required=False)
    also_written = Line(
        label=_("Also written as"), required=False,
        help_text=_("Other scripts or spellings, with commas between them: Անի Գրիգորյան, Ani Grigoryan."),
    )  # fmt: skip
    birth_date = Date(label=_("Date of birth"), required=False, help_text=_("Leave empty when unknown. Do not guess."))
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", _("not asked")), *Person.Sex.choices])
    nationality = forms.ChoiceField(label=_("Nationality"), required=False, choices=[], widget=LongSelect)
    languages = forms.MultipleChoiceField(
        label=_("Languages they speak"),
        required=False,
        choices=[],
        widget=LongSelectMultiple,
        help_text=_("For conversations, letters and interpreters."),
    )
    phone = Line(label=_("Telephone"), max_length=30, required=False)
    position = forms.ChoiceField(
        label=_("In this household"), choices=Membership.Position.choices,
        help_text=_("Every adult decides, signs and agrees for themselves."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["nationality"].choices = [("", _("not known")), *countries()]  # type: ignore[attr-defined]
        self.fields["languages"].choices = languages()  # type: ignore[attr-defined]

    def clean_also_written(self) -> list[str]:
        value = self.cleaned_data["also_written"]
        return [name.strip() for name in value.split(",") if name.strip()][:10]

    def clean_birth_date(self) -> Any:
        day = self.cleaned_data["birth_date"]
        if day and day > timezone.localdate():
            raise ValidationError(_("The date of birth lies in the future. Check the year."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, position = cleaned.get("birth_date"), cleaned.get("position")
        if day and position == Membership.Position.ADULT and _age(day) < 18:
            self.add_error(
                "position", _("By this date of birth they are under 18: choose “child”, or correct the date.")
            )
        return cleaned


def _age(day: date) -> int:
    today = timezone.localdate()
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


class MergeForm(forms.Form):
    readers = {"duplicate": _("Nobody: it names the second record.")}
    duplicate = forms.UUIDField(widget=forms.HiddenInput)
