"""The household meets the worker who will be there for them, before they leave."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing


def soon() -> str:
    return f"{timezone.localtime() + timedelta(days=5):%Y-%m-%dT%H:%M}"


def planned() -> dict[str, str]:
    return {"planned_for": soon(), "minutes": "60", "link": "https://meet.example.org/room", "language": "hy"}


class TestPlan(ActionContract):
    action = "three_party.plan"
    tells = ["three_party.planned"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.on_both_shores(2), by=cast.claire, wrong=cast.lies, values=planned())

    def test_one_lies_ahead_at_a_time(self) -> None:
        self.do()
        self.refused(Missing)

    def test_without_a_local_worker_there_is_nobody_to_meet(self) -> None:
        self.s.on, before = self.cast.supported(2), self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = before
