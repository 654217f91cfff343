"""Invented money: three funds for a generation, a rate for every currency and month, amounts as whole numbers of coins."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from psycopg import Connection

from translocal.coaching.actions import local_currency
from translocal.core.ids import NOBODY
from translocal.core.money import EUR, digits
from translocal.generator.rows import day_of
from translocal.generator.world import World, fixed_id

# About what one euro is worth. The months differ by a few in a thousand, so that some payments differ from what was reserved.
ABOUT = {"BRL": 6.1, "MDL": 19.6, "GEL": 3.1, "SYP": 13_000, "AMD": 424, "TRY": 47.5, "COP": 4480, "UAH": 48.2, "USD": 1.09,
         "MNT": 3850, "ALL": 98.4, "GNF": 9350, "IQD": 1430, "RUB": 94.6}  # fmt: skip
FUNDS = (
    ("interior", "Interior return fund", 70),
    ("eu", "European reintegration fund", 20),
    ("development", "Development fund", 10),
)
EACH = 5000  # euro that the funds hold for each case: more than any case gets
RATE = 10**8
SOURCE = "Invented, for measuring and trying out"


def fund_id(world: World, kind: str) -> str:
    """The id of a fund of a generation."""
    return fixed_id(world.mark, "fund", kind)


def fund_name(world: World, kind: str) -> str:
    """Its name, which no other generation has."""
    told = next(name for code, name, _share in FUNDS if code == kind)
    return f"{told} ({world.mark}, invented)"


currency_of = cache(local_currency)


@cache
def rate(currency: str, year: int, month: int) -> int:
    """How many hundred-millionths of a currency one euro is worth in a month; nobody was ever paid by it."""
    wave = (year * 12 + month) * 7 % 11 - 5
    return round(ABOUT[currency] * (1000 + wave) / 10) * (RATE // 100)


@cache
def coins_of(currency: str) -> int:
    """How many of its smallest coins make one of a currency."""
    return int(10 ** digits(currency))


def in_cents(coins: int, currency: str, units: int) -> int:
    """The value in euro cents of an amount in the smallest coins of its currency, rounded once, half up."""
    above, below = coins * 100 * RATE, coins_of(currency) * units
    return (2 * above + below) // (2 * below)


def spelled(coins: int, currency: str) -> str:
    """An amount as an event keeps it: `str()` of the money."""
    places = digits(currency)
    if not places:
        return f"{coins} {currency}"
    whole, part = divmod(coins, 10**places)
    return f"{whole}.{part:0{places}} {currency}"


def euros(cents: int) -> str:
    """An amount in euro as an event keeps it."""
    return f"{cents // 100}.{cents % 100:02} {EUR}"


def months(first: date, last: date) -> Iterator[date]:
    """The first day of every month from one day to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def write_money(connection: Connection[Any], world: World) -> None:
    """The funds of a generation, and the rates of all its months as far as nobody has set them yet."""
    first, last = day_of(world.since), day_of(world.until)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO programmes_fund (id, name, kind, ceiling, allocated, starts_on, opened_by, opened_at)"
            " VALUES (%s, %s, %s, %s, 0, %s, %s, now()) ON CONFLICT (id) DO NOTHING",
            [
                (fund_id(world, kind), fund_name(world, kind), kind, world.cases * EACH, first, NOBODY)
                for kind, _n, _s in FUNDS
            ],
        )
        cursor.executemany(
            "INSERT INTO programmes_rate (id, currency, month, units, source, invented, set_by, set_at)"
            " VALUES (%s, %s, %s, %s::numeric / 100000000, %s, true, %s, now()) ON CONFLICT (currency, month) DO NOTHING",
            [
                (
                    fixed_id("rate", currency, month),
                    currency,
                    month,
                    rate(currency, month.year, month.month),
                    SOURCE,
                    NOBODY,
                )
                for currency in ABOUT
                for month in months(first, last)
            ],
        )


def draw_on(connection: Connection[Any], given: dict[str, int]) -> None:
    """What budgets took of their funds, in cents: the last thing in a transaction, since other writers wait for it."""
    for fund, cents in sorted(given.items()):
        query = "UPDATE programmes_fund SET allocated = allocated + %s::numeric / 100 WHERE id = %s"
        connection.execute(query, [cents, fund])
