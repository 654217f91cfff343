"""After the last day to spend a budget, nothing is approved or paid unless whoever approves says why it is bought later."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned, on
from tests.truth import as_staff, one
from translocal.core.reasons import Absent, Missing
from translocal.purchases.models import Extension, Purchase
from translocal.purchases.rules import last_day_on
from translocal.purchases.tests.scenes import Shop, shop, to_be_spent_by

REASON = "The workshop was flooded; the owner of the programme agreed on 3 May."


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


class TestExtend(Versioned, ActionContract):
    action = "purchase.extend"
    tells = ["purchase.extended"]
    wrong_role_gets = Absent
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        type(self).shop = shop(cast)
        type(self).approved = self.shop.approved("50000")
        asked = self.shop.quoted()
        to_be_spent_by(self.shop.case, day(-5), day(-1))
        return Scene(asked, by=cast.claire, wrong=cast.lies, values={"reason": REASON})

    approved: Purchase

    def last_day(self) -> str:
        with as_staff(self.cast.claire):
            return str(last_day_on(self.shop.case.pk))

    def codes(self, name: str, purchase: Purchase, **values: str) -> list[tuple[str, str]]:
        by = self.cast.ines if name == "purchase.pay" else self.cast.claire
        try:
            self.shop.do(name, self.shop.fresh(purchase), by, **values)
        except Missing as refusal:
            return [(reason.code, reason.field) for reason in refusal.reasons]
        return []

    def test_the_last_day_is_that_of_the_part_that_lasts_longest(self) -> None:
        assert self.last_day() == day(-1)
        to_be_spent_by(self.shop.case, day(30), day(-1))
        assert self.last_day() == day(30)

    def test_where_a_part_has_no_end_or_it_is_not_known_nothing_is_late(self) -> None:
        to_be_spent_by(self.shop.case, None, day(-1))
        assert self.last_day() == "None"
        assert self.codes("purchase.approve", self.s.on) == []

    @pytest.mark.parametrize(("ahead", "refused"), [(-1, True), (0, False), (1, False)])
    def test_on_its_last_day_it_is_still_approved(self, ahead: int, refused: bool) -> None:
        to_be_spent_by(self.shop.case, day(ahead), day(ahead))
        assert bool(self.codes("purchase.approve", self.s.on)) is refused

    def test_late_it_is_not_approved_and_once_there_is_a_reason_it_is(self) -> None:
        assert self.codes("purchase.approve", self.s.on) == [("purchase.too_late", "")]
        self.do()
        assert self.codes("purchase.approve", self.s.on) == []

    def test_what_was_approved_in_time_is_not_paid_late_and_once_there_is_a_reason_it_is(self) -> None:
        payment = {"amount": "50000", "paid_on": day(0)}
        assert self.codes("purchase.pay", self.approved, **payment) == [("purchase.too_late", "paid_on")]
        with on(self.s, self.shop.fresh(self.approved)):
            self.do()
        assert self.codes("purchase.pay", self.approved, **payment) == []

    def test_what_was_paid_in_time_is_booked_afterwards(self) -> None:
        one("WITH u AS (UPDATE purchases_purchase SET approved_at = approved_at - interval '9 days' WHERE id = %s RETURNING 1)"
            " SELECT count(*) FROM u", self.approved.pk)  # fmt: skip
        paid = timezone.localdate() - timedelta(days=1)
        if paid.month != timezone.localdate().month:
            to_be_spent_by(self.shop.case, day(0), day(0))
            paid = timezone.localdate()
        assert self.codes("purchase.pay", self.approved, amount="50000", paid_on=f"{paid}") == []

    def test_nobody_gives_time_for_what_they_asked_for(self) -> None:
        assert self.refused(Missing, by=self.cast.anahit).reasons[0].code == "purchase.own"

    def test_above_the_limit_the_local_worker_gives_none(self) -> None:
        large = self.shop.quoted("200400", by=self.cast.claire)
        with on(self.s, large):
            assert self.refused(Missing, by=self.cast.anahit).reasons[0].code == "purchase.limit"

    def test_what_is_not_late_or_has_time_already_needs_none(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].code == "purchase.not_late"
        to_be_spent_by(self.shop.case, day(10), day(10))
        with on(self.s, self.shop.fresh(self.approved)):
            assert self.refused(Missing).reasons[0].code == "purchase.not_late"

    def test_the_reason_stands_with_the_purchase_for_those_who_see_its_money(self) -> None:
        self.do()
        for reader in (self.cast.ines, self.cast.anahit):
            client = Client()
            client.force_login(reader)
            shown = client.get(reverse("purchase", args=[self.s.on.pk])).content.decode()
            assert REASON in shown and "Claire Lambert" in shown and "To be spent by" in shown
        for other in (self.cast.marc, self.cast.lies, self.cast.sam):
            with as_staff(other):
                assert not Extension.objects.exists(), other
