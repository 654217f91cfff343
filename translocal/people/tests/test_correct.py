"""What is written about a person is corrected, and found by its new spelling."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import one
from translocal.actions.engine import Invalid

FOLLOWER = "SELECT count(*) FROM access_access WHERE case_id = %s AND staff_id = %s"


class TestCorrect(ActionContract):
    action = "person.correct"
    tells = ["person.corrected"]

    def scene(self, cast: Cast) -> Scene:
        member = cast.members(cast.case(2))[0]
        values = {"given_name": "Aramayis", "family_name": "Vardanian", "position": "adult", "languages": ["hy"]}
        return Scene(member, by=cast.lies, wrong=cast.koen, values=values)

    def test_the_new_name_is_found_and_the_old_one_is_not(self) -> None:
        self.do()
        tokens = "SELECT count(*) FROM people_nametoken WHERE person_id = %s AND case_id = %s AND token = %s"
        assert one(tokens, self.s.on.person_id, self.s.on.case_id, "aramayis") == 1
        assert one(tokens, self.s.on.person_id, self.s.on.case_id, "aram") == 0

    def test_a_birthday_in_the_future_is_asked_about(self) -> None:
        refusal = self.refused(Invalid, values={**self.s.values, "birth_date": "2090-01-01"})
        assert refusal.reasons[0].field == "birth_date"

    def test_who_turns_out_to_be_a_child_no_longer_holds_up_those_who_follow(self) -> None:
        case = self.cast.accepted(follow=False).case
        assert one(FOLLOWER, case.pk, self.cast.lies.pk) == 0
