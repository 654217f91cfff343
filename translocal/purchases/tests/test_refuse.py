"""Not approved, with a reason: what was reserved is free again."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.budgets.queries import imbalances
from translocal.core.reasons import Absent
from translocal.purchases.tests.scenes import Shop, shop


class TestRefuse(Versioned, Once, ActionContract):
    action = "purchase.refuse"
    tells = ["purchase.refused"]
    wrong_role_gets = Absent
    then = "not approved"
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        return Scene(
            self.shop.asked(), by=cast.claire, wrong=cast.lies, values={"reason": "Too dear; look for another."}
        )

    def test_what_was_reserved_is_free_again(self) -> None:
        purchase = self.do()
        assert purchase.reason and purchase.ended_at
        assert self.shop.sums() == (0, 0, 2900) and imbalances() == []
