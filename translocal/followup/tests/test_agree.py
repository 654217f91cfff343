"""A contact that they want, by a day they chose, once they have arrived."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing
from translocal.followup.tests.scenes import arrived


def in_days(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days)}"


class TestAgree(ActionContract):
    action = "follow_up.agree"
    tells = ["follow_up.agreed"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(arrived(cast), by=cast.anahit, wrong=cast.lies, values={"due": in_days(180), "how": "visit"})

    def test_before_the_arrival_there_is_nothing_to_follow_up(self) -> None:
        self.s.on, before = self.cast.on_both_shores(2), self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = before
