"""A meeting that does not take place holds nothing up."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.contact import actions as contact
from translocal.contact.tests.test_plan import planned
from translocal.core.reasons import Absent


class TestCancel(Versioned, Once, ActionContract):
    action = "three_party.cancel"
    tells = ["three_party.cancelled"]
    wrong_role_gets = Absent
    then = "called off"

    def scene(self, cast: Cast) -> Scene:
        meeting = contact.plan(cast.on_both_shores(2), by=cast.claire, **planned())
        return Scene(meeting, by=cast.claire, wrong=cast.lies)
