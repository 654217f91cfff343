"""Something that they planned is asked for: its value is reserved, never more than is left."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_owner, as_staff, ask, one
from translocal.actions.engine import REGISTRY, Invalid
from translocal.budgets.queries import imbalances
from translocal.budgets.tests.scenes import premium
from translocal.core.reasons import Missing
from translocal.purchases import limits
from translocal.purchases.models import Purchase
from translocal.purchases.queries import open_purchases
from translocal.purchases.tests.scenes import Shop, shop


class TestRequest(Versioned, ActionContract):
    action = "purchase.request"
    tells = ["purchase.requested"]
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        return Scene(self.shop.case, by=cast.anahit, wrong=cast.lies, values=self.shop.values())

    def with_(self, **changed: Any) -> dict[str, Any]:
        return {**self.s.values, **changed}

    def test_its_value_is_reserved_at_the_rate_of_the_month(self) -> None:
        purchase = self.do()
        assert purchase.value == 250 and purchase.rate == 400
        assert self.shop.sums() == (250, 0, 2650) and imbalances() == []

    def test_it_keeps_what_finance_needs_to_know_and_who_asked(self) -> None:
        purchase = self.do()
        assert (purchase.what, purchase.use) == (self.shop.items[0].what, self.shop.items[0].use)
        assert purchase.requested_by_id == self.cast.anahit.pk and purchase.state == "requested"

    @pytest.mark.parametrize("amount", ["100000", "100 000", "100.000,00", "100,000.00"])
    def test_an_amount_is_read_however_it_is_written(self, amount: str) -> None:
        assert self.do(values=self.with_(amount=amount)).value == 250

    @pytest.mark.parametrize("amount", ["-5", "0", "abc", "100,000", "1e5", "9" * 30, "1.2.3"])
    def test_what_is_no_amount_is_refused_at_its_field(self, amount: str) -> None:
        assert self.refused(Invalid, values=self.with_(amount=amount)).reasons[0].field == "amount"

    def test_more_than_is_left_is_refused_and_what_is_left_is_said(self) -> None:
        refusal = self.refused(Missing, values=self.with_(amount="1160004")).reasons[0]
        assert refusal.field == "amount" and "2,900.00" in str(refusal).replace("\u00a0", " ")
        assert self.do(values=self.with_(amount="1160000")).value == 2900

    def test_a_currency_without_a_rate_is_named_with_whose_turn_it_is(self) -> None:
        refusal = self.refused(Missing, values=self.with_(currency="GEL")).reasons[0]
        assert refusal.field == "currency" and "GEL" in str(refusal) and "programme manager" in str(refusal)

    def test_euro_needs_no_rate(self) -> None:
        assert self.do(values=self.with_(currency="EUR", amount="12,50")).value == one("SELECT 12.50::numeric")

    def test_only_what_they_planned_is_bought(self) -> None:
        other = str(self.s.on.pk)
        assert self.refused(Invalid, values=self.with_(item=other)).reasons[0].field == "item"

    def test_a_draft_is_no_plan_to_buy_from(self) -> None:
        one("UPDATE plans_plan SET state = 'draft', agreed_at = NULL WHERE case_id = %s RETURNING 1", self.s.on.pk)
        one(
            "WITH u AS (UPDATE plans_item SET in_force = false WHERE case_id = %s RETURNING 1) SELECT count(*) FROM u",
            self.s.on.pk,
        )
        with as_staff(self.cast.anahit):
            assert [r.code for r in REGISTRY["purchase.request"].reasons(self.s.on, self.cast.anahit)] == [
                "purchase.no_plan"
            ]

    def test_without_a_budget_nothing_is_bought(self) -> None:
        REGISTRY["budget.close"](self.s.on, by=self.cast.claire)
        assert self.refused(Missing).reasons[0].code == "purchase.no_budget"

    def test_nothing_is_bought_while_the_case_rests(self) -> None:
        with as_owner() as cursor:
            cursor.execute("UPDATE cases_case SET state = 'resting' WHERE id = %s", [self.s.on.pk])
        assert self.refused(Missing).reasons[0].code == "purchase.case_rests"

    @pytest.mark.parametrize(("amount", "quotes", "above"), [("40000", 1, False), ("40400", 2, False), ("200400", 2, True),
                                                              ("800400", 3, True)])  # fmt: skip
    def test_quotes_and_limit_follow_from_its_value(self, amount: str, quotes: int, above: bool) -> None:
        purchase = self.do(values=self.with_(amount=amount))
        assert (purchase.quotes_needed, purchase.above_limit) == (quotes, above)

    def test_paying_back_is_possible_only_where_the_programme_allows_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not self.do(values=self.with_(reimbursement="on")).reimbursement
        free = limits.Limits("free", True, limits.limits_of("any").parameters)
        monkeypatch.setattr(limits, "_library", lambda: {"any": free})
        assert self.do(values=self.with_(reimbursement="on")).reimbursement

    def test_the_programme_of_the_budget_decides_not_the_one_that_was_asked_last(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual = limits.limits_of("any")
        known = {"any": usual, "s1-demo": limits.Limits("s1-demo", True, usual.parameters)}
        monkeypatch.setattr(limits, "_library", lambda: known)
        premium(self.cast, self.s.on)
        assert self.do(values=self.with_(reimbursement="on")).reimbursement

    def test_it_is_open_until_they_have_it(self) -> None:
        purchase = self.do()
        with as_staff(self.cast.anahit):
            assert open_purchases(self.s.on.pk) == [purchase]

    def test_when_the_case_ends_it_is_called_off_whoever_ended_it(self) -> None:
        purchase = self.do()
        REGISTRY["case.end"](self.s.on, by=self.cast.claire, kind="moves_on", words="")
        assert ask("SELECT state FROM purchases_purchase WHERE id = %s", purchase.pk) == [("cancelled",)]
        assert self.shop.sums() == (0, 0, 0) and imbalances() == []
        assert one("SELECT count(*) FROM journal_event WHERE name = 'purchase.stopped'") == 1

    @pytest.mark.parametrize("reader", ["lies", "marc", "sam", "peter", "koen", "tigran"])
    def test_who_does_not_see_money_sees_none_of_it(self, reader: str) -> None:
        self.do()
        with as_staff(getattr(self.cast, reader)):
            assert not Purchase.objects.exists()

    def test_the_rate_of_another_month_does_not_count(self) -> None:
        other = timezone.localdate().replace(day=1) - timedelta(days=1)
        one("UPDATE programmes_rate SET month = %s RETURNING 1", other.replace(day=1))
        assert self.refused(Missing).reasons[0].code == "rate.missing"

    def test_what_they_add_of_their_own_is_kept_beside_it_and_reserves_nothing(self) -> None:
        purchase = self.do(values=self.with_(own="25 000"))
        assert purchase.own == 25_000 and purchase.of_their_own.currency == "AMD"
        assert self.shop.sums()[0] == purchase.value
        assert self.do(values=self.with_(own="")).own is None

    @pytest.mark.parametrize("wrong", ["0", "-1", "much"])
    def test_what_they_add_is_an_amount_or_nothing(self, wrong: str) -> None:
        assert self.refused(Invalid, values=self.with_(own=wrong)).reasons[0].field == "own"
