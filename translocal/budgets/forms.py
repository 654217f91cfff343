"""What is asked when a budget is set."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.budgets.queries import current_budget
from translocal.budgets.rules import in_kind, to_choose
from translocal.core.fields import Line
from translocal.core.money import AmountField, spell
from translocal.programmes.models import Entitlement, Fund
from translocal.programmes.queries import funds_on


class Within(forms.ChoiceField):
    """Which answer the budget is within; whoever names none means the one with which the form begins."""

    def clean(self, value: Any) -> Any:
        return super().clean(self.initial if value is None else value)


class BudgetForm(forms.Form):
    readers = {
        "programme": _("Those who see the money of a case: provider, local partner, finance, audit."),
        "amount": _("Those who see the money of a case: provider, local partner, finance, audit."),
        "fund": _("Finance and the programme owner: each fund accounts for its own money."),
    }
    takes_thing = True
    programme = Within(label=_("Within what they are entitled to under"))
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
        budget = current_budget(on.case_id)
        open_today = funds_on(timezone.localdate())
        kept = Fund.objects.filter(pk=budget.fund_id) if budget else Fund.objects.none()
        self.fields["fund"].queryset = open_today | kept.order_by("name")  # type: ignore[attr-defined]
        self._ask_within(to_choose(on.case_id))

    def _ask_within(self, found: list[Entitlement]) -> None:
        """Which programme, where several give what can be bought; the amount of each stands beside its name."""
        if not found:
            del self.fields["programme"]
            return
        within: Any = self.fields["programme"]
        within.choices = [(told.programme, f"{told.told.name}: {spell(in_kind(told))}") for told in found]
        within.initial = found[0].programme
        if len(found) == 1:
            within.widget = forms.HiddenInput()
            told = _("They are entitled to %(total)s.") % {"total": spell(in_kind(found[0]))}
            self.fields["amount"].help_text = told
