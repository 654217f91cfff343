"""A team is added: a desk that can be handed over to."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.core.reasons import Missing, NotAllowed


class TestMakeTeam(ActionContract):
    action = "team.make"
    tells = ["team.made"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        with as_staff(cast.tom):
            office = cast.tom.office
        values = {"name": "Evening desk", "role": "social_worker", "answer_days": "5", "first_meeting": "Welcome."}
        return Scene(office, by=cast.tom, wrong=cast.koen, values=values)

    def test_a_name_is_given_once_in_an_office(self) -> None:
        self.do()
        refusal = self.refused(Missing)
        assert refusal.reasons[0].field == "name"
