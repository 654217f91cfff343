"""What is asked when one writes to a family, brings a word, or meets with three."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from translocal.contact.models import Meeting, Message
from translocal.core.fields import Date, LanguageChoice, Line, Text
from translocal.people.queries import adults, members, spoken_by

OWN_WORDS = _("Those who counsel them, and the worker it is for.")


class WriteForm(forms.Form):
    readers = {
        "words": _("The family, from whoever counsels them now."),
        "language": _("Whoever brings it, to read it out."),
    }
    words = Text(label=_("What you would like to tell them"), max_length=2000, help_text=_("They need not answer."))
    language = LanguageChoice(label=_("In which language you wrote"), unchosen=False, initial=get_language)


class BringForm(forms.Form):
    readers = {"how": _("The worker who wrote, to know that it arrived.")}
    how = forms.ChoiceField(label=_("How they heard it"), choices=Message.How.choices, widget=forms.RadioSelect)


class AnswerForm(forms.Form):
    takes_thing = True
    readers = {"person": OWN_WORDS, "words": OWN_WORDS, "language": OWN_WORDS}
    person = forms.ChoiceField(label=_("Who answers"), choices=[])
    words = Text(
        label=_("In their words"), max_length=2000, help_text=_("They read or hear it back before it is sent.")
    )
    language = LanguageChoice(label=_("Language"), unchosen=False)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = adults(on.case_id)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in people]  # type: ignore[attr-defined]
        self.fields["language"].initial = spoken_by(people) or "en"


class PlanForm(forms.Form):
    takes_thing = True
    readers = {
        "planned_for": _("Everybody who is invited."),
        "minutes": _("Everybody who is invited."),
        "language": _("Whoever books the interpreter."),
    }
    planned_for = forms.DateTimeField(
        label=_("Day and time"), help_text=_("In your own time. The invitation says both shores."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Give the day and the time."), "invalid": _("Give the day and the time.")},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("How many minutes"), initial=60, validators=[MinValueValidator(10), MaxValueValidator(480)]
    )
    place = Line(label=_("Place"), required=False)
    link = forms.URLField(label=_("Link of the video call"), required=False, assume_scheme="https", max_length=300)
    language = LanguageChoice(label=_("Language of the meeting"), unchosen=False)
    interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    topics = Text(label=_("What they want to speak about"), required=False, rows=3, max_length=2000)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["language"].initial = spoken_by(adults(on.case_id)) or "en"

    def clean_planned_for(self) -> Any:
        moment = self.cleaned_data["planned_for"]
        if not 2000 <= moment.year <= 2100:
            raise ValidationError(_("Check the year."), code="year")
        if moment < timezone.now():
            raise ValidationError(_("Choose a moment that lies ahead."), code="past")
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("place") and not cleaned.get("link") and not {"place", "link"} & set(self.errors):
            self.add_error("place", ValidationError(_("Say where they meet: a place, or the link of a video call.")))
        return cleaned


class HoldForm(forms.Form):
    takes_thing = True
    readers = {
        "held_on": _("The whole chain: it is a milestone."),
        "people": _("Those who plan with them: nobody decides for somebody who was not there."),
    }
    held_on = Date(label=_("On which day"))
    people = forms.MultipleChoiceField(
        label=_("Who of the household was there"), choices=[], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who was there.")},
    )  # fmt: skip
    other_shore = forms.BooleanField(label=_("The worker in the country of origin was there"), required=False)
    role_card = forms.BooleanField(label=_("The role card was explained: who decides what"), required=False)
    mandate = forms.BooleanField(label=_("The letter of mandate was shown"), required=False)
    notes = Text(label=_("What was agreed"), required=False, help_text=_("Those who plan with them read this."))

    def __init__(self, *arguments: Any, on: Meeting, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(m.person_id), str(m.person)) for m in members(on.case_id)]
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise ValidationError(_("A meeting that was held cannot lie ahead."), code="future")
        return day
