"""The household gets a case, when every adult wants it. The notes stay behind."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one
from translocal.core.reasons import Absent, Missing
from translocal.counselling import actions as counselling
from translocal.demo import story


class TestOpenCase(Versioned, Once, ActionContract):
    action = "talk.open_case"
    tells = ["case.opened", "talk.became_case"]
    then = "became a case"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.talk(3), by=cast.lies, wrong=cast.koen, values={"confirmed": "on"})

    def test_the_people_come_along_and_the_notes_do_not(self) -> None:
        case = self.do()
        assert one("SELECT count(*) FROM people_membership WHERE case_id = %s", case.pk) == 3
        assert one("SELECT count(*) FROM counselling_conversation WHERE case_id = %s", case.pk) == 0

    def test_one_adult_who_said_not_now_is_enough_to_wait(self) -> None:
        story.note(self.s.on, self.cast.lies, "not_now", "Not any more.", days_ago=0, occasion="their_own")
        assert "Aram" in str(self.refused(Missing).reasons[0])


def test_without_a_word_from_them_no_case_is_opened(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"talk\.wish"):
        counselling.open_case(cast.talk(2, wish=""), by=cast.lies, confirmed=True)
