"""They said: not now."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.core.reasons import Absent


class TestRest(Versioned, Once, ActionContract):
    action = "talk.rest"
    tells = ["talk.rested"]
    then = "not now"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        talk = cast.talk(1)
        return Scene(talk, by=cast.lies, wrong=cast.koen)
