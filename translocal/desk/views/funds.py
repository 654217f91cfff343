"""Funds and rates: which fund pays, until when, and what has become of it; the same as a file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.access.queries import permissions_by_post
from translocal.budgets.queries import FundSums, sums_by_fund
from translocal.core.days import short_day
from translocal.core.money import euro, spell, spell_rate
from translocal.core.reasons import Absent
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import labels, said
from translocal.desk.safe_cells import csv_answer
from translocal.journal.append import log_reading
from translocal.organisations.models import Organisation
from translocal.programmes.models import Fund, Rate

RATES_SHOWN = 60
NOTHING = FundSums(0, Decimal(0), Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Pot:
    """A fund, or several together, as sums: the ceiling is what was paid, is reserved, is left in budgets, and is free."""

    ceiling: Decimal
    allocated: Decimal
    reserved: Decimal
    paid: Decimal
    budgets: int = 0

    @property
    def free(self) -> Decimal:
        return self.ceiling - self.allocated

    @property
    def left(self) -> Decimal:
        return self.allocated - self.reserved - self.paid

    def __add__(self, other: "Pot") -> "Pot":
        return Pot(
            *(getattr(self, n) + getattr(other, n) for n in ("ceiling", "allocated", "reserved", "paid", "budgets"))
        )


EMPTY = Pot(Decimal(0), Decimal(0), Decimal(0), Decimal(0))
ORDERS: dict[str, Callable[[tuple[Fund, Pot]], Any]] = {
    "": lambda line: (-line[0].starts_on.toordinal(), line[0].name),
    "name": lambda line: line[0].name.casefold(),
    "free": lambda line: -line[1].free,
    "used": lambda line: -(line[1].allocated / line[1].ceiling if line[1].ceiling else 0),
    "ends": lambda line: (line[0].ends_on is None, line[0].ends_on or line[0].starts_on),
}


class FundFilter(Narrowing):
    kind = forms.ChoiceField(
        label=gettext_lazy("Whose money"), required=False, choices=[("", gettext_lazy("all")), *Fund.Kind.choices]
    )
    when = forms.ChoiceField(
        label=gettext_lazy("Days"), required=False,
        choices=[("", gettext_lazy("all")), ("open", gettext_lazy("open today")), ("ended", gettext_lazy("ended")),
                 ("ahead", gettext_lazy("still to begin"))],
    )  # fmt: skip
    sort = forms.ChoiceField(
        label=gettext_lazy("Sort by"), required=False,
        choices=[("", gettext_lazy("the latest first")), ("name", gettext_lazy("name")), ("free", gettext_lazy("most free")),
                 ("used", gettext_lazy("most taken")), ("ends", gettext_lazy("ends first"))],
    )  # fmt: skip


def funds(request: HttpRequest) -> HttpResponse:
    """Funds and rates; whoever manages them sees what became of each, and can add to them from here."""
    manages = Permission.FUND_MANAGE in permissions_by_post(current().actor)
    mine = Organisation.objects.filter(offices__teams__posts__staff=current().actor, offices__teams__posts__until=None)
    own = mine.first() if manages else None
    narrowed = FundFilter(request.GET)
    kept = narrowed.kept()
    shown = _shown(kept, manages=manages)
    context = {
        "filter": narrowed, "filtered": bool({"kind", "when"} & set(kept)), "manages": manages,
        "funds": [_line(fund, pot, manages=manages) for fund, pot in shown],
        "totals": _totals(shown, manages=manages),
        "rates": [_rate(rate) for rate in Rate.objects.order_by("-month", "currency")[:RATES_SHOWN]],
        "open_url": reverse("act", args=["fund.open", own.pk]) if own else "",
        "rate_url": reverse("act", args=["rate.set", own.pk]) if own else "",
        "file": f"{reverse('fund_file')}?{request.GET.urlencode()}" if manages and shown else "",
    }  # fmt: skip
    return render(request, "desk/funds.html", context)


def _shown(kept: dict[str, str], *, manages: bool) -> list[tuple[Fund, Pot]]:
    """The funds that are asked for, in their order, each with its sums: two queries, however many there are."""
    sums = sums_by_fund() if manages else {}
    found = [fund for fund in Fund.objects.all() if _is_asked_for(fund, kept)]
    return sorted(((fund, _pot(fund, sums.get(fund.pk, NOTHING))) for fund in found), key=ORDERS[kept.get("sort", "")])


def _is_asked_for(fund: Fund, kept: dict[str, str]) -> bool:
    return kept.get("kind", fund.kind) == fund.kind and kept.get("when", _when(fund)) == _when(fund)


def _when(fund: Fund) -> str:
    today = timezone.localdate()
    if fund.starts_on > today:
        return "ahead"
    return "ended" if fund.ends_on is not None and fund.ends_on < today else "open"


def _pot(fund: Fund, sums: FundSums) -> Pot:
    return Pot(fund.ceiling, fund.allocated, sums.reserved, sums.paid, sums.budgets)


def _line(fund: Fund, pot: Pot, *, manages: bool) -> dict[str, Any]:
    return {
        "name": fund.name,
        "kind": said(fund, "kind"),
        "from": short_day(fund.starts_on),
        "until": short_day(fund.ends_on) if fund.ends_on else "",
        "open": _when(fund) == "open",
        **_told(pot, manages=manages),
    }


def _told(pot: Pot, *, manages: bool) -> dict[str, Any]:
    """The sums and the bar. What was reserved and paid is told to whoever manages the funds."""
    told = {name: spell(euro(getattr(pot, name))) for name in ("ceiling", "allocated", "reserved", "paid", "free")}
    if manages:
        bar = [(pot.paid, "origin"), (pot.reserved, "wait"), (pot.left, "host")]
        said = _("%(paid)s paid, %(reserved)s reserved, %(free)s free of %(ceiling)s") % told
    else:
        bar, said = [(pot.allocated, "host")], _("%(free)s free of %(ceiling)s") % told
    return {
        **told,
        "budgets": pot.budgets,
        "total": pot.ceiling,
        "bar": [{"value": value, "tone": tone} for value, tone in bar],
        "told": said,
    }


def _totals(shown: list[tuple[Fund, Pot]], *, manages: bool) -> list[dict[str, Any]]:
    """By whose money it is, by the years of the funds, and all together; only where there is more than one to add up."""
    if len(shown) < 2:
        return []
    kinds = labels(Fund.Kind)
    groups = [
        *((kinds[kind], pot) for kind, pot in _added((fund.kind, pot) for fund, pot in shown)),
        *((years, pot) for years, pot in sorted(_added((_years(fund), pot) for fund, pot in shown))),
        (_("Together"), sum((pot for _fund, pot in shown), EMPTY)),
    ]
    return [{"name": name, "strong": name == groups[-1][0], **_told(pot, manages=manages)} for name, pot in groups]


def _added(pots: Iterable[tuple[str, Pot]]) -> list[tuple[str, Pot]]:
    found: dict[str, Pot] = {}
    for key, pot in pots:
        found[key] = found.get(key, EMPTY) + pot
    return list(found.items())


def _years(fund: Fund) -> str:
    """The years of its period: 2026, 2025–2027, or from 2026 where no end is set."""
    first, last = fund.starts_on.year, fund.ends_on and fund.ends_on.year
    if last is None:
        return _("from %(year)s") % {"year": first}
    return str(first) if first == last else f"{first}–{last}"


def fund_file(request: HttpRequest) -> HttpResponse:
    """The funds as the list shows them, with their sums."""
    if Permission.FUND_MANAGE not in permissions_by_post(current().actor):
        raise Absent
    log_reading(current().actor, "fund file")
    return csv_answer("funds", _file_lines(FundFilter(request.GET).kept()))


def _file_lines(kept: dict[str, str]) -> Iterator[list[Any]]:
    amounts = [_("At most"), _("In budgets"), _("Reserved"), _("Paid"), _("Free")]
    yield [_("Fund"), _("Whose money"), _("First day"), _("Last day"), _("Budgets"), *(f"{a} (EUR)" for a in amounts)]
    for fund, pot in _shown(kept, manages=True):
        sums = [pot.ceiling, pot.allocated, pot.reserved, pot.paid, pot.free]
        yield [fund.name, said(fund, "kind"), fund.starts_on, fund.ends_on, pot.budgets, *sums]


def _rate(rate: Rate) -> dict[str, Any]:
    units = spell_rate(rate.units)
    return {"month": rate.month, "units": f"{units} {rate.currency}", "source": rate.source, "invented": rate.invented}
