"""The pages of the actions about money: what a household is entitled to, funds, rates."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.desk.acting import page
from translocal.desk.pages import part

money_url = part("money")


def funds_url(_thing: Any) -> str:
    return reverse("funds")


def as_of_today(_thing: Any) -> dict[str, Any]:
    return {"day": timezone.localdate()}


def from_today(_thing: Any) -> dict[str, Any]:
    return {"starts_on": timezone.localdate()}


def this_month(_thing: Any) -> dict[str, Any]:
    return {"month": timezone.localdate()}


page(
    "entitlement.establish", _("What are they entitled to?"), back=money_url, after=money_url, initial=as_of_today,
    done=_("The entitlement was established, with a reason for every euro."),
    happens=(_("The answer and its reasons are kept as they are told now."), _("Nothing is spent or promised by this.")),
)  # fmt: skip
page(
    "fund.open", _("Open a fund"), back=funds_url, after=funds_url, initial=from_today, done=_("The fund is open."),
    happens=(_("Budgets can be set from it, up to its ceiling and never beyond."),),
)  # fmt: skip
page(
    "rate.set", _("Set the rate of a month"), back=funds_url, after=funds_url, initial=this_month, done=_("The rate was set."),
    happens=(_("Payments of this month are booked at it. What was booked before keeps its rate."),),
)  # fmt: skip
