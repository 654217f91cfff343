"""How fast the rules of support programmes answer: a million households at once, and one with every reason. No database."""

import resource
import statistics
import time
from datetime import date
from multiprocessing import get_context
from typing import Any

HOUSEHOLDS = 1_000_000
ONE_BAR, MANY_BAR, MEMORY_BAR = 20.0, 2_000.0, 1024  # ms, ms, MiB
DAYS = {"2010": date(2011, 5, 1), "2012": date(2012, 9, 1), "2015": date(2018, 3, 1), "2022": date(2024, 6, 1)}
CODES = ("be-reintegration", "be-departure-premium")


def measured() -> list[str]:
    """The table, in Markdown; in a process of its own, so that its peak of memory is that of the rules."""
    with get_context("spawn").Pool(1) as pool:
        rows: list[str] = pool.apply(_measure)
    return rows


def _measure() -> list[str]:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "translocal.settings.demo")
    import django

    django.setup()
    table = ["| work | median / slowest, ms | bar | peak memory, MiB | |", "|---|---|---|---|---|", *_many(), *_one()]
    return [*table, ""]


def _many() -> list[str]:
    from translocal.programmes.library import programmes
    from translocal.programmes.many import answers

    households, rows = _columns(), []
    for code in CODES:
        for period, on in DAYS.items():
            if not programmes()[code].in_force(on):
                continue
            took = [_timed(lambda c=code, d=on: answers(programmes()[c], households, d)) for _run in range(3)]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            passed = max(took) <= MANY_BAR and peak <= MEMORY_BAR
            rows.append(
                f"| {code}, rules of {period}: {HOUSEHOLDS:,} households, {len(households.born):,} people | {statistics.median(took):.0f} "
                f"/ {max(took):.0f} | {MANY_BAR:.0f} | {peak:.0f} (≤ {MEMORY_BAR}) | {'✓' if passed else '✗'} |"
            )
    return rows


def _one() -> list[str]:
    from translocal.programmes.household import read
    from translocal.programmes.library import programmes
    from translocal.programmes.telling import entitlements

    told = {
        "persons": [{"id": str(n), "birth_date": f"{1980 + 8 * n}-03-02", "nationality": "AM", "principal": n == 0} for n in range(5)],
        "status": "refused", "voluntary": True, "wants": ["microbusiness"], "circumstances": ["no_means"], "approvals": [],
        "dates": {"order_to_leave": "2023-01-31", "application": "2023-02-14", "last_assistance": "never", "refusal": "2023-01-02"},
    }  # fmt: skip
    rows = []
    for code, programme in programmes().items():
        on = max(programme.begins, min(programme.ends or date(2024, 6, 1), date(2024, 6, 1)))
        took = [_timed(lambda p=programme, d=on: entitlements(p, read(told, d), d)) for _run in range(40)][5:]
        slow = sorted(took)[-2]
        passed = "✓" if slow <= ONE_BAR else "✗"
        rows.append(
            f"| {code}: one household, every reason | {statistics.median(took):.1f} / {slow:.1f} | {ONE_BAR:.0f} | | {passed} |"
        )
    return rows


def _columns() -> Any:
    """Households by chance, as columns."""
    import numpy as np

    from translocal.programmes.columns import COUNTRIES, PERSON_YES, YES_OR_NO, Columns
    from translocal.programmes.facts import DATES, STATUSES

    dice = np.random.default_rng(1)
    sizes = dice.choice([1, 2, 3, 4, 5, 6], HOUSEHOLDS, p=[0.55, 0.12, 0.12, 0.12, 0.06, 0.03]).astype(np.int32)
    people = int(sizes.sum())

    def days(first: int, last: int, number: int) -> Any:
        found = (
            dice.integers(first, last, number) * 10000
            + dice.integers(1, 13, number) * 100
            + dice.integers(1, 29, number)
        )
        return found.astype(np.int32)

    def told(number: int) -> Any:
        return dice.choice(np.array([0, 1, 2], np.uint8), number, p=[0.45, 0.1, 0.45])

    return Columns(
        sizes, days(1950, 2010, people), dice.integers(-1, len(COUNTRIES), people).astype(np.int16),
        dice.integers(-1, len(STATUSES), HOUSEHOLDS).astype(np.int8), {name: told(people) for name in PERSON_YES},
        {name: days(2009, 2024, HOUSEHOLDS) for name in DATES}, {name: told(HOUSEHOLDS) for name in YES_OR_NO},
    )  # fmt: skip


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
