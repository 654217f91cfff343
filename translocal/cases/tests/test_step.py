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
        return Scene(cast.supported(2), by=cast.claire, wrong=cast.lies)

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


def test_no_reintegration_counselling_without_whoever_gives_it(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"case\.step\.reintegration_counsellor"):
        cases.step(cast.accepted().case, by=cast.marc)


def test_nobody_departs_without_a_journey(cast: Cast) -> None:
    case = cast.with_ana()
    cases.be_ready(case, by=cast.marc)
    with pytest.raises(Missing, match=r"case\.step\.no_journey"):
        cases.step(cast.seen(case, cast.ana), by=cast.ana)


def test_after_a_journey_with_travel_support_only_nobody_begins_a_reintegration_alone(cast: Cast) -> None:
    home = cast.case_of(cast.home())
    with pytest.raises(Missing, match=r"case\.step\.local_social_worker"):
        cases.step(home, by=cast.marc)


def test_no_return_counselling_without_a_return_counsellor(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"case\.step\.return_counsellor"):
        cases.step(cast.case(1), by=cast.lies)
