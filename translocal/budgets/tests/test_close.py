"""A budget is closed once nothing is reserved; what is left goes back to its fund."""

import pytest
from django.db import ProgrammingError, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one, told
from translocal.actions.engine import REGISTRY
from translocal.budgets import ledger
from translocal.budgets.queries import imbalances
from translocal.budgets.tests.scenes import DAY, act, lines, purse, sums
from translocal.core.ids import uuid7
from translocal.core.money import euro
from translocal.core.reasons import Missing

TAKEN = "SELECT allocated FROM programmes_fund WHERE id = %s"


class TestClose(Versioned, ActionContract):
    action = "budget.close"
    tells = ["budget.closed"]

    def scene(self, cast: Cast) -> Scene:
        self.__class__.purse = purse(cast)
        return Scene(self.purse.case, by=cast.claire, wrong=cast.marc)

    def test_what_is_left_goes_back_to_the_fund(self) -> None:
        with as_staff(self.cast.claire):
            ledger.pay(act(self.cast.claire), self.purse.budget, uuid7(), euro("1000.10"), DAY)
        budget = self.do()
        assert budget.state == "closed" and budget.left == euro(0)
        assert one(TAKEN, self.purse.fund.pk) == budget.paid == euro("1000.10").amount and imbalances() == []

    def test_not_while_anything_is_reserved(self) -> None:
        purpose = uuid7()
        with as_staff(self.cast.claire):
            ledger.reserve(act(self.cast.claire), self.purse.budget, purpose, euro(5))
        assert "5.00" in str(self.refused(Missing).reasons[0])
        with as_staff(self.cast.claire):
            ledger.release(act(self.cast.claire), purpose)
        self.do()

    def test_it_is_closed_once(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].code == "budget.none"

    def test_what_comes_back_later_goes_on_to_the_fund(self) -> None:
        purpose = uuid7()
        with as_staff(self.cast.claire):
            ledger.pay(act(self.cast.claire), self.purse.budget, purpose, euro(500), DAY)
        self.do()
        with as_staff(self.cast.claire):
            ledger.refund(act(self.cast.claire), purpose, euro(200), DAY)
        assert sums(self.purse.budget.pk) == (300, 0, 300) and one(TAKEN, self.purse.fund.pk) == 300
        assert lines(self.purse.budget.pk)[-2:] in (
            [("refunded", 200), ("closed", 200)],
            [("closed", 200), ("refunded", 200)],
        )
        assert imbalances() == []

    def test_when_a_case_ends_what_is_reserved_is_free_whoever_ends_it(self) -> None:
        first, second, action_id = uuid7(), uuid7(), uuid7()
        with as_staff(self.cast.claire):
            doing = act(self.cast.claire)
            ledger.reserve(doing, self.purse.budget, first, euro(900))
            ledger.reserve(doing, self.purse.budget, second, euro(100))
            ledger.pay(doing, self.purse.budget, first, euro(300), DAY)
        REGISTRY["case.end"](self.s.on, by=self.cast.claire, kind="withdrawn", words="", action_id=action_id)
        assert told(action_id) == ["case.ended", "budget.released", "case.turned"]
        assert sums(self.purse.budget.pk) == (3250, 0, 300) and imbalances() == []
        assert sorted(lines(self.purse.budget.pk)[-2:]) == [("released", 100), ("released", 600)]

    def test_who_sees_no_money_can_still_free_it_and_a_stranger_cannot(self) -> None:
        with as_staff(self.cast.claire):
            ledger.reserve(act(self.cast.claire), self.purse.budget, uuid7(), euro(900))
        with as_staff(self.cast.marc):
            assert ledger.release_all(act(self.cast.marc), self.purse.case.pk) == 900
            assert ledger.release_all(act(self.cast.marc), self.purse.case.pk) == 0
        with as_staff(self.cast.sam), pytest.raises(ProgrammingError, match="stands nowhere"), transaction.atomic():
            ledger.release_all(act(self.cast.sam), self.purse.case.pk)
        assert imbalances() == []
