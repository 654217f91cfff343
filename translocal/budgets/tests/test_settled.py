"""A case that ends in another way than with its report settles its money too, whoever ends it."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from tests.cast import Cast
from tests.truth import as_staff, ask, one, told
from translocal.actions.engine import REGISTRY
from translocal.budgets import ledger
from translocal.budgets.actions import set_budget
from translocal.budgets.queries import imbalances
from translocal.budgets.tests.scenes import DAY, Purse, act, lines, purse, sums
from translocal.core.ids import uuid7
from translocal.core.money import euro
from translocal.organisations.models import Staff

TAKEN = "SELECT allocated FROM programmes_fund WHERE id = %s"
STATE = "SELECT state FROM budgets_budget WHERE id = %s"
ENDS = ["case.ended", "budget.released", "budget.ended", "case.turned"]


@pytest.fixture
def held(cast: Cast) -> Purse:
    return purse(cast)


def end(held: Purse, by: Staff, **more: Any) -> None:
    REGISTRY["case.end"](held.case, by=by, kind="withdrawn", words="", **more)


def reserve(held: Purse, by: Staff, amount: int, paid: int = 0) -> Any:
    purpose = uuid7()
    with as_staff(by):
        ledger.reserve(act(by), held.budget, purpose, euro(amount))
        if paid:
            ledger.pay(act(by), held.budget, purpose, euro(paid), DAY)
    return purpose


def test_what_is_reserved_is_free_and_what_is_left_goes_back_to_the_fund(cast: Cast, held: Purse) -> None:
    reserve(held, cast.claire, 900, paid=300)
    reserve(held, cast.claire, 100)
    action_id = uuid7()
    end(held, cast.claire, action_id=action_id)
    assert told(action_id) == ENDS
    assert one(STATE, held.budget.pk) == "closed" and sums(held.budget.pk) == (300, 0, 300)
    assert sorted(lines(held.budget.pk)[-3:]) == [("closed", 2950), ("released", 100), ("released", 600)]
    assert one(TAKEN, held.fund.pk) == 300
    with as_staff(cast.claire):
        assert imbalances() == []


def test_whoever_sees_no_money_ends_it_just_as_well(cast: Cast, held: Purse) -> None:
    """A counsellor from whom the clients withheld the money: nothing stays behind, and they read nothing of it."""
    reserve(held, cast.claire, 900)
    ask("UPDATE access_access SET parts = parts & ~128 WHERE staff_id = %s RETURNING 1", cast.claire.pk)
    end(held, cast.claire)
    assert one(STATE, held.budget.pk) == "closed" and one(TAKEN, held.fund.pk) == 0
    with as_staff(cast.claire):
        assert imbalances() == []


def test_a_budget_of_which_nothing_is_reserved_is_closed_too(cast: Cast, held: Purse) -> None:
    action_id = uuid7()
    end(held, cast.claire, action_id=action_id)
    assert told(action_id) == ["case.ended", "budget.ended", "case.turned"] and one(TAKEN, held.fund.pk) == 0


def test_nothing_is_told_where_there_is_no_budget(cast: Cast) -> None:
    action_id = uuid7()
    REGISTRY["case.end"](cast.supported(2), by=cast.claire, kind="stays", words="", action_id=action_id)
    assert told(action_id) == ["case.ended", "case.turned"]


def test_once_settled_it_stays_as_it_is(cast: Cast, held: Purse) -> None:
    reserve(held, cast.claire, 900)
    action_id = uuid7()
    for _twice in range(2):
        end(held, cast.claire, action_id=action_id)
    before = lines(held.budget.pk)
    with as_staff(cast.claire):
        assert ledger.settle(act(cast.claire), held.case.pk) is None
    assert lines(held.budget.pk) == before


def test_a_case_that_goes_on_is_not_settled_and_a_stranger_settles_nothing(cast: Cast, held: Purse) -> None:
    for who, why in ((cast.claire, "has not ended"), (cast.sam, "stands nowhere")):
        with as_staff(who), pytest.raises(ProgrammingError, match=why), transaction.atomic():
            ledger.settle(act(who), held.case.pk)
    assert one(STATE, held.budget.pk) == "open" and one(TAKEN, held.fund.pk) == 3250


def test_a_case_that_opens_again_gets_a_new_budget_of_what_was_not_paid(cast: Cast, held: Purse) -> None:
    reserve(held, cast.claire, 900, paid=900)
    end(held, cast.claire)
    REGISTRY["case.reopen"](held.case, by=cast.claire, words="They come back to it.")
    with as_staff(cast.claire):
        again = set_budget(cast.seen(held.case, cast.claire), by=cast.claire, amount="2350", fund=str(held.fund.pk))
    assert again.pk != held.budget.pk and one(TAKEN, held.fund.pk) == 900 + 2350
    end(held, cast.claire)
    assert one(STATE, again.pk) == "closed" and one(TAKEN, held.fund.pk) == 900
    with as_staff(cast.claire):
        assert imbalances() == []


def test_what_comes_back_afterwards_goes_on_to_the_fund(cast: Cast, held: Purse) -> None:
    purpose = reserve(held, cast.claire, 500, paid=500)
    end(held, cast.claire)
    with as_staff(cast.claire):
        ledger.refund(act(cast.claire), purpose, euro(200), DAY)
        assert imbalances() == []
    assert one(TAKEN, held.fund.pk) == 300 and sums(held.budget.pk) == (300, 0, 300)
