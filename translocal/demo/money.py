"""The demo's money: an invented fund, and invented rates that say so."""

from datetime import date, timedelta
from typing import Any

from translocal.access.identity import Identity, acting_as
from translocal.demo import world
from translocal.demo.calendar import Calendar, Story
from translocal.organisations.models import Organisation, Staff
from translocal.programmes import actions as programmes
from translocal.programmes.models import Fund

FUND = "Demo reintegration fund (invented)"
SOURCE = "Invented for the demonstration"
UNITS = ("421.50", "424.80", "426.10")  # dram for one euro, invented, one month after the other


def over_the_months(days: Calendar) -> Story:
    """A fund is opened before anybody needs it; the rate of each month is told when the month begins, and the next one today."""
    peter, first = world.somebody("Peter Claes"), days.ago(270)
    yield first
    open_fund(peter, first.date().replace(day=1))
    month = first.date().replace(day=1)
    while month <= days.today.date():
        yield max(first, days.today.replace(year=month.year, month=month.month, day=1, hour=9, minute=0))
        tell_rate(peter, month)
        month = after(month)
    yield days.today
    tell_rate(peter, month)


def open_fund(owner: Staff, day: date) -> Fund:
    return programmes.open_fund(
        organisation_of(owner), by=owner, name=FUND, kind="interior", ceiling="250000", starts_on=day.isoformat()
    )


def tell_rate(owner: Staff, month: date) -> None:
    told: dict[str, Any] = {"currency": "AMD", "month": month.isoformat(), "units": UNITS[month.month % len(UNITS)]}
    programmes.set_rate(organisation_of(owner), by=owner, source=SOURCE, invented=True, **told)


def the_fund(seen_by: Staff) -> Fund:
    with acting_as(Identity(seen_by.pk)):
        return Fund.objects.get(name=FUND)


def organisation_of(owner: Staff) -> Organisation:
    with acting_as(Identity(owner.pk)):
        return owner.office.organisation  # type: ignore[union-attr]


def after(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
