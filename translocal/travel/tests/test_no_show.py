"""They did not come. Nobody asks why, and it can be prepared again."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask
from translocal.travel import actions as journeys


class TestNoShow(Versioned, Once, ActionContract):
    action = "travel.no_show"
    tells = ["travel.no_show"]
    then = "not taken"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.booked_to_travel(1), by=cast.ana, wrong=cast.marc)

    def test_the_flight_is_gone_and_the_passport_is_not(self) -> None:
        self.do()
        states = dict(ask("SELECT kind, state FROM travel_booking"))
        assert states == {"ticket": "cancelled", "document": "booked"}

    def test_it_can_be_prepared_again_and_taken(self) -> None:
        self.do()
        journeys.prepare_again(self.s.on, by=self.cast.marc)
        assert journeys.send(self.s.on, by=self.cast.marc).state == "sent"
