"""An office is added, with its own clock and language."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.core.reasons import Missing, NotAllowed


class TestMakeOffice(ActionContract):
    action = "office.make"
    tells = ["office.made"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        with as_staff(cast.tom):
            office = cast.tom.office
            organisation = office.organisation
        values = {"city": "Liège", "country": "BE", "time_zone": "Europe/Brussels", "language": "fr"}
        return Scene(organisation, by=cast.tom, wrong=cast.koen, values=values)

    def test_an_office_stands_once_in_a_town(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "city": "Ghent"})
        assert refusal.reasons[0].field == "city"
