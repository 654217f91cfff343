"""What is asked when a talk begins, when a conversation is noted, when a case is opened."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, LanguageChoice, Line, LongSelect, Text
from translocal.core.names import countries
from translocal.counselling.models import Conversation, Voice
from translocal.people.forms import PersonForm
from translocal.people.queries import adults, spoken_by

CONVERSATION_FIELDS = (
    "held_on", "occasion", "raised", "why_not", "language", "interpreter", "information", "next_moment",
)  # fmt: skip


class BeginForm(PersonForm):
    """The first person of a household, and where they come from."""

    readers = {
        **PersonForm.readers,
        "origin_country": _("Everybody in the chain, to find the partner and the information that fit."),
    }
    origin_country = forms.ChoiceField(
        label=_("Country of origin"), choices=[], widget=LongSelect, help_text=_("Where they would go if they returned."),
        error_messages={"required": _("Choose the country.")},
    )  # fmt: skip
    origin_city = Line(label=_("Town or region there"), max_length=80, required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["origin_country"].choices = [("", _("choose")), *countries()]  # type: ignore[attr-defined]


class ConversationForm(forms.Form):
    """One conversation, and for each adult who was there their wish and their words."""

    readers = {
        "held_on": _("Those who counsel, to keep to the moments that people agreed to."),
        "occasion": _("Those who counsel: prescribed moments in reception are fulfilled by it."),
        "raised": _("Those who counsel: “not the moment” fulfils a moment too."),
        "language": _("Those who counsel, to book the interpreter next time."),
    }
    takes_thing = True
    held_on = Date(label=_("Day of the conversation"))
    occasion = forms.ChoiceField(label=_("Occasion"), choices=Conversation.Occasion.choices)
    raised = forms.ChoiceField(
        label=_("Their future"), choices=Conversation.Raised.choices, widget=forms.RadioSelect, initial="yes"
    )
    why_not = Line(
        label=_("Why it was not the moment"),
        max_length=300,
        required=False,
        help_text=_("Only when it was not raised."),
    )
    language = LanguageChoice(label=_("Language of the conversation"))
    interpreter = Line(
        label=_("Interpreter"),
        required=False,
        help_text=_("Name or service; leave empty when there was none."),
    )
    information = Line(
        label=_("Information given"), max_length=120, required=False,
        help_text=_("Which leaflet or page, and its version."),
    )  # fmt: skip
    next_moment = Date(
        label=_("Next moment they agreed to"), required=False,
        help_text=_("Only what they agreed to. Until then nothing reminds them."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.people = adults(on.case_id)
        self.fields["language"].initial = spoken_by(self.people)
        for person in self.people:
            self.fields[f"wish_{person.pk}"] = forms.ChoiceField(
                label=_("%(name)s says") % {"name": person},
                choices=[("", _("was not there")), *Voice.Wish.choices],
                required=False,
            )
            self.fields[f"words_{person.pk}"] = Text(
                label=_("In the words of %(name)s") % {"name": person}, required=False, rows=3
            )

    def voices(self) -> list[dict[str, Any]]:
        """The questions to each adult, together: what one said is written apart from the others."""
        return [
            {"person": person, "wish": self[f"wish_{person.pk}"], "words": self[f"words_{person.pk}"]}
            for person in self.people
        ]

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate() + timedelta(days=1):
            raise ValidationError(_("The conversation has not been held yet. Note it afterwards."), code="future")
        return day

    def clean_next_moment(self) -> Any:
        day, held = self.cleaned_data["next_moment"], self.cleaned_data.get("held_on")
        if day and held and day <= held:
            raise ValidationError(_("The next moment lies after this conversation."), code="order")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("raised") == Conversation.Raised.NOT_THE_MOMENT and not cleaned.get("why_not"):
            self.add_error("why_not", _("Write why it was not the moment."))
        voices = [
            {
                "person": person.pk,
                "wish": cleaned.get(f"wish_{person.pk}"),
                "words": cleaned.get(f"words_{person.pk}", ""),
            }
            for person in self.people
            if cleaned.get(f"wish_{person.pk}")
        ]
        for person in self.people:
            if cleaned.get(f"words_{person.pk}") and not cleaned.get(f"wish_{person.pk}"):
                self.add_error(f"wish_{person.pk}", _("You noted words: choose what they want, or clear the words."))
        if cleaned.get("raised") == Conversation.Raised.YES and not voices and not self.errors:
            raise ValidationError(_("Say for at least one adult what they want."), code="nobody")
        return {**{name: cleaned.get(name) for name in CONVERSATION_FIELDS}, "voices": voices}


class OpenCaseForm(forms.Form):
    readers = {"confirmed": _("Those who counsel: a case is only opened when they want it.")}
    confirmed = forms.BooleanField(
        label=_("They asked for it: every adult wants to go further"),
        error_messages={"required": _("Tick this when every adult has asked for it. Until then the notes are enough.")},
    )


class AskDeskForm(forms.Form):
    """They had support before: ask that desk to be in touch, if they agree."""

    readers = {
        "reference": _("Nobody: it only finds the other desk."),
        "person": _("Those who counsel, and the other desk through your words."),
        "words": _("The workers of the earlier case."),
        "agreed": _("Those who counsel: without consent nobody is asked."),
    }
    takes_thing = True
    reference = Line(
        label=_("Reference of their earlier case"),
        max_length=20,
        help_text=_("It stands on their card: TL and a number."),
    )
    person = forms.ChoiceField(label=_("Who agrees that you ask"), choices=[])
    words = Text(
        label=_("What you write to that desk"), max_length=1000, rows=3,
        help_text=_("Their name, as far as they agree, and how to reach you. You do not learn here whether there is such a case."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("They heard what I write, and agree"))

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in adults(on.case_id)]  # type: ignore[attr-defined]

    def clean_reference(self) -> str:
        digits = self.cleaned_data["reference"].upper().removeprefix("TL").strip(" -–")
        if not (digits.isascii() and digits.isdigit()):
            raise ValidationError(_("A reference looks like TL-2411."), code="reference")
        return f"TL-{digits}"
