"""The finance officer is no longer needed: the money of the case is closed to them at once."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import REGISTRY
from translocal.cases.tests.test_ask_finance import PARTS, page
from translocal.core.reasons import Missing


class TestEndFinance(Versioned, ActionContract):
    action = "case.end_finance"
    tells = ["case.finance_ended"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.supported(2)
        REGISTRY["case.ask_finance"](case, by=cast.claire, staff=cast.ines.pk)
        return Scene(case, by=cast.claire, wrong=cast.marc)

    def test_the_money_is_closed_to_them_at_once(self) -> None:
        self.do()
        assert one(PARTS, self.s.on.pk, self.cast.ines.pk) == 0
        assert page(self.cast.ines, "money_file", self.s.on.pk).status_code == 404

    def test_there_is_nothing_to_end_twice(self) -> None:
        self.do()
        self.refused(Missing)
