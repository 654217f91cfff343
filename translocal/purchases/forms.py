"""What is asked when something is bought."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.cases.forms import DocumentForm
from translocal.core.fields import Date, Line, Text
from translocal.core.money import EUR, AmountField, NumberField, currencies, currency_codes, spell
from translocal.plans.queries import agreed_plan, items
from translocal.purchases.models import Proof, Purchase
from translocal.purchases.rules import limits_on

MONEY = _("Those who see the money of a case: provider, local partner, finance, audit.")
BOTH = _("Whoever asked for it, and those who see the money of the case.")
NO_NAMES = _("Finance reads this: name nobody.")


class RequestForm(forms.Form):
    takes_thing = True
    readers = {
        "item": _("Whoever approves it: nothing is bought that they have not planned."),
        "what": MONEY,
        "supplier": MONEY,
        "currency": MONEY,
        "amount": MONEY,
        "own": _("Those who see the money of a case; without names also whoever plans, to know what people add."),
    }
    item = forms.ChoiceField(
        label=_("For which item of the plan"), choices=[], error_messages={"required": _("Choose what they planned.")}
    )
    what = Line(label=_("What is bought"), help_text=NO_NAMES)
    supplier = Line(label=_("From whom"), help_text=_("The shop, school or landlord that is paid. Never the returnee."))
    currency = forms.ChoiceField(label=_("Currency"), choices=[])
    amount = AmountField(label=_("Amount, in this currency"))
    own = AmountField(
        label=_("What they add of their own, in this currency"), required=False,
        help_text=_("Only if they tell. It is not taken from their budget, and nothing depends on it."),
    )  # fmt: skip
    reimbursement = forms.BooleanField(label=_("They paid it themselves and get it back"), required=False)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        plan = agreed_plan(on.case_id)
        self.planned = {item.key: item for item in (items(plan) if plan else [])}
        named = [(str(key), f"{item.what} · {spell(item.money)}") for key, item in self.planned.items()]
        fields: Any = self.fields
        fields["item"].choices = [("", _("choose")), *named]
        fields["currency"].choices = [("", _("choose")), *currencies()]
        typed = self.data.get("currency", "")
        fields["amount"].currency = fields["own"].currency = typed if typed in currency_codes() else EUR
        if not limits_on(on.case_id).reimburses:
            del fields["reimbursement"]
        chosen = next((item for key, item in self.planned.items() if str(key) == str(self.initial.get("item"))), None)
        if chosen and not self.initial.get("what"):
            self.initial["what"] = chosen.what

    def clean_item(self) -> UUID:
        return UUID(self.cleaned_data["item"])


class InItsCurrency(forms.Form):
    """Amounts in the currency of the purchase."""

    takes_thing = True

    def __init__(self, *arguments: Any, on: Purchase, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.purchase = on
        asked: Any = self.fields["amount"]
        asked.currency = on.currency
        asked.label = _("Amount, in %(currency)s") % {"currency": on.currency}


class StoredForm(forms.Form):
    """Where the bytes of a file lie, once they were checked: nobody types this. All of it, or nothing."""

    stored = forms.CharField(
        widget=forms.HiddenInput,
        strip=False,
        required=False,
        validators=DocumentForm.base_fields["stored"].validators[:1],
    )
    type = forms.ChoiceField(
        widget=forms.HiddenInput,
        required=False,
        choices=[(kind, kind) for kind in ("", "application/pdf", "image/jpeg")],
    )
    size = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=20 * 1024 * 1024)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["size"] = cleaned.get("size") or 0
        if not self.errors and len({bool(cleaned.get(name)) for name in ("stored", "type", "size")}) == 2:
            self.add_error("stored", ValidationError(_("Choose the file again."), code="half"))
        return cleaned


class QuoteForm(StoredForm, InItsCurrency):
    readers = {"supplier": _("Whoever approves it, to compare."), "amount": _("Whoever approves it, to compare.")}
    supplier = Line(label=_("Supplier"))
    amount = AmountField(label=_("Amount"))
    note = Line(label=_("What is to be known about it"), required=False, max_length=300, help_text=NO_NAMES)
    field_order = ("supplier", "amount", "note")


class ReasonForm(forms.Form):
    readers = {"reason": BOTH}
    reason = Line(label=_("Why"), max_length=300, help_text=NO_NAMES)


class ExtendForm(forms.Form):
    readers = {"reason": BOTH}
    reason = Line(
        label=_("Why it is bought later"), max_length=300,
        help_text=_("Finance and the auditor read this, and on what it rests, if there is a document. Name nobody."),
    )  # fmt: skip


class PayForm(InItsCurrency):
    readers = {"amount": MONEY, "paid_on": _("The ledger: the rate of its month holds.")}
    amount = AmountField(label=_("Amount"))
    paid_on = Date(label=_("Paid on"))
    realised = NumberField(
        label=_("Rate of the bank, if it was another than that of the month"), required=False,
        help_text=_("How much of the currency the bank gave for one euro."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Purchase, **options: Any) -> None:
        super().__init__(*arguments, on=on, **options)
        if on.currency == EUR:
            del self.fields["realised"]

    def clean_paid_on(self) -> date:
        return not_ahead(self.cleaned_data["paid_on"])


class RefundForm(InItsCurrency):
    readers = {"amount": MONEY, "came_on": _("The ledger.")}
    amount = AmountField(label=_("Amount"))
    came_on = Date(label=_("Came back on"))

    def clean_came_on(self) -> date:
        return not_ahead(self.cleaned_data["came_on"])


class ProofForm(StoredForm):
    readers = {"kind": _("Finance and audit: what shows that it was bought and given.")}
    kind = forms.ChoiceField(
        label=_("What it is"), choices=Proof.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )  # fmt: skip
    witness = Line(
        label=_("Witness"),
        required=False,
        help_text=_("For a statement only: who was there and is not of the household."),
    )
    note = Text(
        label=_("Note"), required=False, rows=2, max_length=500,
        help_text=_("For a statement: what was bought, and why there is no invoice. Name nobody of the household."),
    )  # fmt: skip
    field_order = ("kind", "witness", "note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == Proof.Kind.STATEMENT:
            for name, text in (("witness", _("Say who was the witness.")), ("note", _("Say why there is no invoice."))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(text, code="statement"))
        elif cleaned.get("kind") and not cleaned.get("stored") and not self.errors:
            self.add_error("stored", ValidationError(_("Add the file that shows it."), code="file"))
        return cleaned


class RemoveProofForm(forms.Form):
    readers = {"reason": _("Finance and audit: why a proof that was there is gone.")}
    reason = Line(
        label=_("Why it is removed"), max_length=300,
        help_text=_("For example: the invoice of another purchase. Name nobody of a household."),
    )  # fmt: skip


class DeliveryForm(forms.Form):
    readers = {"delivered_on": MONEY, "how": _("Finance and audit: how we know.")}
    delivered_on = Date(label=_("They have it since"))
    how = forms.ChoiceField(
        label=_("How they confirmed it"), choices=Purchase.How.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they confirmed it.")},
    )  # fmt: skip

    def clean_delivered_on(self) -> date:
        return not_ahead(self.cleaned_data["delivered_on"])


def not_ahead(day: date) -> date:
    if day > timezone.localdate():
        raise ValidationError(_("This day lies ahead."), code="future")
    return day
