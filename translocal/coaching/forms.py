"""What is asked when an activity is coached. Nothing that a coach does not need."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.coaching.models import Session
from translocal.core.fields import Date, Line, Text
from translocal.core.money import AmountField

COACHES = _("The business consultant, and those who plan with them.")


def not_in_the_future(day: date) -> date:
    if day > timezone.localdate():
        raise ValidationError(_("This day lies in the future."), code="future")
    return day


class NameForm(forms.Form):
    called = Line(
        label=_("First name"), required=False, max_length=60,
        help_text=_("Only when they agree that it is kept here. Leave it empty to take it out."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("They agreed that their first name is kept here"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("called") and not cleaned.get("agreed"):
            told = _("Ask them first. Without their agreement no name is kept.")
            self.add_error("agreed", ValidationError(told, code="agreed"))
        return cleaned


class StartForm(forms.Form):
    readers = {
        "started_on": _("The business consultant, and those who plan with them; the chain reads that it started.")
    }
    started_on = Date(label=_("Started on"))

    def clean_started_on(self) -> date:
        return not_in_the_future(self.cleaned_data["started_on"])


class WordsForm(forms.Form):
    words = Text(
        label=_("In their words"), required=False, rows=2, max_length=1000, help_text=_("No reason is needed.")
    )


class SessionForm(forms.Form):
    readers = {"held_on": COACHES, "how": COACHES, "worked_on": COACHES}
    held_on = Date(label=_("Held on"))
    how = forms.ChoiceField(
        label=_("Where"), choices=Session.How.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose where you met.")},
    )  # fmt: skip
    worked_on = Text(label=_("What you worked on"))
    next_steps = Text(label=_("Next steps"), required=False, rows=2, max_length=2000)
    next_on = Date(label=_("Next time"), required=False, help_text=_("The day you agreed on."))

    def clean_held_on(self) -> date:
        return not_in_the_future(self.cleaned_data["held_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        held, following = cleaned.get("held_on"), cleaned.get("next_on")
        if held and following and following < held:
            self.add_error("next_on", ValidationError(_("The next date lies before this session."), code="order"))
        return cleaned


class MilestoneForm(forms.Form):
    readers = {"what": COACHES, "due": COACHES}
    what = Line(label=_("What they want to have reached"), help_text=_("For example: the lease is signed."))
    due = Date(label=_("By"))


class ReachForm(forms.Form):
    readers = {"reached_on": COACHES}
    reached_on = Date(label=_("Reached on"))

    def clean_reached_on(self) -> date:
        return not_in_the_future(self.cleaned_data["reached_on"])


class IncomeForm(forms.Form):
    readers = {"month": COACHES}
    takes_thing = True
    month = Date(
        label=_("Month"), widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        error_messages={"required": _("Give the month."), "invalid": _("Give the month, such as 2026-05.")},
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        asked = [
            ("turnover", _("What came in")),
            ("costs", _("What went out")),
            ("own", _("What they took for themselves")),
        ]
        for name, label in asked:
            told = _("In %(currency)s. Leave it empty if they would rather not say.") % {"currency": on.currency}
            self.fields[name] = AmountField(
                label=label, currency=on.currency, zero=True, required=False, help_text=told
            )

    def clean_month(self) -> date:
        month: date = self.cleaned_data["month"]
        return not_in_the_future(month.replace(day=1))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and all(cleaned.get(name) is None for name in ("turnover", "costs", "own")):
            self.add_error("turnover", ValidationError(_("Write at least one of the amounts."), code="nothing"))
        return cleaned
