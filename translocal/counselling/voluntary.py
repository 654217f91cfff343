"""What is asked for the voluntariness record of one adult, and of the colleague who reviews a pause."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, LanguageChoice, Line, Text
from translocal.counselling.models import Voluntariness
from translocal.people.queries import adults, spoken_by

COUNSEL = _("Those who counsel, and the person.")
ASKED_FOR = _("Those who counsel, and the person: the journey is only asked for when this is there.")


class VoluntarinessForm(forms.Form):
    """One adult, alone. What is not said yet stays open: it can be recorded again at any time."""

    readers = {
        "person": ASKED_FOR,
        "informed_about": COUNSEL,
        "language": _("Those who counsel: to be informed is to understand."),
        "informed_by": COUNSEL,
        "time_to_decide": COUNSEL,
        "pressures_seen": _(
            "Those who counsel, who look for ways to ease them; counted without names for the oversight."
        ),
    }
    takes_thing = True
    person = forms.ChoiceField(label=_("Whose record"), choices=[])
    informed_about = Text(
        label=_("Informed about what"), rows=2, max_length=1000,
        help_text=_("Which information, and its version."),
    )  # fmt: skip
    language = LanguageChoice(label=_("In which language"))
    informed_by = Line(label=_("By whom"), help_text=_("You, a colleague, a lawyer, an interpreter beside you."))
    time_to_decide = Line(
        label=_("Time they had to decide"), help_text=_("For example: three weeks since the information; no hurry.")
    )
    options_explained = forms.BooleanField(label=_("The ways to stay were explained"), required=False)
    remedies_explained = forms.BooleanField(label=_("Their legal remedies were explained"), required=False)
    irreversible = Text(
        label=_("What cannot be undone, and from when"), rows=2, max_length=1000, required=False,
        help_text=_("For example: the asylum application is withdrawn on the day of departure; the room ends the day before."),
    )  # fmt: skip
    pressures_seen = forms.MultipleChoiceField(
        label=_("What presses them, as you see it"), choices=Voluntariness.Pressure.choices,
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Tick what you see, or “none”.")},
    )  # fmt: skip
    pressures_named = forms.MultipleChoiceField(
        label=_("What presses them, as they see it"), choices=Voluntariness.Pressure.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They tick this themselves, before they see your answer. Leave it open if they have not done so yet."),
    )  # fmt: skip
    words = Text(label=_("In their words"), rows=3, required=False)
    withdrawal_explained = forms.BooleanField(
        label=_("They know how to stop, at any time until boarding"), required=False
    )
    signed_on = Date(
        label=_("Signed on"), required=False, help_text=_("Leave it open as long as they have not signed.")
    )
    pauses = forms.MultipleChoiceField(
        label=_("Reasons to pause"), choices=Voluntariness.Pause.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It pauses until a colleague has looked at it and advised. It never refuses anybody."),
    )  # fmt: skip
    pause_words = Text(label=_("What the colleague should know"), rows=2, max_length=1000, required=False)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = adults(on.case_id)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in people]  # type: ignore[attr-defined]
        self.fields["language"].initial = spoken_by(people)
        chosen = str(self.initial.get("person", ""))
        if chosen in {str(p.pk) for p in people}:
            self.initial = {**self._as_before(on.case_id, chosen), **self.initial}

    def _as_before(self, case_id: UUID, person_id: str) -> dict[str, Any]:
        """What stands in the current record need not be typed again. Open pauses go on by themselves."""
        told = [name for name in self.fields if name not in ("person", "pauses", "pause_words")]
        rows = Voluntariness.objects.filter(case_id=case_id, person_id=person_id, replaced_at=None)
        return rows.values(*told).first() or {}

    def _pressures(self, name: str) -> list[str]:
        chosen: list[str] = self.cleaned_data[name]
        if Voluntariness.Pressure.NONE in chosen and len(chosen) > 1:
            raise ValidationError(_("Tick “none”, or what presses them; not both."), code="none")
        return chosen

    def clean_pressures_seen(self) -> list[str]:
        return self._pressures("pressures_seen")

    def clean_pressures_named(self) -> list[str]:
        return self._pressures("pressures_named")

    def clean_signed_on(self) -> date | None:
        day: date | None = self.cleaned_data["signed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day lies ahead. Note the signature once it is there."), code="future")
        return day


class ReviewForm(forms.Form):
    readers = {"advice": _("Those who counsel, and the person, who decides.")}
    advice = Text(
        label=_("Your advice"), rows=4, max_length=2000,
        help_text=_("What you looked at, with whom you spoke, what you advise. The person decides."),
    )  # fmt: skip
