"""What things cost there before: figures over many purchases, in which nobody can be found."""

from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.db import connection

from translocal.core.money import Money, euro

LEAST = 10  # purchases behind a line, of at least five households; the database keeps to it
_KEPT: dict[str, tuple[float, list["Price"]]] = {}


@dataclass(frozen=True)
class Price:
    """One use in one country and year. `added` is how often people added of their own, where enough did to tell it."""

    use: str
    country: str
    year: int
    bought: int
    low: Money
    middle: Money
    high: Money
    added: int | None
    added_middle: Money | None


def prices(country: str = "") -> list[Price]:
    """By country, use and year, the latest first; of one country, or of all. For whoever works here.

    They change slowly and take long to count, so they are kept for a while: whoever asks sees the same.
    """
    counted, found = _KEPT.get(country, (0.0, []))
    if not counted or monotonic() - counted > settings.PRICES_KEPT_SECONDS:
        found = _count(country)
        _KEPT[country] = (monotonic(), found)
    return found


def _count(country: str) -> list[Price]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices(%s)", [country])
        return [
            Price(use, where, year, bought, euro(low), euro(middle), euro(high), added, euro(own) if added else None)
            for use, where, year, bought, low, middle, high, added, own in cursor.fetchall()
        ]


def latest_prices(country: str) -> dict[str, Price]:
    """Of each use, the latest year of which there is something to tell."""
    found: dict[str, Price] = {}
    for price in prices(country) if country else ():
        found.setdefault(price.use, price)
    return found
