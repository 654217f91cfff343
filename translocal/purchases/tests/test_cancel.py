"""Called off before anything was paid, also once it was approved."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.budgets.queries import imbalances
from translocal.core.reasons import Absent, WrongState
from translocal.purchases.tests.scenes import Shop, shop, today


class TestCancel(Versioned, Once, ActionContract):
    action = "purchase.cancel"
    tells = ["purchase.cancelled"]
    wrong_role_gets = Absent
    then = "called off"
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        return Scene(
            self.shop.approved(), by=cast.anahit, wrong=cast.lies, values={"reason": "They found one for free."}
        )

    def test_what_was_reserved_is_free_again(self) -> None:
        self.do()
        assert self.shop.sums() == (0, 0, 2900) and imbalances() == []

    def test_what_is_paid_is_no_longer_called_off(self) -> None:
        self.shop.do("purchase.pay", self.s.on, self.cast.ines, amount="100000", paid_on=today())
        self.refused(WrongState)
