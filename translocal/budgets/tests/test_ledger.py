"""What actions book: reserved, released, moved, paid in any currency, given back; and what the ledger refuses."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.budgets import ledger
from translocal.budgets.models import Budget, Entry
from translocal.budgets.queries import imbalances, paid_for, reserved_for
from translocal.budgets.tests.scenes import DAY, Purse, act, dram, lines, purse, rate, sums
from translocal.core.ids import uuid7
from translocal.core.money import euro
from translocal.core.reasons import Missing

OVERSPENT, GIVEN_BACK = "budget_is_never_overspent", "budget_gives_back_what_it_holds"


@pytest.fixture
def p(cast: Cast) -> Iterator[Purse]:
    made = purse(cast, "1000")
    rate(cast, "425.5")
    with as_staff(cast.claire):
        yield made
        assert imbalances() == []


@pytest.fixture
def doing(cast: Cast) -> Any:
    return act(cast.claire)


def refused(name: str, step: Any, *arguments: Any) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        step(*arguments)
    assert caught.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]


def test_what_is_reserved_nobody_else_can_spend(p: Purse, doing: Any) -> None:
    stove, roof = uuid7(), uuid7()
    ledger.reserve(doing, p.budget, stove, euro(700))
    refused(OVERSPENT, ledger.reserve, doing, p.budget, roof, euro("300.01"))
    refused(OVERSPENT, ledger.pay, doing, p.budget, roof, euro("300.01"), DAY)
    ledger.reserve(doing, p.budget, roof, euro(300))
    assert sums(p.budget.pk) == (1000, 1000, 0) and reserved_for(stove) == euro(700)


def test_a_payment_takes_what_was_reserved_first_and_then_what_is_left(p: Purse, doing: Any) -> None:
    stove = uuid7()
    ledger.reserve(doing, p.budget, stove, euro(700))
    assert ledger.pay(doing, p.budget, stove, euro(800), DAY).from_reserved == 700
    assert sums(p.budget.pk) == (1000, 0, 800) and reserved_for(stove) == euro(0)
    refused(OVERSPENT, ledger.pay, doing, p.budget, stove, euro("200.01"), DAY)


def test_paid_in_parts_the_rest_stays_reserved_until_it_is_released(p: Purse, doing: Any) -> None:
    stove = uuid7()
    ledger.reserve(doing, p.budget, stove, euro(700))
    ledger.pay(doing, p.budget, stove, euro(250), DAY)
    assert sums(p.budget.pk) == (1000, 450, 250)
    released = ledger.release(doing, stove)
    assert released and released.money == euro(450) and sums(p.budget.pk) == (1000, 0, 250)


def test_releasing_twice_releases_once(p: Purse, doing: Any) -> None:
    stove = uuid7()
    ledger.reserve(doing, p.budget, stove, euro(700))
    assert ledger.release(doing, stove) and ledger.release(doing, stove) is None


def test_the_value_in_euro_is_fixed_when_it_is_booked(cast: Cast, p: Purse, doing: Any) -> None:
    stove = uuid7()
    first = ledger.pay(doing, p.budget, stove, dram(100_000), DAY)
    assert (first.money, first.rate, first.local_money) == (euro("235.02"), Decimal("425.5"), dram(100_000))
    assert first.month == DAY.replace(day=1)
    rate(cast, "500")
    assert ledger.pay(doing, p.budget, stove, dram(100_000), DAY).money == euro(200)
    assert Entry.objects.get(pk=first.pk).money == euro("235.02")


def test_the_rate_of_the_bank_can_take_the_place_of_the_month(p: Purse, doing: Any) -> None:
    entry = ledger.pay(doing, p.budget, uuid7(), dram(100_000), DAY, realised=Decimal(400))
    assert (entry.money, entry.rate) == (euro(250), 400)


def test_without_a_rate_nothing_is_paid(p: Purse, doing: Any) -> None:
    with pytest.raises(Missing, match=r"rate\.missing"):
        ledger.pay(doing, p.budget, uuid7(), dram(1), DAY.replace(month=6))
    assert sums(p.budget.pk) == (1000, 0, 0)


def test_what_comes_back_comes_back_at_the_rate_at_which_it_was_paid(cast: Cast, p: Purse, doing: Any) -> None:
    stove = uuid7()
    for _time in range(3):
        ledger.pay(doing, p.budget, stove, dram("33333.33"), DAY)
    rate(cast, "500")
    assert ledger.refund(doing, stove, dram(42_550), DAY).money == euro(100)
    assert ledger.refund(doing, stove, dram("57449.99"), DAY).kind == "refunded"
    assert paid_for(stove) == euro(0) and sums(p.budget.pk) == (1000, 0, 0)


def test_never_more_comes_back_than_was_paid(p: Purse, doing: Any) -> None:
    stove, roof = uuid7(), uuid7()
    ledger.pay(doing, p.budget, stove, euro(100), DAY)
    ledger.pay(doing, p.budget, roof, euro(100), DAY)
    refused(GIVEN_BACK, ledger.refund, doing, stove, euro("100.01"), DAY)
    with pytest.raises(Missing, match=r"refund\.never_paid"):
        ledger.refund(doing, stove, dram(1), DAY)


def test_what_was_reserved_moves_to_another_purpose(p: Purse, doing: Any) -> None:
    stove, roof = uuid7(), uuid7()
    ledger.reserve(doing, p.budget, stove, euro(700))
    ledger.move(doing, stove, roof, euro(500))
    assert (reserved_for(stove), reserved_for(roof)) == (euro(200), euro(500))
    refused(GIVEN_BACK, ledger.move, doing, stove, roof, euro("200.01"))
    ledger.pay(doing, p.budget, roof, euro(500), DAY)
    assert sums(p.budget.pk) == (1000, 200, 500)


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_an_amount_is_above_zero(p: Purse, doing: Any, amount: str) -> None:
    refused("entry_has_an_amount", ledger.reserve, doing, p.budget, uuid7(), euro(amount))
    refused("entry_has_an_amount", ledger.pay, doing, p.budget, uuid7(), euro(amount), DAY)


def test_every_line_names_its_action_and_its_actor(cast: Cast, p: Purse, doing: Any) -> None:
    entry = ledger.reserve(doing, p.budget, uuid7(), euro(1))
    assert (entry.action_id, entry.by, entry.case_id) == (doing.action_id, cast.claire.pk, p.case.pk)
    assert lines(p.budget.pk) == [("allocated", 1000), ("reserved", 1)]


@pytest.mark.parametrize("reader", ["marc", "lies", "sam", "peter"])
def test_who_does_not_see_the_money_books_nothing(cast: Cast, p: Purse, reader: str) -> None:
    staff = getattr(cast, reader)
    with as_staff(staff), pytest.raises(ProgrammingError, match="does not see the money"), transaction.atomic():
        ledger.reserve(act(staff), p.budget, uuid7(), euro(1))


@pytest.mark.parametrize("write", ["UPDATE budgets_entry SET euro = 1", "DELETE FROM budgets_entry", "TRUNCATE budgets_entry",
                                   "INSERT INTO budgets_entry SELECT * FROM budgets_entry", "UPDATE budgets_budget SET paid = 1",
                                   "DELETE FROM budgets_budget"])  # fmt: skip
def test_the_application_writes_no_line_by_hand(p: Purse, write: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(write)


@pytest.mark.parametrize(
    "write", ["UPDATE budgets_entry SET euro = 1", "DELETE FROM budgets_entry", "TRUNCATE budgets_entry"]
)
def test_nor_does_the_owner_of_the_tables(p: Purse, write: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), as_owner() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(write)


def test_a_sum_that_is_not_its_entries_is_found(p: Purse) -> None:
    with transaction.atomic():
        with as_owner() as cursor:
            cursor.execute("UPDATE budgets_budget SET paid = 1 WHERE id = %s", [p.budget.pk])
            cursor.execute("UPDATE programmes_fund SET allocated = 7")
        assert {(one.what, one.stored, one.in_entries) for one in imbalances()} == {("paid", 1, 0), ("fund", 7, 1000)}
        transaction.set_rollback(True)


def test_a_budget_reads_as_its_sums(p: Purse, doing: Any) -> None:
    ledger.reserve(doing, p.budget, uuid7(), euro(300))
    budget = Budget.objects.get(pk=p.budget.pk)
    assert euro(budget.allocated) == euro(budget.reserved) + euro(budget.paid) + budget.left
