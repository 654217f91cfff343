"""What is asked to draft other values, to open them for comments, to comment, to adopt them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, Line, Text
from translocal.core.money import AmountField, Money, spell
from translocal.programmes.consequences import consequences
from translocal.programmes.library import Programme, choices
from translocal.programmes.models import Draft
from translocal.programmes.queries import programmes_now, with_values

EVERYBODY = _("Everybody who works here, once it is open for comments.")


class RulesForm(forms.Form):
    readers = {"programme": EVERYBODY, "title": EVERYBODY, "why": EVERYBODY, "begins": EVERYBODY}
    programme = forms.ChoiceField(label=_("Programme"), choices=choices)
    title = Line(
        label=_("What the draft is about"), max_length=120, help_text=_("For example: more for large families.")
    )
    why = Text(label=_("Why it is proposed"), max_length=2000)
    begins = Date(label=_("From which day it would hold"))

    def clean_begins(self) -> date:
        day: date = self.cleaned_data["begins"]
        if day < timezone.localdate():
            raise ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day


class ValuesForm(forms.Form):
    """One field for each amount of the programme. What is left empty, or as it is now, is not changed."""

    takes_thing = True

    def __init__(self, *arguments: Any, on: Draft, **options: Any) -> None:
        super().__init__(*arguments, **options)
        programme = programmes_now()[on.programme]
        self.now: dict[str, Decimal | None] = {}
        for code, parameter in programme.parameters.items():
            value = parameter.on(on.begins)
            self.now[code] = value.amount if value and value.usable else None
            asked = AmountField(label=parameter.text, currency=programme.currency, required=False, zero=True)
            asked.help_text = self._help(value.unsourced if value else "", self.now[code], programme.currency)
            asked.help_text += "".join(f" {text}" for text in _settles(programme, on.begins, code))
            asked.initial = f"{on.amounts[code]:f}" if code in on.amounts else None
            self.fields[code] = asked

    def _help(self, unsourced: str, amount: Decimal | None, currency: str) -> str:
        if amount is not None:
            return str(_("%(amount)s as it stands. Leave it empty to keep it.")) % {
                "amount": spell(Money(amount, currency))
            }
        told = str(_("Not known: no source says it. A value here counts once it is adopted with a reference."))
        return f"{told} {unsourced}".strip()


def _settles(programme: Programme, begins: date, code: str) -> list[str]:
    """What an amount of this parameter would leave open, or bring back."""
    return consequences(with_values(programme, begins, {code: Decimal(1)}, ""), [code], begins)


def changed(now: dict[str, Decimal | None], typed: dict[str, Any]) -> dict[str, str]:
    """What differs from the values of now, as a draft keeps it."""
    told = {code: money.amount for code, money in typed.items() if money is not None}
    return {code: f"{amount:f}" for code, amount in told.items() if amount != now.get(code)}


class OpenForm(forms.Form):
    readers = {"comments_until": EVERYBODY}
    comments_until = Date(label=_("Last day for comments"))

    def clean_comments_until(self) -> date:
        day: date = self.cleaned_data["comments_until"]
        if day <= timezone.localdate():
            raise ValidationError(_("Give people time: choose a day that lies ahead."), code="past")
        return day


class RemarkForm(forms.Form):
    readers = {"words": _("Everybody who works here: it is published beside the draft and stays there.")}
    words = Text(label=_("What you think of it"), max_length=2000, help_text=_("Name nobody from a case."))


class AdoptForm(forms.Form):
    readers = {"begins": EVERYBODY, "reference": _("Everybody: it stands beside each answer that rests on it.")}
    begins = Date(label=_("It holds from"))
    reference = Line(
        label=_("Where it is decided"), help_text=_("For example: decision 2026/14 of the agency, page 3.")
    )


class WithdrawForm(forms.Form):
    readers = {"reason": EVERYBODY}
    reason = Line(label=_("Why"), max_length=300)
