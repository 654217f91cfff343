"""The business pauses, for as long as they want."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask
from translocal.coaching import actions as coaching


class TestPause(Versioned, Once, ActionContract):
    action = "coaching.pause"
    tells = ["coaching.paused"]
    then = "paused"

    def scene(self, cast: Cast) -> Scene:
        activity = coaching.start(cast.coached(), by=cast.tigran, started_on="2026-05-01")
        return Scene(activity, by=cast.tigran, wrong=cast.anahit, values={"words": "The winter is slow."})

    def test_the_chain_does_not_read_it(self) -> None:
        assert self.do().state == "paused"
        assert ask("SELECT lens FROM journal_event WHERE name = 'coaching.paused'") == [(256,)]
