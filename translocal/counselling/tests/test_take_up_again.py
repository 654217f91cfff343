"""They came back to it themselves."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.core.reasons import Absent
from translocal.counselling import actions as counselling


class TestTakeUpAgain(Versioned, Once, ActionContract):
    action = "talk.take_up_again"
    tells = ["talk.taken_up"]
    then = "in conversation"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        talk = counselling.rest(cast.talk(1), by=cast.lies)
        return Scene(talk, by=cast.lies, wrong=cast.koen)
