"""A document was issued, a premium handed over: it stays so."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from tests.truth import one
from translocal.travel import actions as journeys


class TestUseBooking(Once, ActionContract):
    action = "travel.use_booking"
    tells = ["booking.used"]
    then = "used or issued"

    def scene(self, cast: Cast) -> Scene:
        booking = journeys.book(cast.sent_to_travel(1), by=cast.ana, kind="document", what="Passport")
        return Scene(booking, by=cast.ana, wrong=cast.marc)

    def test_a_stop_does_not_take_it_back(self) -> None:
        self.do()
        journeys.stop(self.s.on.application, by=self.cast.marc)
        assert one("SELECT state FROM travel_booking WHERE id = %s", self.s.on.pk) == "used"
