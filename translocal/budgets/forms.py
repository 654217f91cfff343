"""What is asked when a budget is set."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.budgets.queries import current_budget
from translocal.core.fields import Line
from translocal.core.money import AmountField, spell
from translocal.programmes.models import Fund
from translocal.programmes.queries import funds_on, latest_entitlement


class BudgetForm(forms.Form):
    readers = {
        "amount": _("Those who see the money of a case: provider, local partner, finance, audit."),
        "fund": _("Finance and the programme owner: each fund accounts for its own money."),
    }
    takes_thing = True
    amount = AmountField(label=_("Budget, in euro"))
    fund = forms.ModelChoiceField(
        label=_("From which fund"), queryset=Fund.objects.none(), empty_label=_("choose"),
        error_messages={"required": _("Choose the fund.")},
    )  # fmt: skip

    reason = Line(
        label=_("Why it is less than they are entitled to"), max_length=300, required=False,
        help_text=_("Only where it is less. It is kept with your name."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        budget, entitlement = current_budget(on.case_id), latest_entitlement(on.case_id)
        open_today = funds_on(timezone.localdate())
        kept = Fund.objects.filter(pk=budget.fund_id) if budget else Fund.objects.none()
        self.fields["fund"].queryset = open_today | kept.order_by("name")  # type: ignore[attr-defined]
        if entitlement:
            told = _("They are entitled to %(total)s.") % {"total": spell(entitlement.money)}
            self.fields["amount"].help_text = told
