"""What is asked about a contact, and when the support ends."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, Text
from translocal.followup.models import FollowUp
from translocal.people.queries import members

LONGEST = 366  # days ahead; SYSTEM §5: follow-up for 6 to 12 months
BOTH = _("Those who support them, on both shores.")


class AgreeForm(forms.Form):
    readers = {"due": BOTH, "how": BOTH}
    due = Date(label=_("By which day"), help_text=_("As agreed with them, within a year."))
    how = forms.ChoiceField(label=_("How"), choices=FollowUp.How.choices, widget=forms.RadioSelect)

    def clean_due(self) -> Any:
        due, today = self.cleaned_data["due"], timezone.localdate()
        if not today <= due <= today + timedelta(days=LONGEST):
            raise ValidationError(_("Choose a day from today to a year from now."), code="range")
        return due


class HoldForm(forms.Form):
    takes_thing = True
    readers = {"held_on": BOTH, "people": _("Those who support them: nobody is spoken for."), "words": BOTH}
    held_on = Date(label=_("On which day"))
    people = forms.MultipleChoiceField(
        label=_("With whom"), choices=[], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose with whom you spoke.")},
    )  # fmt: skip
    words = Text(label=_("How they are, in their words"))
    needs = Text(label=_("What they need now"), required=False, rows=2)

    def __init__(self, *arguments: Any, on: FollowUp, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(m.person_id), str(m.person)) for m in members(on.case_id)]
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise ValidationError(_("A contact that was held cannot lie ahead."), code="future")
        return day


class CloseForm(forms.Form):
    readers = {
        "contributed": _("The programme owner, without names: what the support was good for."),
        "own_words": _("Those who support them, and whoever looks at the programme, without names."),
    }
    contributed = Text(label=_("What the support contributed to"), max_length=3000)
    missing = Text(
        label=_("What was missing"), required=False, max_length=3000, help_text=_("Also what nobody could give.")
    )
    own_words = Text(
        label=_("How they see it themselves"), max_length=3000, help_text=_("In their words; they hear it back.")
    )
    stays_in_touch = forms.BooleanField(
        label=_("They would like to stay in touch with somebody of the chain"), required=False
    )
