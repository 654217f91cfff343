"""One thing is taken out of the draft; earlier versions keep it."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.queries import differences, item_by_key, items


class TestRemoveItem(Versioned, ActionContract):
    action = "plan.remove_item"
    tells = ["plan.item_removed"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        self.__class__.first = cast.agreed_plan()  # type: ignore[attr-defined]
        second = self.__class__.second = story.draft_plan(cast._case_of(self.first), cast.claire)  # type: ignore[attr-defined]
        with as_staff(cast.claire):
            return Scene(items(second)[0], by=cast.claire, wrong=cast.marc)

    def test_the_difference_shows_that_it_is_gone(self) -> None:
        plan = self.do()
        with as_staff(self.cast.claire):
            found = differences(self.first, plan)  # type: ignore[attr-defined]
            assert [item.key for item in found.removed] == [self.s.on.key]
            assert (found.added, found.changed, found.needs) == ([], [], {})
            assert str(found.before) == "2450.50 EUR" and str(found.after) == "950.50 EUR"

    def test_it_stays_in_force_until_the_next_version_is_agreed(self) -> None:
        plan = self.do()
        with as_staff(self.cast.claire):
            assert item_by_key(plan.case_id, self.s.on.key) is not None
        plans.agree(story.sign_plan(plan, self.cast.claire), by=self.cast.claire)
        with as_staff(self.cast.claire):
            assert item_by_key(plan.case_id, self.s.on.key) is None

    def test_nothing_is_taken_out_of_an_agreed_version(self) -> None:
        plans.agree(story.sign_plan(self.second, self.cast.claire), by=self.cast.claire)
        self.refused(Missing)
