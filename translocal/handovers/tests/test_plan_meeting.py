"""The joint meeting is planned, or planned anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing
from translocal.handovers import actions as handovers


def moment(days: int, place: str = "De Brug, room 2") -> dict[str, Any]:
    when = timezone.localtime() + timedelta(days=days)
    return {"planned_for": when.strftime("%Y-%m-%dT%H:%M"), "place": place}


class TestPlanMeeting(Versioned, ActionContract):
    action = "handover.plan_meeting"
    tells = ["meeting.planned"]

    def scene(self, cast: Cast) -> Scene:
        handover = cast.accepted()
        return Scene(handover, by=cast.marc, wrong=cast.lies, values=moment(3))

    def test_planned_anew_there_is_still_one_meeting(self) -> None:
        self.do()
        self.do(values=moment(5, "Elsewhere"))
        assert one("SELECT place FROM handovers_meeting WHERE handover_id = %s", self.s.on.pk) == "Elsewhere"

    @pytest.mark.parametrize("days", [-90, 400])
    def test_a_moment_that_nobody_means_is_asked_about(self, days: int) -> None:
        assert self.refused(Invalid, values=moment(days)).reasons[0].field == "planned_for"

    def test_a_meeting_that_was_held_is_not_planned(self) -> None:
        self.do()
        there = [str(p.pk) for p in self.cast.adults(self.s.on.case)]
        handovers.hold_meeting(self.s.on, by=self.cast.marc, held_on=timezone.localdate(), people=there)
        self.refused(Missing)

    def test_a_referral_has_no_meeting(self) -> None:
        ask("UPDATE handovers_handover SET kind = 'referral' WHERE id = %s RETURNING id", self.s.on.pk)
        self.refused(Missing)
