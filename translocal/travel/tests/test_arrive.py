"""They arrived: the first 72 hours begin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.core.reasons import Missing


class TestArrive(Versioned, Once, ActionContract):
    action = "travel.arrive"
    tells = ["travel.arrived", "case.stepped"]
    then = "arrived"

    def scene(self, cast: Cast) -> Scene:
        values = {"day": timezone.localdate().isoformat()}
        return Scene(cast.on_the_way(1), by=cast.ana, wrong=cast.marc, values=values)

    def test_the_case_has_arrived(self) -> None:
        self.do()
        assert one("SELECT state FROM cases_case WHERE id = %s", self.s.on.case_id) == "arrived"

    def test_nobody_arrives_before_they_left(self) -> None:
        day = timezone.localdate() - timedelta(days=1)
        assert self.refused(Invalid, values={"day": day}).reasons[0].field == "day"

    def test_the_step_of_the_case_is_no_second_way_to_arrive(self) -> None:
        with pytest.raises(Missing, match=r"case\.step\.arrives"):
            cases.step(self.cast.case_of(self.s.on), by=self.cast.ana)

    def test_a_case_that_ended_on_the_way_arrives_nowhere(self) -> None:
        cases.end(self.cast.case_of(self.s.on), by=self.cast.marc, kind="lost_contact", words="")
        assert "travel.not_departed" in str(self.refused(Missing))
