"""Back to what they wish, before it is asked for anew."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned


class TestPrepareAgain(Versioned, Once, ActionContract):
    action = "travel.prepare_again"
    tells = ["travel.prepared_again"]
    then = "being prepared"
    wrong_role_gets = ActionContract.stranger_gets

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.sent_to_travel(1), by=cast.marc, wrong=cast.lies)

    def test_it_has_not_been_asked_for(self) -> None:
        assert self.do().sent_at is None
