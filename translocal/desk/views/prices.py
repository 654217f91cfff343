"""What things cost there: prices of what was bought before, by use, country and year."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from translocal.access.identity import current
from translocal.core.money import spell
from translocal.core.names import country
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import labels
from translocal.desk.safe_cells import csv_answer
from translocal.journal.append import log_reading
from translocal.organisations.models import Post
from translocal.plans.models import Use
from translocal.purchases.prices import LEAST, Price, counted_at, latest_items, latest_prices, prices

ITEMS_TOLD = 3  # beside an amount; the list of prices has them all


class PriceFilter(Narrowing):
    """Only countries and years of which there is something to tell can be chosen."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    use = forms.ChoiceField(label=gettext_lazy("For"), required=False)
    item = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, found: list[Price], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        named = sorted(((code, country(code)) for code in {price.country for price in found}), key=lambda pair: pair[1])
        years = sorted({str(price.year) for price in found}, reverse=True)
        uses = labels(Use)
        told = {
            "country": named,
            "item": [(item, item) for item in sorted({price.item for price in found if price.item}, key=str.casefold)],
            "use": [(use, uses[use]) for use in uses if use in {price.use for price in found}],
            "year": [(year, year) for year in years],
        }
        for name, known in told.items():
            asked: Any = self.fields[name]
            asked.choices = [("", _("all")), *known]
            asked.widget.choices = asked.choices


def price_list(request: HttpRequest) -> HttpResponse:
    """What was paid for what, in the middle of many purchases."""
    found, narrowed, shown = _asked(request)
    page = page_of(request, shown, narrowed.kept())
    most = max((price.high.amount for price in shown), default=1)
    context = {
        "filter": narrowed if found else None, "filtered": bool(narrowed.kept()), "prices": _lines(page.rows, most),
        "page": page.bar, "least": LEAST,
        "file": f"{reverse('price_file')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "desk/prices.html", context)


def price_file(request: HttpRequest) -> HttpResponse:
    """The prices as the list shows them."""
    _found, _narrowed, shown = _asked(request)
    log_reading(current().actor, "price file")
    return csv_answer("prices", _file_lines(shown))


def _asked(request: HttpRequest) -> tuple[list[Price], PriceFilter, list[Price]]:
    """Everything that can be told, the filter, and what it leaves; for whoever works here."""
    if not Post.objects.filter(staff=current().actor, until=None).exists():
        raise Absent
    found = prices()
    narrowed = PriceFilter(found, request.GET)
    kept = narrowed.kept()
    return found, narrowed, [p for p in found if all(str(getattr(p, name)) == value for name, value in kept.items())]


def _file_lines(shown: list[Price]) -> Iterator[list[Any]]:
    amounts = [_("In the middle"), _("A quarter paid less than"), _("A quarter paid more than")]
    own = [_("How often people added of their own"), f"{_('What they added, in the middle')} (EUR)"]
    yield [_("For"), _("What"), _("Country"), _("Year"), _("Bought"), *(f"{a} (EUR)" for a in amounts), *own]
    uses = labels(Use)
    for price in shown:
        sums = [price.middle.amount, price.low.amount, price.high.amount]
        added = price.added_middle.amount if price.added_middle else None
        yield [uses[price.use], price.item, country(price.country), price.year, price.bought, *sums, price.added, added]


def _lines(shown: list[Price], most: Decimal | int) -> list[dict[str, Any]]:
    """The lines of a page; `most` is how long the longest bar of the whole list is."""
    uses = labels(Use)
    return [
        {
            "use": uses[price.use],
            "item": price.item,
            "country": country(price.country),
            "year": str(price.year),
            "bought": price.bought,
            "middle": spell(price.middle),
            "range": between(price),
            "most": most,
            "bar": [
                {"value": price.low.amount, "tone": "none"},
                {"value": price.middle.amount - price.low.amount, "tone": "origin"},
                {"value": price.high.amount - price.middle.amount, "tone": "host"},
            ],
            "added": _("%(count)s times, %(middle)s in the middle")
            % {"count": price.added, "middle": spell(price.added_middle)}
            if price.added and price.added_middle
            else "–",
        }
        for price in shown
    ]


def between(price: Price) -> str:
    return _("%(low)s to %(high)s") % {"low": spell(price.low), "high": spell(price.high)}


def told_beside(price: Price | None) -> str:
    """What an item of a plan says of what it bought there before."""
    if price is None:
        return ""
    told = {"year": price.year, "count": price.bought, "middle": spell(price.middle), "range": between(price)}
    text = _("There before: %(middle)s in the middle, half of them %(range)s (%(count)s bought in %(year)s).") % told
    if not price.added or price.added_middle is None:
        return text
    own = {"added": price.added, "count": price.bought, "middle": spell(price.added_middle)}
    return f"{text} " + _("In %(added)s of %(count)s people added of their own, %(middle)s in the middle.") % own


def _item(price: Price) -> dict[str, str]:
    told = {"middle": spell(price.middle), "range": between(price), "count": price.bought, "year": price.year}
    return {
        "what": price.item,
        "told": _("%(middle)s in the middle, half of them %(range)s (%(count)s bought in %(year)s)") % told,
    }


# Put into words once for as long as the prices are kept, by country and language.
_WORDS: dict[tuple[str, str], tuple[float, dict[str, Any]]] = {}


def bought_there(code: str) -> dict[str, Any]:
    """What support bought in a country before, use by use; nothing where nothing can be told of it."""
    told = prices(code) if code else []
    if not told:
        return {}
    key, counted = (code, get_language() or "en"), counted_at(code)
    if _WORDS.get(key, (0.0, {}))[0] != counted:
        _WORDS[key] = counted, _in_words(code, told)
    return _WORDS[key][1]


def _in_words(code: str, told: list[Price]) -> dict[str, Any]:
    uses, found, items = labels(Use), latest_prices(told), latest_items(told, ITEMS_TOLD)
    lines = [
        {"use": uses[use], "told": told_beside(found[use]), "items": [_item(price) for price in items.get(use, ())]}
        for use in uses
        if use in found
    ]
    return {"country": country(code), "lines": lines} if lines else {}
