"""Whoever asked takes the question back while it is open: those who decide no longer see it."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Absent, Missing
from translocal.programmes.models import Exemption
from translocal.programmes.tests.exceptions import WHY, asked, asking, hilde, of, read, state_of


class TestWithdrawException(ActionContract):
    action = "exception.withdraw"
    tells = ["exception.withdrawn"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(asked(cast), by=cast.claire, wrong=cast.marc)

    def test_those_who_decide_no_longer_see_it(self) -> None:
        self.do()
        with as_staff(hilde()):
            assert not Exemption.objects.exists()
        with as_staff(self.cast.claire):
            assert Exemption.objects.get().state == "withdrawn"

    def test_what_was_decided_is_not_taken_back(self) -> None:
        REGISTRY["exception.grant"](read(self.s.on), by=hilde(), reason=WHY)
        assert "decided" in str(self.refused(Missing).reasons[0])
        assert state_of(self.s.on) == "granted"

    def test_it_can_be_asked_again_afterwards(self) -> None:
        self.do()
        again = REGISTRY["exception.ask"].submit(of(self.s.on, self.cast), asking(self.cast), by=self.cast.claire)
        assert state_of(again) == "asked" and again.exemption_id != self.s.on.exemption_id
