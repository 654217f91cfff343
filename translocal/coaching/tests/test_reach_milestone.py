"""They reached what they had set themselves."""

from datetime import date

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.coaching import actions as coaching
from translocal.core.reasons import Missing


class TestReachMilestone(Versioned, ActionContract):
    action = "coaching.reach_milestone"
    tells = ["coaching.milestone_reached"]

    def scene(self, cast: Cast) -> Scene:
        milestone = coaching.set_milestone(cast.coached(), by=cast.tigran, what="The lease is signed", due="2026-06-01")
        return Scene(milestone, by=cast.tigran, wrong=cast.anahit, values={"reached_on": "2026-05-20"})

    def test_it_is_reached_once(self) -> None:
        assert self.do().reached_on == date(2026, 5, 20)
        self.refused(Missing)
