"""What a supplier gives back is booked at the rate at which it was paid."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.actions.engine import Invalid
from translocal.budgets.queries import imbalances
from translocal.core.reasons import Absent, Missing
from translocal.purchases.tests.scenes import Shop, shop, today


class TestRefund(Versioned, ActionContract):
    action = "purchase.refund"
    tells = ["purchase.refunded"]
    wrong_role_gets = Absent
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        values = {"amount": "40000", "came_on": today()}
        return Scene(self.shop.paid(), by=cast.ines, wrong=cast.lies, values=values)

    def test_a_part_comes_back_and_the_purchase_stays(self) -> None:
        assert self.do().state == "paid"
        assert self.shop.sums() == (0, 150, 2750) and imbalances() == []

    def test_once_all_of_it_is_back_it_is_called_off(self) -> None:
        self.do()
        purchase = self.do(values={**self.s.values, "amount": "60000"})
        assert purchase.state == "cancelled" and self.shop.sums() == (0, 0, 2900) and imbalances() == []

    def test_no_more_comes_back_than_was_paid(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "amount": "100001"})
        assert refusal.reasons[0].field == "amount"

    def test_nothing_comes_back_tomorrow(self) -> None:
        day = (timezone.localdate() + timedelta(days=1)).isoformat()
        assert self.refused(Invalid, values={**self.s.values, "came_on": day}).reasons[0].field == "came_on"

    def test_what_was_never_paid_does_not_come_back(self) -> None:
        purchase = self.shop.asked("20000")
        try:
            self.shop.do(self.action, purchase, self.cast.ines, **self.s.values)
        except Missing as refusal:
            assert refusal.reasons[0].code == "purchase.never_paid"
        else:
            raise AssertionError
