"""They do not want this journey. Nobody asks why; what was booked is cancelled."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask, one
from translocal.demo import story


class TestStop(Versioned, Once, ActionContract):
    action = "travel.stop"
    tells = ["travel.stopped"]
    then = "stopped"
    wrong_role_gets = ActionContract.stranger_gets

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.booked_to_travel(1), by=cast.marc, wrong=cast.lies)

    def test_what_was_booked_is_cancelled_and_the_officer_told(self) -> None:
        self.do()
        assert ask("SELECT DISTINCT state FROM travel_booking") == [("cancelled",)]
        assert ask("SELECT staff_id FROM contact_notice WHERE event = 'travel.stopped'") == [(self.cast.ana.pk,)]

    def test_the_case_goes_on_and_another_can_be_prepared(self) -> None:
        self.do()
        story.prepare_journey(self.cast.case_of(self.s.on), self.cast.marc)
        assert one("SELECT count(*) FROM travel_application WHERE state = 'prepared'") == 1
