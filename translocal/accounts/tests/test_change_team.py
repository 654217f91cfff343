"""What a desk publishes about its first meeting."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.actions.engine import Invalid
from translocal.core.reasons import NotAllowed


class TestChangeTeam(ActionContract):
    action = "team.change"
    tells = ["team.changed"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        values = {"first_meeting": "You are welcome.", "answer_days": "3"}
        return Scene(cast.teams["desk"], by=cast.tom, wrong=cast.nadia, values=values)

    def test_a_desk_answers_within_two_months(self) -> None:
        assert self.refused(Invalid, values={**self.s.values, "answer_days": "61"}).reasons[0].field == "answer_days"
