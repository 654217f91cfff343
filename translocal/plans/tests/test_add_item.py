"""One thing is planned: what for, for whom, about how much."""

from decimal import Decimal

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one
from translocal.access.lenses import Lens
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.queries import items, total

ITEM = {"use": "transport", "what": "A used bicycle", "person": "", "estimate": "1.250,50", "note": ""}


class TestAddItem(Versioned, ActionContract):
    action = "plan.add_item"
    tells = ["plan.item_added"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.planned(), by=cast.claire, wrong=cast.marc, values=ITEM)

    def test_the_amount_is_exact_however_it_is_written(self) -> None:
        item = self.do()
        assert item.estimate == Decimal("1250.50") and item.lens == Lens.PLAN
        with as_staff(self.cast.claire):
            assert str(total(items(self.s.on))) == "3701.00 EUR"

    @pytest.mark.parametrize("typed", ["-5", "1.250", "ten", "5.005", "9" * 20])
    def test_what_is_no_amount_is_named_with_its_mend(self, typed: str) -> None:
        refusal = self.refused(Invalid, values={**ITEM, "estimate": typed})
        assert refusal.reasons[0].field == "estimate"

    def test_it_may_cost_nothing(self) -> None:
        assert self.do(values={**ITEM, "estimate": "0"}).estimate == 0

    def test_it_can_be_for_one_of_them(self) -> None:
        child = self.cast.members(self.s.on)[-1].person_id
        assert self.do(values={**ITEM, "person": str(child)}).person_id == child

    def test_a_business_is_its_coachs_too(self) -> None:
        assert self.do(values={**ITEM, "use": "activity"}).lens == Lens.PLAN | Lens.ACTIVITY

    def test_signatures_given_before_are_void(self) -> None:
        story.sign_plan(self.s.on, self.cast.claire)
        self.do()
        assert one("SELECT count(*) FROM plans_signature s JOIN plans_plan p ON p.id = s.plan_id"
                   " WHERE s.plan_version = p.version") == 0  # fmt: skip

    def test_nothing_is_added_to_an_agreed_version(self) -> None:
        plans.agree(story.sign_plan(self.s.on, self.cast.claire), by=self.cast.claire)
        self.refused(Missing)

    def test_somebody_of_another_household_is_no_choice(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        self.refused(Invalid, values={**ITEM, "person": str(other.pk)})
