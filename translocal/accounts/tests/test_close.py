"""An account is closed: its roles and sessions end, now."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import one
from translocal.accounts import actions as accounts
from translocal.cases.models import Case
from translocal.core.reasons import Missing, NotAllowed


class TestClose(ActionContract):
    action = "account.close"
    tells = ["post.ended", "account.closed"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed
    case: Case

    def scene(self, cast: Cast) -> Scene:
        self.__class__.case = cast.case(1)
        return Scene(cast.lies, by=cast.tom, wrong=cast.koen)

    def test_their_cases_are_closed_to_them_in_the_same_breath(self) -> None:
        self.do()
        assert one("SELECT count(*) FROM access_access WHERE staff_id = %s", self.cast.lies.pk) == 0
        assert one("SELECT count(*) FROM access_access WHERE case_id = %s", self.case.pk) > 0

    def test_it_is_closed_once(self) -> None:
        self.do()
        self.refused(Missing)


def test_nobody_closes_their_own(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"account\.own"):
        accounts.close(cast.tom, by=cast.tom)
