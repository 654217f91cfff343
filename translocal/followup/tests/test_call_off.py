"""They no longer want the contact: it is called off, and nothing else follows."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one
from translocal.cases import actions as cases
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


def test_when_the_support_ends_another_way_nobody_is_expected_any_more(cast: Cast) -> None:
    case = arrived(cast)
    agreed = followup.agree(case, by=cast.anahit, due=in_days(30), how="phone")
    cases.end(cast.seen(case, cast.anahit), by=cast.anahit, kind="moves_on", words="")
    assert one("SELECT state FROM followup_followup WHERE id = %s", agreed.pk) == "called_off"
    assert one("SELECT count(*) FROM journal_event WHERE name = 'follow_up.called_off'") == 1
