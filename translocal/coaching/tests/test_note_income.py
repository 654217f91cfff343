"""What came in and went out in a month, as far as they want to tell. Never a score."""

from decimal import Decimal

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask
from translocal.actions.engine import Invalid

FIGURES = {"month": "2026-05", "turnover": "310.000", "costs": "120 000,50", "own": ""}


class TestNoteIncome(Versioned, ActionContract):
    action = "coaching.note_income"
    tells = ["coaching.income"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.coached(), by=cast.tigran, wrong=cast.anahit, values={**FIGURES, "turnover": "310000"})

    def test_it_is_exact_and_in_the_money_of_the_place(self) -> None:
        income = self.do()
        assert str(income.money("turnover")) == "310000.00 AMD" and str(income.money("costs")) == "120000.50 AMD"
        assert income.own is None and income.month.day == 1

    def test_what_can_be_read_in_two_ways_is_asked_again(self) -> None:
        assert self.refused(Invalid, values=FIGURES).reasons[0].field == "turnover"

    def test_a_month_noted_again_is_corrected(self) -> None:
        self.do()
        self.do(values={"month": "2026-05", "own": "80000"})
        assert ask("SELECT turnover, own FROM coaching_income") == [(None, Decimal(80000))]

    def test_nothing_at_all_is_asked_again(self) -> None:
        assert self.refused(Invalid, values={"month": "2026-05"}).reasons[0].field == "turnover"

    def test_a_month_that_has_not_begun_has_no_figures(self) -> None:
        assert self.refused(Invalid, values={**self.s.values, "month": "2099-01"}).reasons[0].field == "month"
