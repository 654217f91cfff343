"""The business, or its coaching, ends; why is theirs to tell."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask


class TestEnd(Versioned, Once, ActionContract):
    action = "coaching.end"
    tells = ["coaching.ended"]
    then = "ended"

    def scene(self, cast: Cast) -> Scene:
        activity = cast.coached()
        return Scene(activity, by=cast.tigran, wrong=cast.anahit, values={"words": "He found work."})

    def test_the_chain_does_not_read_it(self) -> None:
        assert self.do().state == "ended"
        assert ask("SELECT lens FROM journal_event WHERE name = 'coaching.ended'") == [(256,)]
