"""A booking was cancelled; what it cost is lost where it does not come back."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from translocal.travel import actions as journeys


class TestCancelBooking(Once, ActionContract):
    action = "travel.cancel_booking"
    tells = ["booking.cancelled"]
    then = "cancelled"

    def scene(self, cast: Cast) -> Scene:
        application = cast.sent_to_travel(1)
        booking = journeys.book(application, by=cast.ana, kind="luggage", what="30 kg", cost="40", currency="EUR")
        return Scene(booking, by=cast.ana, wrong=cast.marc)

    def test_what_does_not_come_back_is_lost(self) -> None:
        assert self.do().is_lost
