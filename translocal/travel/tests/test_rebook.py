"""A flight was moved: it is booked anew."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned


class TestRebook(Versioned, Once, ActionContract):
    action = "travel.rebook"
    tells = ["travel.rebooked"]
    then = "asked for"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.booked_to_travel(1), by=cast.ana, wrong=cast.marc)

    def test_the_day_is_open_again(self) -> None:
        assert self.do().departs_at is None
