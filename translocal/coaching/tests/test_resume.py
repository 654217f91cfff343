"""After a pause the business goes on; that is no second start."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask
from translocal.coaching import actions as coaching


class TestResume(Versioned, Once, ActionContract):
    action = "coaching.resume"
    tells = ["coaching.resumed"]
    then = "running"

    def scene(self, cast: Cast) -> Scene:
        activity = coaching.pause(
            coaching.start(cast.coached(), by=cast.tigran, started_on="2026-05-01"), by=cast.tigran, words=""
        )
        return Scene(activity, by=cast.tigran, wrong=cast.anahit, values={"words": ""})

    def test_the_chain_does_not_read_it(self) -> None:
        assert self.do().state == "running"
        assert ask("SELECT lens FROM journal_event WHERE name = 'coaching.resumed'") == [(256,)]
