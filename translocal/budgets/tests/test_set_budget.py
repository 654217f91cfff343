"""A budget is set within the entitlement, from a named fund, and changed up and down between the two."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned, on
from tests.truth import as_staff, one
from translocal.actions.engine import REGISTRY
from translocal.budgets import ledger
from translocal.budgets.models import Budget, Entry
from translocal.budgets.queries import imbalances
from translocal.budgets.rules import to_choose
from translocal.budgets.tests.scenes import (
    act,
    cash_and_in_kind,
    entitled,
    fund_of,
    lines,
    premium,
    sums,
    with_services,
)
from translocal.core.ids import uuid7
from translocal.core.money import euro, spell
from translocal.core.reasons import Missing

TAKEN = "SELECT allocated FROM programmes_fund WHERE id = %s"


class TestSet(Versioned, ActionContract):
    action = "budget.set"
    tells = ["budget.set"]

    def scene(self, cast: Cast) -> Scene:
        self.__class__.fund = fund_of(cast, "5000")
        self.__class__.other = fund_of(cast, "100000", "Development")
        values = {"amount": "3.250,00", "fund": str(self.fund.pk)}
        return Scene(entitled(cast), by=cast.claire, wrong=cast.marc, values=values)

    def to(self, amount: str) -> Budget:
        return self.do(values={**self.s.values, "amount": amount, "reason": "They agreed to it."})

    def test_the_money_is_taken_from_the_fund(self) -> None:
        budget = self.do()
        assert sums(budget.pk) == (3250, 0, 0) and budget.left == euro(3250)
        assert one(TAKEN, self.fund.pk) == 3250 and imbalances() == []

    def test_it_goes_up_and_down_and_every_change_is_a_line(self) -> None:
        budget = [self.to(amount) for amount in ("2000", "3000", "500,50")][-1]
        assert lines(budget.pk) == [("allocated", 2000), ("allocated", 1000), ("allocated", Decimal("-2499.50"))]
        assert one(TAKEN, self.fund.pk) == Decimal("500.50") and imbalances() == []

    def test_never_more_than_they_are_entitled_to(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "amount": "3250.01"})
        assert refusal.reasons[0].field == "amount" and "3,250.00" in str(refusal.reasons[0])

    def test_never_less_than_is_reserved_or_paid(self) -> None:
        budget = self.do()
        with as_staff(self.cast.claire):
            ledger.reserve(act(self.cast.claire), budget, uuid7(), euro(900))
        assert (
            self.refused(Missing, values={**self.s.values, "amount": "899.99", "reason": "They agreed to it."})
            .reasons[0]
            .code
            == "budget.used"
        )
        assert self.to("900").left == euro(0)

    def test_never_more_than_the_fund_holds(self) -> None:
        self.do()
        case = entitled(self.cast, self.cast.supported(2))
        with pytest.raises(Missing) as refusal:
            REGISTRY["budget.set"](
                case, by=self.cast.claire, amount="1750.01", fund=self.fund.pk, reason="They agreed to it."
            )
        assert refusal.value.reasons[0].code == "fund_never_passes_its_ceiling"
        assert "Choose a smaller amount or another fund." in str(refusal.value.reasons[0])
        REGISTRY["budget.set"](case, by=self.cast.claire, amount="1750", fund=self.fund.pk, reason="They agreed to it.")
        assert one(TAKEN, self.fund.pk) == 5000

    def test_one_budget_has_one_fund(self) -> None:
        self.do()
        refusal = self.refused(
            Missing, values={"amount": "3000", "fund": str(self.other.pk), "reason": "They agreed to it."}
        )
        assert refusal.reasons[0].field == "fund"

    def test_the_same_again_is_no_change(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].code == "budget.same"

    def test_a_later_entitlement_carries_it_from_then_on(self) -> None:
        self.do()
        entitled(self.cast, self.s.on, microbusiness="no")
        assert (
            self.refused(Missing, values={**self.s.values, "amount": "1750.01"}).reasons[0].code == "budget.entitlement"
        )
        budget = self.to("1750")
        assert budget.entitlement.total == 1750

    def test_cash_of_another_programme_is_neither_a_limit_nor_money_to_buy_with(self) -> None:
        premium(self.cast, self.s.on)
        refusal = self.refused(Missing, values={**self.s.values, "amount": "3250.01"})
        assert "3,250.00" in str(refusal.reasons[0])
        assert self.do().entitlement.programme == "s1-demo"
        assert self.to("3000").allocated == 3000

    def test_cash_beside_what_is_bought_is_no_money_of_the_budget(self) -> None:
        """615 euro for each of four are paid to them; for the two adults 4,000 euro can be bought."""
        case = self.cast.supported(4)
        told = cash_and_in_kind(self.cast, case)
        values = {**self.s.values, "fund": str(self.other.pk)}
        with on(self.s, case):
            assert told.money == euro(6460)
            refusal = self.refused(Missing, values={**values, "amount": "4000.01"})
            assert (refusal.reasons[0].code, refusal.reasons[0].field) == ("budget.entitlement", "amount")
            assert "4,000.00" in str(refusal.reasons[0])
            assert self.do(values={**values, "amount": "4000"}).allocated == 4000

    def test_where_all_they_get_is_cash_the_refusal_says_so(self) -> None:
        case = self.cast.supported(2)
        premium(self.cast, case)
        with on(self.s, case):
            refusal = self.refused(Missing)
        assert refusal.reasons[0].code == "budget.cash" and "Departure premium from Belgium" in str(refusal.reasons[0])

    def test_of_several_programmes_one_is_chosen_and_its_answer_is_the_limit(self) -> None:
        other = with_services(self.cast, self.s.on)
        values = {**self.s.values, "fund": str(self.other.pk), "programme": other.programme}
        refusal = self.refused(Missing, values={**values, "amount": str(other.total + 1)})
        assert spell(other.money) in str(refusal.reasons[0])
        assert self.do(values={**values, "amount": str(other.total)}).entitlement == other

    def test_whoever_names_no_programme_means_that_of_the_open_budget_or_the_largest_answer(self) -> None:
        other, case = with_services(self.cast, self.s.on), self.s.on
        with as_staff(self.cast.claire):
            assert to_choose(case.pk)[0].total == max(other.total, Decimal(3250))
        values = {**self.s.values, "fund": str(self.other.pk), "reason": "They agreed to it."}
        self.do(values={**values, "programme": "s1-demo", "amount": "2000"})
        assert self.do(values={**values, "amount": "2500"}).entitlement.programme == "s1-demo"

    def test_an_open_budget_stays_under_its_programme(self) -> None:
        self.do()
        other = with_services(self.cast, self.s.on)
        refusal = self.refused(Missing, values={**self.s.values, "amount": "100", "programme": other.programme})
        assert (refusal.reasons[0].code, refusal.reasons[0].field) == ("budget.other_programme", "programme")

    def test_what_was_paid_under_one_programme_takes_nothing_from_another(self) -> None:
        budget = self.do()
        with as_staff(self.cast.claire):
            ledger.pay(act(self.cast.claire), budget, uuid7(), euro(3000), timezone.localdate(budget.opened_at))
        REGISTRY["budget.close"](self.s.on, by=self.cast.claire)
        other = with_services(self.cast, self.s.on)
        values = {"programme": other.programme, "amount": str(other.total), "fund": str(self.other.pk)}
        assert self.do(values=values).allocated == other.total

    def test_without_an_entitlement_there_is_no_budget(self) -> None:
        case = self.cast.supported(1)
        with pytest.raises(Missing) as refusal:
            REGISTRY["budget.set"](
                case, by=self.cast.claire, amount="1", fund=self.fund.pk, reason="They agreed to it."
            )
        assert refusal.value.reasons[0].code == "budget.no_entitlement"

    def test_what_was_paid_from_a_closed_budget_counts(self) -> None:
        budget = self.do()
        with as_staff(self.cast.claire):
            ledger.pay(act(self.cast.claire), budget, uuid7(), euro(3000), timezone.localdate(budget.opened_at))
        REGISTRY["budget.close"](self.s.on, by=self.cast.claire)
        assert (
            self.refused(Missing, values={**self.s.values, "amount": "250.01"}).reasons[0].code == "budget.entitlement"
        )
        assert self.to("250").pk != budget.pk

    def test_only_who_sees_the_money_sees_it(self) -> None:
        self.do()
        for reader in (self.cast.marc, self.cast.lies, self.cast.sam, self.cast.peter, self.cast.koen):
            with as_staff(reader):
                assert not Budget.objects.exists() and not Entry.objects.exists(), reader

    def test_less_than_they_are_entitled_to_needs_a_reason(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "amount": "3000"})
        assert (refusal.reasons[0].code, refusal.reasons[0].field) == ("budget.lower", "reason")
        assert self.to("3000").allocated == 3000
        assert one("SELECT count(*) FROM journal_event WHERE name = 'budget.lower'") == 1
