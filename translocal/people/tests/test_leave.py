"""A person no longer travels with the household; nobody is told why."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, on
from tests.truth import one
from translocal.actions.engine import REGISTRY
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

    def test_children_are_never_left_alone(self) -> None:
        first, second, *children = self.cast.members(self.cast.case(4))
        REGISTRY["person.leave"](first, by=self.cast.lies)
        with on(self.s, second):
            assert "person.children_alone" in str(self.refused(Missing))
        with on(self.s, children[0]):
            assert self.do().until

    def test_nobody_leaves_a_case_that_ended(self) -> None:
        REGISTRY["case.end"](self.cast.seen_by_id(self.s.on.case_id, self.cast.lies), by=self.cast.lies, kind="stays")
        assert "person.case_ended" in str(self.refused(Missing))

    def test_a_case_is_never_left_by_its_last_person(self) -> None:
        self.do()
        with on(self.s, self.cast.members(self.s.on)[0]):
            self.refused(Missing)
