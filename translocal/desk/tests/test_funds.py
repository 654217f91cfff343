"""Which fund pays, until when, and what has become of it: in all its budgets together, nobody's budget."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_staff
from translocal.budgets import ledger
from translocal.budgets.queries import sums_by_fund
from translocal.budgets.tests.scenes import DAY, act, dram, fund_of, purse, rate
from translocal.core.ids import uuid7
from translocal.core.money import euro
from translocal.organisations.models import Staff
from translocal.programmes.actions import open_fund
from translocal.programmes.tests.test_open_fund import office_of

FUNDS = reverse("funds")


def page(staff: Staff, url: str = FUNDS, **sent: str) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(url, sent)


def text(answer: Any) -> str:
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def spent(cast: Cast) -> Any:
    """A budget of 3,250 from a fund of 10,000: 900 reserved, 235.02 paid; and two funds from which nothing was taken."""
    made = purse(cast)
    rate(cast, "425.5")
    with as_staff(cast.claire):
        ledger.reserve(act(cast.claire), made.budget, uuid7(), euro(900))
        ledger.pay(act(cast.claire), made.budget, uuid7(), dram(100_000), DAY)
    ended, ahead = timezone.localdate() - timedelta(days=1), timezone.localdate() + timedelta(days=30)
    for name, kind, first, last in (
        ("Union 2020", "eu", "2020-01-01", ended),
        ("Development", "development", ahead, None),
    ):
        values = {"name": name, "kind": kind, "ceiling": "5000", "starts_on": str(first), "ends_on": str(last or "")}
        open_fund(office_of(cast.peter), by=cast.peter, **values)
    return made


def test_each_fund_is_shown_as_ceiling_in_budgets_reserved_paid_and_free(cast: Cast, spent: Any) -> None:
    shown = text(page(cast.peter))
    for told in ("10,000.00 EUR", "3,250.00 EUR", "900.00 EUR", "235.02 EUR", "6,750.00 EUR",
                 "235.02 EUR paid, 900.00 EUR reserved, 6,750.00 EUR free of 10,000.00 EUR"):  # fmt: skip
        assert told in shown, told
    with as_staff(cast.peter):
        (sums,) = sums_by_fund().values()
    assert (sums.budgets, sums.allocated, sums.reserved, sums.paid) == (1, 3250, 900, euro("235.02").amount)


def test_they_are_added_up_by_whose_money_and_by_years(cast: Cast, spent: Any) -> None:
    shown = text(page(cast.peter)).split('id="totals"')[1]
    for told in (
        "European Union",
        "development cooperation",
        "from 2020",
        "20,000.00 EUR",
        "16,750.00 EUR free of 20,000.00 EUR",
    ):
        assert told in shown, told


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ({"kind": "eu"}, ["Union 2020"]),
        ({"when": "open"}, ["Interior"]),
        ({"when": "ended"}, ["Union 2020"]),
        ({"when": "ahead"}, ["Development"]),
        ({"sort": "name"}, ["Development", "Interior", "Union 2020"]),
        ({"sort": "used"}, ["Interior", "Union 2020", "Development"]),
        ({"sort": "ends"}, ["Union 2020", "Interior", "Development"]),
        ({"kind": "eu", "when": "open"}, []),
        ({"kind": "nonsense"}, ["Development", "Interior", "Union 2020"]),
    ],
)
def test_they_are_filtered_and_sorted_and_the_file_says_the_same(cast: Cast, spent: Any, sent: Any, names: Any) -> None:
    answer = page(cast.peter, reverse("fund_file"), **sent)
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    found = [line[0] for line in lines[1:]]
    assert (found if "sort" in sent else sorted(found)) == names
    shown = text(page(cast.peter, **sent)).split('id="rates"')[0]
    assert all(name in shown for name in names)
    assert ("No fund of this kind." in shown) == (not names)


def test_the_file_has_bare_sums(cast: Cast, spent: Any) -> None:
    answer = page(cast.peter, reverse("fund_file"), kind="interior")
    assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1] == [
        "Interior", "interior: return and asylum", "2020-01-01", "", "1", "10000.00", "3250.00", "900.00", "235.02", "6750.00"
    ]  # fmt: skip


def test_whoever_does_not_manage_them_sees_no_payments_and_gets_no_file(cast: Cast, spent: Any) -> None:
    shown = text(page(cast.claire))
    assert "6,750.00 EUR free of 10,000.00 EUR" in shown
    assert "235.02 EUR" not in shown and "900.00 EUR" not in shown and "Every case as a file" not in shown
    for staff in (cast.claire, cast.ines, cast.lies, cast.sam):
        assert page(staff, reverse("fund_file")).status_code == 404, staff.name


@pytest.mark.parametrize("reader", ["claire", "anahit", "ines", "lies", "tom", "sam"])
def test_the_database_refuses_the_sums_to_everybody_else(cast: Cast, spent: Any, reader: str) -> None:
    with as_staff(getattr(cast, reader)), pytest.raises(ProgrammingError), transaction.atomic():
        sums_by_fund()


def test_more_funds_ask_no_more_of_the_database(cast: Cast, spent: Any) -> None:
    page(cast.peter)
    counts = []
    for names in ([], ["A", "B", "C", "D"]):
        for name in names:
            fund_of(cast, "100", name)
        with CaptureQueriesContext(connection) as asked:
            page(cast.peter)
        counts.append(len(asked))
    assert counts[0] == counts[1]
