"""The case goes on to its next stage, when somebody stands there to take it."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.cases import actions as cases
from translocal.core.reasons import Missing


class TestStep(Versioned, ActionContract):
    action = "case.step"
    tells = ["case.stepped"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted().case
        return Scene(case, by=cast.marc, wrong=cast.lies)

    def test_every_milestone_in_its_order(self) -> None:
        assert self.do().state == "reintegration_counselling"
        assert self.do().state == "ready"

    def test_nobody_departs_without_a_travel_officer(self) -> None:
        self.do()
        self.do()
        assert "case.step.travel_officer" in str(self.refused(Missing))

    def test_the_lists_know_at_once(self) -> None:
        self.do()
        stages = "SELECT count(DISTINCT stage) FROM access_access WHERE case_id = %s AND stage = %s"
        assert one(stages, self.s.on.pk, "reintegration_counselling") == 1


def test_no_return_counselling_without_a_return_counsellor(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"case\.step\.return_counsellor"):
        cases.step(cast.case(1), by=cast.lies)
