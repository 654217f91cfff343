"""A person is added to a household one talks with."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent

NEW = {"given_name": "Mariam", "family_name": "Vardanyan", "position": "child", "birth_date": "2024-05-01"}
LAST = "SELECT given_name FROM people_person ORDER BY id DESC LIMIT 1"


class TestAddToTalk(Versioned, ActionContract):
    action = "talk.add_person"
    tells = ["person.added"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.talk(1), by=cast.lies, wrong=cast.koen, values=NEW)

    def test_every_list_counts_one_more(self) -> None:
        self.do()
        assert one("SELECT min(people) FROM access_access WHERE case_id = %s", self.s.on.pk) == 2

    def test_direction_marks_are_taken_out_of_a_name(self) -> None:
        self.do(values={**NEW, "given_name": "\u202eMari\u2066am\u200f"})
        assert one(LAST) == "Mariam"

    def test_a_name_may_hold_what_people_write(self) -> None:
        self.do(values={**NEW, "given_name": "Zoë 🌻 نور"})
        assert one(LAST) == "Zoë 🌻 نور"

    def test_nobody_is_an_adult_against_their_date_of_birth(self) -> None:
        refusal = self.refused(Invalid, values={**NEW, "position": "adult"})
        assert refusal.reasons[0].field == "position"

    def test_nobody_is_born_tomorrow(self) -> None:
        assert self.refused(Invalid, values={**NEW, "birth_date": "2099-01-01"}).reasons[0].field == "birth_date"
