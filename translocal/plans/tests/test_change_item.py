"""One thing in the draft is changed; it stays the same thing."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.access.lenses import Lens
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.queries import items, valid_signatures

CHANGED = {"use": "training", "what": "A course in repair", "person": "", "estimate": "400", "note": "Three months."}


class TestChangeItem(Versioned, ActionContract):
    action = "plan.change_item"
    tells = ["plan.item_changed"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        plan = self.__class__.plan = cast.planned()  # type: ignore[attr-defined]
        with as_staff(cast.claire):
            return Scene(items(plan)[0], by=cast.claire, wrong=cast.marc, values=CHANGED)

    def test_its_key_stays(self) -> None:
        item = self.do()
        assert item.key == self.s.on.key and item.what == "A course in repair" and item.version == 2

    def test_what_is_no_business_any_longer_is_not_its_coachs_either(self) -> None:
        assert self.s.on.lens == Lens.PLAN | Lens.ACTIVITY
        assert self.do().lens == Lens.PLAN

    def test_signatures_given_before_are_void(self) -> None:
        story.sign_plan(self.plan, self.cast.claire)
        self.do()
        with as_staff(self.cast.claire):
            assert valid_signatures(story.fresh_plan(self.plan, self.cast.claire)) == []

    def test_an_agreed_item_is_not_changed(self) -> None:
        plans.agree(story.sign_plan(self.plan, self.cast.claire), by=self.cast.claire)
        self.refused(Missing)
