"""An organisation joins the programme."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing, NotAllowed


class TestMakeOrganisation(ActionContract):
    action = "organisation.make"
    tells = ["organisation.made"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        values = {"name": "Shelter North", "kind": "local partner"}
        return Scene(cast.tom, by=cast.tom, wrong=cast.koen, values=values)

    def test_a_name_is_given_once_however_it_is_written(self) -> None:
        assert self.refused(Missing, values={**self.s.values, "name": "iom BELGIUM"}).reasons[0].field == "name"
