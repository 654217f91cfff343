"""Another time or place; the invitation keeps its mark, so that calendars replace the former one."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.contact import actions as contact
from translocal.contact.tests.test_plan import planned
from translocal.core.reasons import Absent, Missing


class TestMove(Versioned, ActionContract):
    action = "three_party.move"
    tells = ["three_party.moved"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        meeting = contact.plan(cast.on_both_shores(2), by=cast.claire, **planned())
        return Scene(meeting, by=cast.anahit, wrong=cast.lies, values={**planned(), "place": "Room 4"})

    def test_a_meeting_that_was_called_off_is_not_moved(self) -> None:
        contact.cancel(self.s.on, by=self.cast.claire)
        self.refused(Missing)
