"""Funds, rates and entitlements as other rooms ask for them."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from translocal.access.queries import visible
from translocal.core.memory import remembered
from translocal.core.money import EUR
from translocal.core.reasons import Missing, Reason
from translocal.programmes.models import Entitlement, Fund, Rate


def funds_on(day: date) -> QuerySet[Fund]:
    """The funds from which something may be allocated on a day."""
    return Fund.objects.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day)).order_by("name")


def units_for_one_euro(currency: str, day: date) -> Decimal:
    """The rate of the month of a day; refuses where there is none, and says whose turn it is."""
    if currency == EUR:
        return Decimal(1)
    rate = Rate.objects.filter(currency=currency, month=day.replace(day=1)).first()
    if rate is None:
        raise Missing([no_rate(currency, day)])
    return rate.units


def no_rate(currency: str, day: date) -> Reason:
    text = _("There is no rate for %(currency)s in %(month)s yet. The programme manager sets it.")
    words = {"currency": currency, "month": formats.date_format(day, "F Y")}
    return Reason("rate.missing", text % words, "currency")


@remembered
def latest_entitlement(case_id: UUID) -> Entitlement | None:
    """What the household was last told, for those who see the money of a case."""
    return visible(Entitlement).filter(case_id=case_id).order_by("-at", "-id").first()
