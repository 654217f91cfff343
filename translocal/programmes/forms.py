"""What is asked to establish an entitlement, to open a fund, to set a rate."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from translocal.core.days import written
from translocal.core.fields import Date, Line
from translocal.core.money import EUR, AmountField, NumberField, currencies
from translocal.people.queries import members
from translocal.programmes.household import Faulty, check_day
from translocal.programmes.library import Programme, choices, offered
from translocal.programmes.models import Exemption, Fund
from translocal.programmes.queries import decided_for
from translocal.programmes.questions import fields_for, slips

MONEY_READERS = _("Those who see the money of a case: provider, local partner, finance, audit.")
PROGRAMME = _("The programme owner, and those who set budgets.")


# Without a tick nobody said that somebody is not.
OTHERS = [("unknown", _("not asked yet")), ("no", _("is not vulnerable"))]


class EstablishForm(forms.Form):
    """What the rules of the chosen programme ask about this household, besides what stands in its record."""

    readers = {"programme": MONEY_READERS, "day": MONEY_READERS}
    takes_thing = True
    programme = forms.ChoiceField(label=_("Programme"), choices=choices)
    day = Date(label=_("As the rules stand on"))
    vulnerable = forms.MultipleChoiceField(
        label=_("Who is vulnerable"), choices=[], required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick whoever is. It is kept only if it decides."),
    )  # fmt: skip
    others_vulnerable = forms.ChoiceField(
        label=_("Whoever is not ticked"), choices=OTHERS, required=False, widget=forms.RadioSelect, initial="unknown"
    )
    exceptions = forms.MultipleChoiceField(
        label=_("With the exception that was granted"), choices=[], required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.people = members(on.case_id)
        people = [(str(member.person_id), str(member.person)) for member in self.people]
        self.fields["vulnerable"].choices = people  # type: ignore[attr-defined]
        self.chosen = chosen = self._chosen()
        if chosen:
            # The questions below are those of this programme: another one is chosen before they are answered.
            self.fields["programme"].widget = forms.HiddenInput()
        # Whether there is an exception is not said here: it is asked for, and decided by somebody else.
        asked_here = fields_for([chosen] if chosen else [])
        self.fields |= {name: field for name, field in asked_here if not name.startswith("approvals_")}
        asked = chosen.facts() if chosen else set()
        if not asked & {"person.vulnerable", "household.vulnerable"}:
            self.fields["vulnerable"].widget = forms.MultipleHiddenInput()
            del self.fields["others_vulnerable"]
        self.decided = decided_for(on.case_id, chosen.code) if any(map(_is_approval, asked)) and chosen else []
        self._offer([exemption for exemption in self.decided if exemption.state == Exemption.State.GRANTED])

    def _offer(self, granted: list[Exemption]) -> None:
        """What was granted in this case under this programme; it stands ticked, and can be left out."""
        if not granted:
            del self.fields["exceptions"]
            return
        self.fields["exceptions"].choices = [(str(one.pk), _granted(one)) for one in granted]  # type: ignore[attr-defined]
        self.fields["exceptions"].initial = [str(one.pk) for one in granted]

    def _chosen(self) -> Programme | None:
        told = self.data.get("programme") if self.is_bound else self.initial.get("programme")
        return offered().get(str(told or ""))

    def _not_of_this_day(self, day: date | None) -> Iterator[ValidationError]:
        """What the command and the API refuse as well: a day without rules, and somebody who was not born yet."""
        if day is None or self.chosen is None:
            return
        try:
            check_day(self.chosen, day)
        except Faulty as faulty:
            yield from (ValidationError(text, code="no_rules") for _field, text in faulty.faults)
        for person in (member.person for member in self.people):
            if person.birth_date and person.birth_date > day:
                text = _("%(name)s was born after this day.") % {"name": person}
                yield ValidationError(text, code="not_born")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field, error in slips(cleaned):
            self.add_error(field, error)
        for error in self._not_of_this_day(cleaned.get("day")):
            self.add_error("day", error)
        for one in self.decided:
            refused, chosen = one.state == Exemption.State.REFUSED, str(one.pk) in cleaned.get("exceptions", [])
            cleaned[f"approvals_{one.approval}"] = "yes" if chosen else "no" if refused else "unknown"
        return cleaned


def _is_approval(fact: str) -> bool:
    return fact.startswith("approvals.")


def _granted(exemption: Exemption) -> str:
    day = written(exemption.decided_at, "DATE_FORMAT") if exemption.decided_at else ""
    told = {"approval": capfirst(exemption.get_approval_display()), "name": exemption.decided_by, "day": day}
    return _("%(approval)s: granted by %(name)s, %(day)s") % told


class FundForm(forms.Form):
    readers = {"name": PROGRAMME, "kind": PROGRAMME, "ceiling": PROGRAMME, "starts_on": PROGRAMME}
    name = Line(label=_("Name of the fund"), max_length=120)
    kind = forms.ChoiceField(label=_("Whose money it is"), choices=Fund.Kind.choices)
    ceiling = AmountField(label=_("At most, in euro"))
    starts_on = Date(label=_("First day"))
    ends_on = Date(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(_("The last day lies before the first."), code="order"))
        return cleaned


class Month(Date):
    """A month, as the browser sends it; a day of it is taken for its month."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
        super().__init__(widget=widget, input_formats=["%Y-%m", "%Y-%m-%d"], **options)
        self.error_messages["required"] = _("Give the month.")

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        return day.replace(day=1) if day else None


class RateForm(forms.Form):
    readers = {
        "currency": _("Whoever books a payment in it."),
        "month": _("Whoever books a payment in it."),
        "units": _("Whoever books a payment in it, and the auditor."),
        "source": _("The auditor."),
    }
    currency = forms.ChoiceField(label=_("Currency"), choices=[])
    month = Month(label=_("Month"))
    units = NumberField(label=_("How much of it for one euro"))
    source = Line(label=_("Where the rate comes from"), help_text=_("For example: the Commission's monthly rate."))
    invented = forms.BooleanField(label=_("An invented rate, for practice only"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        known = [pair for pair in currencies() if pair[0] != EUR]
        self.fields["currency"].choices = [("", _("choose")), *known]  # type: ignore[attr-defined]
