"""They met: who was there, on which day."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing
from translocal.handovers import actions as handovers
from translocal.handovers.tests.test_plan_meeting import moment


class TestHoldMeeting(Versioned, ActionContract):
    action = "handover.hold_meeting"
    tells = ["meeting.held"]
    values: dict[str, Any]

    def scene(self, cast: Cast) -> Scene:
        handover = cast.accepted()
        handovers.plan_meeting(handover, by=cast.marc, **moment(1))
        people = [str(p.pk) for p in cast.adults(handover.case)]
        self.__class__.values = {"held_on": timezone.localdate().isoformat(), "people": people, "sender_there": "on"}
        return Scene(handover, by=cast.marc, wrong=cast.lies, values=self.values)

    def test_who_was_there_is_kept(self) -> None:
        self.do()
        [(people, staff)] = ask("SELECT people, staff FROM handovers_meeting WHERE handover_id = %s", self.s.on.pk)
        assert len(people) == 2 and set(staff) == {self.cast.marc.pk, self.cast.lies.pk}

    def test_not_before_it_was_held(self) -> None:
        tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
        assert self.refused(Invalid, values={**self.values, "held_on": tomorrow}).reasons[0].field == "held_on"

    def test_somebody_of_another_case_was_not_there(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        assert self.refused(Invalid, values={**self.values, "people": [str(other.pk)]}).reasons[0].field == "people"

    def test_it_is_held_once(self) -> None:
        self.do()
        self.refused(Missing)
