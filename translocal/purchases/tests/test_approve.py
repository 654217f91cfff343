"""A colleague approves: the local social worker within the limit, above it the reintegration counsellor."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, one
from translocal.contact.models import Notice
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.purchases.models import Purchase
from translocal.purchases.tests.scenes import Shop, shop


class TestApprove(Versioned, Once, ActionContract):
    action = "purchase.approve"
    tells = ["purchase.approved"]
    wrong_role_gets = Absent
    then = "approved"
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        return Scene(self.shop.quoted(), by=cast.claire, wrong=cast.lies)

    def on(self, purchase: Purchase, by: object) -> object:
        return self.shop.do(self.action, purchase, by)  # type: ignore[arg-type]

    def codes(self, purchase: Purchase, by: object) -> list[str]:
        try:
            self.on(purchase, by)
        except Missing as refusal:
            return [reason.code for reason in refusal.reasons]
        return []

    def test_nobody_approves_what_they_asked_for(self) -> None:
        assert self.refused(Missing, by=self.cast.anahit).reasons[0].code == "purchase.own"

    def test_the_database_says_the_same(self) -> None:
        found = one("SELECT count(*) FROM pg_constraint WHERE conname = 'purchase_approved_by_another'")
        assert found == 1

    def test_it_stays_reserved(self) -> None:
        self.do()
        assert self.shop.sums()[0] == 250

    def test_without_its_quotes_it_is_not_approved(self) -> None:
        assert self.codes(self.shop.asked("50000"), self.cast.claire) == ["purchase.quotes"]

    def test_one_of_the_quotes_is_of_the_supplier(self) -> None:
        purchase = self.shop.asked("30000")
        self.shop.do("purchase.add_quote", purchase, self.cast.anahit, supplier="Another", amount="31000")
        assert self.codes(self.shop.fresh(purchase), self.cast.claire) == ["purchase.quote_of_supplier"]

    def test_the_local_worker_approves_within_the_limit_and_not_above(self) -> None:
        small = self.shop.quoted("200000", by=self.cast.claire)
        large = self.shop.quoted("200400", by=self.cast.claire)
        assert self.codes(small, self.cast.anahit) == []
        assert self.codes(large, self.cast.anahit) == ["purchase.limit"]

    def test_above_the_limit_nobody_else_but_the_counsellor_and_never_for_themselves(self) -> None:
        large = self.shop.quoted("200400", by=self.cast.claire)
        assert self.codes(large, self.cast.claire) == ["purchase.own"]

    def test_what_they_no_longer_plan_is_not_bought(self) -> None:
        one("WITH u AS (UPDATE plans_item SET in_force = false WHERE key = %s RETURNING 1) SELECT count(*) FROM u",
            self.s.on.item_key)  # fmt: skip
        assert self.refused(Missing).reasons[0].code == "purchase.not_planned"

    def test_a_new_version_of_the_plan_keeps_the_item(self) -> None:
        with as_staff(self.cast.claire):
            before = self.s.on.item_key
        story.agree_plan(self.shop.case, self.cast.anahit, "A word more.")
        assert self.do().item_key == before

    def test_finance_hears_that_something_is_to_be_paid(self) -> None:
        self.do()
        with as_staff(self.cast.ines):
            assert Notice.objects.filter(event="purchase.approved").count() == 1
