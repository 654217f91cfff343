"""A payment is booked once it was approved; its value in euro is fixed, and no difference is silently the client's."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_owner, as_staff, ask
from translocal.actions.engine import Invalid
from translocal.budgets.queries import imbalances, paid_for
from translocal.core.reasons import Absent, Missing, NotAllowed, WrongState
from translocal.purchases.models import Purchase
from translocal.purchases.queries import quotes_of
from translocal.purchases.rules import facts_on, limits_on
from translocal.purchases.tests.scenes import Shop, shop, today

ENTRY = "SELECT euro, local, currency, rate FROM budgets_entry WHERE kind = 'paid'"


def facts_of(purchase: Purchase) -> list[str]:
    limits = limits_on(purchase.case_id)
    return facts_on(purchase, quotes_of(purchase), paid_for(purchase.pk), limits, timezone.localdate())


class TestPay(Versioned, Once, ActionContract):
    action = "purchase.pay"
    tells = ["purchase.paid"]
    wrong_role_gets = Absent
    then = "paid"
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        values = {"amount": "100.000,00", "paid_on": today()}
        return Scene(self.shop.approved(), by=cast.ines, wrong=cast.lies, values=values)

    def test_before_they_have_arrived_it_is_only_kept_ready(self) -> None:
        with as_owner() as cursor:
            cursor.execute("UPDATE access_access SET stage = 'ready' WHERE case_id = %s", [self.s.on.case_id])
        assert "purchase.not_arrived" in str(self.refused(Missing))

    def with_(self, **changed: Any) -> dict[str, Any]:
        return {**self.s.values, **changed}

    def test_it_is_booked_at_the_rate_of_its_month(self) -> None:
        self.do()
        assert ask(ENTRY) == [(250, 100_000, "AMD", 400)]
        assert self.shop.sums() == (0, 250, 2650) and imbalances() == []

    def test_the_workers_who_buy_do_not_pay(self) -> None:
        for worker in (self.cast.anahit, self.cast.claire):
            self.refused(NotAllowed, by=worker)

    def test_before_it_is_approved_nothing_is_paid(self) -> None:
        asked = self.shop.quoted("50000")
        with pytest.raises(WrongState):
            self.shop.do(self.action, asked, self.cast.ines, amount="50000", paid_on=today())

    def test_less_than_approved_frees_the_rest(self) -> None:
        self.do(values=self.with_(amount="80000"))
        assert self.shop.sums() == (0, 200, 2700) and imbalances() == []

    def test_more_than_approved_is_refused(self) -> None:
        assert self.refused(Missing, values=self.with_(amount="100000.01")).reasons[0].field == "amount"

    def test_at_the_rate_of_the_bank_the_difference_is_told(self) -> None:
        purchase = self.do(values=self.with_(realised="390"))
        assert self.shop.sums() == (0, Decimal("256.41"), Decimal("2643.59")) and imbalances() == []
        with as_staff(self.cast.anahit):
            facts = facts_of(purchase)
        assert any("6.41" in fact and "Tell them" in fact for fact in facts)

    def test_a_better_rate_leaves_them_more_and_says_nothing(self) -> None:
        purchase = self.do(values=self.with_(realised="410"))
        assert self.shop.sums()[2] == Decimal("2656.10")
        with as_staff(self.cast.anahit):
            assert facts_of(purchase) == []

    @pytest.mark.parametrize("realised", ["40", "4000", "300"])
    def test_a_rate_far_from_that_of_the_month_is_a_slip(self, realised: str) -> None:
        assert self.refused(Missing, values=self.with_(realised=realised)).reasons[0].field == "realised"

    def test_when_the_rate_takes_more_than_there_is_somebody_decides(self) -> None:
        self.shop.asked("1060000", item=1)
        assert self.shop.sums() == (2900, 0, 0)
        assert self.refused(Missing, values=self.with_(realised="390")).reasons[0].code == "purchase.left"

    @pytest.mark.parametrize("days", [1, 400])
    def test_no_payment_lies_ahead(self, days: int) -> None:
        day = (timezone.localdate() + timedelta(days=days)).isoformat()
        assert self.refused(Invalid, values=self.with_(paid_on=day)).reasons[0].field == "paid_on"

    def test_no_payment_lies_before_its_approval(self) -> None:
        day = (timezone.localdate() - timedelta(days=1)).isoformat()
        assert self.refused(Missing, values=self.with_(paid_on=day)).reasons[0].field == "paid_on"

    def test_who_stands_in_the_case_no_longer_pays_no_longer(self) -> None:
        self.shop.do("case.end_finance", self.shop.case, self.cast.claire)
        self.refused(Absent)
