"""The second person does not agree: nothing changes."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from translocal.accounts import actions as accounts
from translocal.core.reasons import Absent, Missing


class TestRefuseReset(Once, ActionContract):
    action = "reset.refuse"
    tells = ["reset.refused"]
    then = "refused"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(accounts.ask_reset(cast.lies, by=cast.tom), by=cast.els, wrong=cast.koen)

    def test_whoever_asked_does_not_agree(self) -> None:
        self.refused(Missing, by=self.cast.tom)

    def test_the_password_stays(self) -> None:
        before = self.cast.lies.password
        assert self.do().staff.password == before
