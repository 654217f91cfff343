"""A budget is closed once nothing is reserved; what is left goes back to its fund."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one
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
