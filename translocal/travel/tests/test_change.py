"""What they wish can be changed until it is asked for."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import told
from translocal.core.ids import uuid7
from translocal.core.reasons import Missing
from translocal.travel import actions as journeys
from translocal.travel.tests.test_prepare import wishes


class TestChange(Versioned, ActionContract):
    action = "travel.change"
    tells = ["travel.changed"]

    def scene(self, cast: Cast) -> Scene:
        application = cast.prepared_to_travel(2)
        values = wishes(cast, application, destination="Gyumri")
        return Scene(application, by=cast.marc, wrong=cast.claire, values=values)

    wrong_role_gets = ActionContract.stranger_gets

    def test_it_says_what_they_wish_now(self) -> None:
        assert self.do().destination == "Gyumri"

    def test_when_others_travel_the_travel_officer_reads_it(self) -> None:
        action_id = uuid7()
        self.do(action_id=action_id, values={**self.s.values, "travellers": self.s.values["travellers"][:1]})
        assert told(action_id) == ["travel.changed", "travel.travellers_changed"]

    def test_once_it_is_asked_for_it_is_prepared_again_first(self) -> None:
        journeys.send(self.s.on, by=self.cast.marc)
        assert "travel.sent" in str(self.refused(Missing))
