"""The notes of a "not now" are erased by the retention clock, and by nobody else."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from tests.truth import as_staff, ask, one
from translocal.access.identity import system
from translocal.core.reasons import Absent
from translocal.counselling import actions as counselling
from translocal.counselling import jobs
from translocal.desk.models import Draft

EMPTY = [
    "SELECT count(*) FROM counselling_voice WHERE case_id = %s",
    "SELECT count(*) FROM counselling_conversation WHERE case_id = %s",
    "SELECT count(*) FROM people_nametoken WHERE case_id = %s",
    "SELECT count(*) FROM journal_detail WHERE stream = %s",
    "SELECT count(*) FROM access_access WHERE case_id = %s",
    "SELECT count(*) FROM desk_draft WHERE key LIKE '%%/' || %s",
]


@pytest.fixture(autouse=True)
def old_enough(settings: Any) -> None:
    settings.TALK_KEPT_DAYS = 0


class TestErase(Once, ActionContract):
    action = "talk.erase"
    tells = ["talk.erased"]
    then = "erased"
    # Whoever wrote the notes sees them; erasing belongs to the clock.

    def scene(self, cast: Cast) -> Scene:
        talk = counselling.rest(cast.talk(2), by=cast.lies)
        with as_staff(cast.lies):
            Draft.objects.create(staff_id=cast.lies.pk, key=f"talk.note/{talk.pk}", fields={"words": "half a secret"})
        return Scene(talk, by=system("retention"), wrong=cast.lies)

    def test_nothing_of_it_is_left_but_that_it_was(self) -> None:
        self.do()
        assert [one(query, str(self.s.on.pk)) for query in EMPTY] == [0] * len(EMPTY)
        assert one("SELECT count(*) FROM journal_event WHERE stream = %s", self.s.on.pk) > 3

    def test_who_they_were_is_gone(self) -> None:
        self.do()
        names = ask("SELECT given_name, family_name, phone, also_written FROM people_person")
        assert set(map(repr, names)) == {repr(("(erased)", "", "", []))}

    def test_what_they_came_back_to_is_not_erased(self) -> None:
        counselling.take_up_again(self.s.on, by=self.cast.lies)
        jobs.erase_talk(str(self.s.on.pk))
        assert one("SELECT count(*) FROM counselling_voice WHERE case_id = %s", self.s.on.pk) == 2

    def test_another_clock_may_not(self) -> None:
        self.refused(Absent, by=self.cast.marc)
