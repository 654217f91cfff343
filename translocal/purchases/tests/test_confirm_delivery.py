"""They have it, as they themselves confirm: the purchase is finished."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, NotAllowed
from translocal.purchases.queries import open_purchases
from translocal.purchases.tests.scenes import Shop, shop, today


class TestConfirm(Versioned, Once, ActionContract):
    action = "purchase.confirm_delivery"
    tells = ["purchase.delivered"]
    wrong_role_gets = Absent
    then = "delivered"
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        values = {"delivered_on": today(), "how": "seen"}
        return Scene(self.shop.proved(), by=cast.anahit, wrong=cast.lies, values=values)

    def test_it_is_no_longer_open(self) -> None:
        self.do()
        with as_staff(self.cast.anahit):
            assert open_purchases(self.s.on.case_id) == []

    def test_only_whoever_is_there_with_them_notes_it(self) -> None:
        for other in (self.cast.claire, self.cast.ines):
            self.refused(NotAllowed, by=other)

    def test_not_before_it_was(self) -> None:
        day = (timezone.localdate() + timedelta(days=1)).isoformat()
        assert self.refused(Invalid, values={**self.s.values, "delivered_on": day}).reasons[0].field == "delivered_on"
