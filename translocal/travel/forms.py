"""What is asked to prepare a journey, to book, to note departure and arrival."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, Known, Line, Text
from translocal.core.money import EUR, AmountField, currencies, currency_codes
from translocal.people.queries import adults, members
from translocal.travel.models import Application, Booking, CheckIn

OFFICER = _("The travel officer, to book.")
JOURNEY = _("Those who arrange the journey.")
FAR = timedelta(days=730)


def not_ahead(day: date | None, text: Any, *, days: int = 0) -> None:
    if day and day > timezone.localdate() + timedelta(days=days):
        raise ValidationError(text, code="future")


class ApplicationForm(forms.Form):
    readers = {
        "travellers": OFFICER,
        "wished_on": _("The travel officer, to look for a flight; it is a wish, not a promise."),
        "destination": OFFICER,
    }
    takes_thing = True
    travellers = forms.MultipleChoiceField(
        label=_("Who travels"), widget=forms.CheckboxSelectMultiple, choices=[],
        error_messages={"required": _("Tick who travels.")},
    )  # fmt: skip
    wished_on = Date(label=_("Day they would like to leave"))
    destination = Line(label=_("Where to"), help_text=_("The town where they want to end up, not only the airport."))
    luggage = Line(
        label=_("Luggage"), max_length=300, required=False,
        help_text=_("For example: 30 kg each, a sewing machine, a pushchair."),
    )  # fmt: skip
    fit_to_fly = forms.BooleanField(
        label=_("Somebody needs a fit-to-fly certificate"), required=False,
        help_text=_("Only that it is needed. What for stays with the doctor."),
    )  # fmt: skip
    documents = Text(
        label=_("Documents that are still needed"), rows=2, max_length=1000, required=False,
        help_text=_("For example: passport of the younger child, apostille of the birth certificate."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(m.person_id), str(m.person)) for m in members(on.case_id)]
        self.fields["travellers"].choices = people  # type: ignore[attr-defined]

    def clean_wished_on(self) -> date:
        day: date = self.cleaned_data["wished_on"]
        if not timezone.localdate() <= day <= timezone.localdate() + FAR:
            raise ValidationError(_("Choose a day from today to two years from now."), code="range")
        return day


class BookingForm(forms.Form):
    readers = {"kind": JOURNEY, "what": JOURNEY}
    takes_thing = True
    kind = forms.ChoiceField(label=_("What kind"), choices=Booking.Kind.choices)
    what = Line(label=_("What"), help_text=_("For example: Brussels – Yerevan by Vienna, four seats."))
    person = forms.ChoiceField(label=_("For whom"), choices=[], required=False)
    reference = Line(label=_("Reference of the supplier"), max_length=80, required=False)
    starts_at = forms.DateTimeField(
        label=_("When"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("A ticket needs its day and hour."),
        error_messages={"invalid": _("Give the day and the hour, such as 2026-05-06 10:00.")},
    )  # fmt: skip
    cost = AmountField(
        label=_("Cost"), zero=True, required=False,
        help_text=_("It is only recorded here; payment is elsewhere."),
    )  # fmt: skip
    currency = forms.ChoiceField(label=_("Currency"), choices=[], required=False, initial=EUR)
    refundable = forms.BooleanField(label=_("The cost comes back if it is cancelled"), required=False)

    def __init__(self, *arguments: Any, on: Application, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(m.person_id), str(m.person)) for m in members(on.case_id) if m.person_id in on.travellers]
        self.fields["person"].choices = [("", _("all who travel")), *people]  # type: ignore[attr-defined]
        self.fields["currency"].choices = Known(currencies)  # type: ignore[attr-defined]
        chosen = self.data.get("currency") if self.is_bound else None
        if chosen in currency_codes():
            self.fields["cost"].currency = chosen  # type: ignore[attr-defined]

    def clean_starts_at(self) -> Any:
        moment, today = self.cleaned_data["starts_at"], timezone.now()
        if moment and not today - timedelta(days=365) <= moment <= today + FAR:
            raise ValidationError(_("Choose a moment within the coming two years."), code="range")
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (
            cleaned.get("kind") == Booking.Kind.TICKET
            and not cleaned.get("starts_at")
            and "starts_at" not in self.errors
        ):
            self.add_error("starts_at", ValidationError(_("A ticket needs its day and hour."), code="required"))
        cleaned.pop("currency", None)
        return cleaned


class BoardForm(forms.Form):
    readers = {"day": _("Everybody in the chain: a milestone.")}
    takes_thing = True
    day = Date(label=_("Day they boarded"))

    def __init__(self, *arguments: Any, on: Application, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.journey = on

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        not_ahead(day, _("This day lies ahead. Note it once they have boarded."))
        if day < timezone.localdate(self.journey.made_at):
            raise ValidationError(_("The journey was prepared after this day. Check it."), code="order")
        return day


class ArriveForm(forms.Form):
    readers = {"day": _("Everybody in the chain: a milestone, and the first 72 hours are counted from it.")}
    takes_thing = True
    day = Date(label=_("Day they arrived"), help_text=_("The day it is there."))

    def __init__(self, *arguments: Any, on: Application, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.journey = on

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        not_ahead(day, _("This day lies ahead. Note it once they have arrived."), days=1)
        if self.journey.departed_on and day < self.journey.departed_on:
            raise ValidationError(_("They arrived on the day they left, or after it."), code="order")
        return day


class OfferForm(forms.Form):
    readers = {"check_in": _("Whoever would ask how they are; nobody asks after a no.")}
    check_in = forms.ChoiceField(
        label=_("May somebody ask how they are, some days after arrival?"), choices=Application.Wanted.choices,
        widget=forms.RadioSelect, error_messages={"required": _("Choose their answer; later is an answer too.")},
    )  # fmt: skip
    check_in_how = Line(
        label=_("How to reach them"), required=False, help_text=_("Only if they would like that: a number, an account.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wanted = cleaned.get("check_in") == Application.Wanted.YES
        if wanted and not cleaned.get("check_in_how") and "check_in_how" not in self.errors:
            self.add_error("check_in_how", ValidationError(_("Write how they want to be reached."), code="required"))
        if not wanted and "check_in" in cleaned:
            cleaned["check_in_how"] = ""
        return cleaned


class FirstDaysForm(forms.Form):
    SUPPORT = _("Those who support them there, and those who planned it with them.")
    readers = {"met_by": SUPPORT, "sleeps_at": SUPPORT, "call": SUPPORT}
    met_by = Line(label=_("Who meets them"), help_text=_("Name and where; “nobody, they want none” is an answer too."))
    sleeps_at = Line(label=_("Where they sleep"))
    call = Line(label=_("Whom to call"), help_text=_("Name and number, by day and by night."))
    note = Text(label=_("What else matters in these days"), rows=2, max_length=1000, required=False)


class CheckInForm(forms.Form):
    SUPPORT = _("Those who support them there, and the person.")
    readers = {
        "person": SUPPORT,
        "held_on": SUPPORT,
        "how": SUPPORT,
        "fares": SUPPORT,
        "serious": _("Those who support them; every active worker is told at once that something serious happened."),
    }
    takes_thing = True
    person = forms.ChoiceField(label=_("Whom you asked about"), choices=[])
    held_on = Date(label=_("Day"))
    how = forms.ChoiceField(label=_("How you were in contact"), choices=CheckIn.How.choices)
    fares = forms.ChoiceField(label=_("How they are"), choices=CheckIn.Fares.choices, widget=forms.RadioSelect)
    serious = forms.ChoiceField(
        label=_("Something serious"), choices=CheckIn.Serious.choices, initial=CheckIn.Serious.NONE,
        help_text=_("Every active worker is told at once to look here; what happened is only read by those who support them."),
    )  # fmt: skip
    words = Text(label=_("In their words"), rows=3, required=False)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in adults(on.case_id)]  # type: ignore[attr-defined]

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        not_ahead(day, _("This day lies ahead. Note it afterwards."), days=1)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == CheckIn.How.TRIED and cleaned.get("fares") not in (None, CheckIn.Fares.UNKNOWN):
            told = _("You did not reach them: how they are is not known.")
            self.add_error("fares", ValidationError(told, code="unknown"))
        return cleaned
