"""What things cost there before: figures over many purchases, in which nobody can be found."""

from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.db import connection

from translocal.core.money import Money, euro

LEAST = 10  # households behind a line; the database keeps to it
_KEPT: dict[str, tuple[float, list["Price"]]] = {}


@dataclass(frozen=True)
class Price:
    """One use in one country and year, or an `item` of it. `added` is how often people added of their own, where enough did."""

    use: str
    item: str
    country: str
    year: int
    bought: int
    low: Money
    middle: Money
    high: Money
    added: int | None
    added_middle: Money | None


def prices(country: str = "") -> list[Price]:
    """By country, use and year, the latest first, each use before its items; of one country, or of all. For whoever works here.

    They change slowly and take long to count, so they are kept for a while: whoever asks sees the same.
    """
    counted, found = _KEPT.get(country, (0.0, []))
    if not counted or monotonic() - counted > settings.PRICES_KEPT_SECONDS:
        found = _count(country)
        _KEPT[country] = (monotonic(), found)
    return found


def counted_at(country: str) -> float:
    """When the prices of a country that are told now were counted, on the clock of this process."""
    return _KEPT.get(country, (0.0, []))[0]


def _count(country: str) -> list[Price]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices_told(%s)", [country])
        return [
            Price(
                use, item, where, year, bought, euro(low), euro(middle), euro(high), added, euro(own) if added else None
            )
            for use, item, where, year, bought, low, middle, high, added, own in cursor.fetchall()
        ]


def latest_prices(told: list[Price]) -> dict[str, Price]:
    """Of each use, the latest year of which there is something to tell."""
    found: dict[str, Price] = {}
    for price in told:
        if not price.item:
            found.setdefault(price.use, price)
    return found


def latest_items(told: list[Price], at_most: int) -> dict[str, list[Price]]:
    """Of each use, the items that were bought most often, each from the latest year in which it can be told."""
    latest: dict[tuple[str, str], Price] = {}
    for price in told:
        if price.item:
            latest.setdefault((price.use, price.item.casefold()), price)
    found: dict[str, list[Price]] = {}
    for price in sorted(latest.values(), key=lambda price: (-price.bought, price.item)):
        if len(of_use := found.setdefault(price.use, [])) < at_most:
            of_use.append(price)
    return found
