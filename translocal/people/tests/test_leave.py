"""A person no longer travels with the household; nobody is told why."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import one
from translocal.core.reasons import Missing


class TestLeave(ActionContract):
    action = "person.leave"
    tells = ["person.left"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.members(cast.case(2))[1], by=cast.lies, wrong=cast.koen)

    def test_every_list_counts_one_less(self) -> None:
        self.do()
        assert one("SELECT max(people) FROM access_access WHERE case_id = %s", self.s.on.case_id) == 1

    def test_nobody_leaves_twice(self) -> None:
        self.do()
        self.refused(Missing)

    def test_a_case_is_never_left_by_its_last_person(self) -> None:
        self.do()
        self.s.on, left = self.cast.members(self.s.on)[0], self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = left
