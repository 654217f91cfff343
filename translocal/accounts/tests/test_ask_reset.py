"""The first of two people asks to reset somebody's sign-in."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing, NotAllowed


class TestAskReset(ActionContract):
    action = "reset.ask"
    tells = ["reset.asked"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.lies, by=cast.tom, wrong=cast.koen)

    def test_asked_once_it_waits(self) -> None:
        self.do()
        self.refused(Missing, by=self.cast.els)

    def test_nobody_asks_for_themselves(self) -> None:
        self.s.on, before = self.cast.tom, self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = before
