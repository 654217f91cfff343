"""A cover ends by hand or by the clock; counselling closes with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, ask
from translocal.access.identity import system
from translocal.actions.errands import errand
from translocal.cases import actions as cases
from translocal.cases import jobs
from translocal.cases.models import Case, Grant
from translocal.core.reasons import Absent, Missing

KOEN_READS = "SELECT standing, parts & 16 FROM access_access WHERE case_id = %s AND staff_id = %s"


def covered(cast: Cast, case: Case) -> Grant:
    cases.cover(case, by=cast.koen, reason="Lies is ill.", until=timezone.localdate() + timedelta(days=2))
    with as_staff(cast.koen):
        return Grant.objects.get(case_id=case.pk, ended_at=None)


class TestEndCover(ActionContract):
    action = "case.end_cover"
    tells = ["case.cover_ended"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(covered(cast, cast.case(1)), by=cast.koen, wrong=cast.lies)

    def standing(self) -> list[tuple[object, ...]]:
        return ask(KOEN_READS, self.s.on.case_id, self.cast.koen.pk)

    def test_counselling_closes_with_it(self) -> None:
        assert self.standing() == [("cover", 16)]
        self.do()
        assert self.standing() == [("lead", 0)]

    def test_the_clock_ends_it_too(self) -> None:
        jobs.end_cover(str(self.s.on.pk), str(self.s.on.case_id))
        assert self.standing() == [("lead", 0)]

    def test_the_clock_that_comes_late_does_nothing(self) -> None:
        self.do()
        jobs.end_cover(str(self.s.on.pk), str(self.s.on.case_id))
        assert self.standing() == [("lead", 0)]

    def test_an_ended_cover_cannot_end_again(self) -> None:
        self.do()
        clock = system("cover-clock")
        self.refused(Missing, by=clock)

    def test_a_clock_on_another_case_reaches_nothing(self) -> None:
        other = self.cast.case(1)
        with pytest.raises(Absent), errand("cover-clock", other.pk) as role:
            cases.end_cover(self.s.on, by=role)
        assert self.standing() == [("cover", 16)]
