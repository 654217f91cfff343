"""They no longer want the contact: it is called off, and nothing else follows."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.core.reasons import Absent
from translocal.followup import actions as followup
from translocal.followup.tests.scenes import arrived
from translocal.followup.tests.test_agree import in_days


class TestCallOff(Versioned, Once, ActionContract):
    action = "follow_up.call_off"
    tells = ["follow_up.called_off"]
    wrong_role_gets = Absent
    then = "called off"

    def scene(self, cast: Cast) -> Scene:
        agreed = followup.agree(arrived(cast), by=cast.anahit, due=in_days(30), how="phone")
        return Scene(agreed, by=cast.anahit, wrong=cast.lies)
