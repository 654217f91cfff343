"""A plan is in force once everybody has signed exactly what stands there."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.forms import MYSELF
from translocal.plans.models import Plan
from translocal.plans.queries import agreed_plan, item_by_key, items

CASE = "SELECT state FROM cases_case WHERE id = %s"


class TestAgree(Versioned, Once, ActionContract):
    action = "plan.agree"
    tells = ["plan.agreed"]
    wrong_role_gets = Absent
    then = "agreed"

    def scene(self, cast: Cast) -> Scene:
        return Scene(story.sign_plan(cast.planned(), cast.claire), by=cast.claire, wrong=cast.marc)

    def test_it_is_the_plan_in_force_and_its_items_are(self) -> None:
        plan = self.do()
        with as_staff(self.cast.claire):
            assert agreed_plan(plan.case_id) == plan
            assert all(item_by_key(plan.case_id, item.key) == item for item in items(plan))

    def test_the_whole_chain_reads_that_there_is_one_and_no_more(self) -> None:
        self.do()
        assert ask("SELECT lens FROM journal_event WHERE name = 'plan.agreed'") == [(1,)]
        for reader in (self.cast.marc, self.cast.tigran):
            with as_staff(reader):
                assert not Plan.objects.exists()

    def test_before_the_return_the_case_stays_where_it_is(self) -> None:
        before = one(CASE, self.s.on.case_id)
        self.do()
        assert one(CASE, self.s.on.case_id) == before

    def test_what_was_changed_after_signing_is_signed_again(self) -> None:
        plans.write(self.s.on, by=self.cast.claire, home="Elsewhere.")
        reasons = [str(reason) for reason in self.refused(Missing).reasons]
        assert len(reasons) == 3 and "Aram Vardanyan" in reasons[0] and "worker" in reasons[2]

    def test_an_adult_who_joined_the_household_signs_too(self) -> None:
        REGISTRY["case.add_person"](
            self.cast._case_of(self.s.on), by=self.cast.claire, given_name="Anush", position="adult"
        )
        assert "Anush" in str(self.refused(Missing).reasons[0])


class TestAgreeAfterArrival(Versioned, Once, ActionContract):
    action = "plan.agree"
    tells = ["plan.agreed", "case.stepped"]
    wrong_role_gets = Absent
    then = "agreed"

    def scene(self, cast: Cast) -> Scene:
        return Scene(story.sign_plan(cast.replanned(), cast.anahit), by=cast.anahit, wrong=cast.lies)

    def test_the_version_before_is_replaced_and_the_reintegration_begins(self) -> None:
        self.do()
        assert ask("SELECT number, state FROM plans_plan ORDER BY number") == [(1, "replaced"), (2, "agreed")]
        assert one(CASE, self.s.on.case_id) == "reintegration"
        assert one("SELECT count(*) FROM plans_item WHERE in_force AND plan_id <> %s", self.s.on.pk) == 0

    def test_the_key_leads_to_the_item_of_the_version_in_force(self) -> None:
        self.do()
        with as_staff(self.cast.anahit):
            for item in items(self.s.on):
                assert item_by_key(self.s.on.case_id, item.key) == item


def test_without_the_local_social_worker_there_is_no_plan_after_arrival(cast: Cast) -> None:
    plan = cast.replanned()
    for person in cast.adults(plan):
        plans.sign(plan, by=cast.anahit, person=str(person.pk), dissent="")
    with pytest.raises(Missing) as caught:
        plans.agree(plan, by=cast.anahit)
    assert [reason.code for reason in caught.value.reasons] == ["plan.local_worker"]


def test_a_draft_of_before_the_return_is_not_agreed_after_arrival(cast: Cast) -> None:
    before = cast.planned()
    cast.arrived(cast._case_of(before))
    with pytest.raises(Missing) as caught:
        plans.sign(before, by=cast.anahit, person=MYSELF, dissent="")
    assert [reason.code for reason in caught.value.reasons] == ["plan.of_before"]
