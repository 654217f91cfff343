"""They write down what they want to have reached by a day of their own."""

from datetime import date

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned


class TestSetMilestone(Versioned, ActionContract):
    action = "coaching.set_milestone"
    tells = ["coaching.milestone_set"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(
            cast.coached(),
            by=cast.tigran,
            wrong=cast.anahit,
            values={"what": "The lease is signed", "due": "2026-06-01"},
        )

    def test_it_lies_ahead(self) -> None:
        milestone = self.do()
        assert (milestone.due, milestone.reached_on) == (date(2026, 6, 1), None)
