"""A version of the plan is begun: the first is empty, a later one takes over what stands in the last."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Missing
from translocal.plans.models import Item, Plan
from translocal.plans.queries import items, needs

DRAFT = {"why": "They want to begin."}


class TestDraft(Versioned, ActionContract):
    action = "plan.draft"
    tells = ["plan.drafted"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.supported(2), by=cast.claire, wrong=cast.marc, values=DRAFT)

    def test_the_first_version_is_empty_and_drawn_up_before_the_return(self) -> None:
        plan = self.do()
        assert (plan.number, plan.state, plan.drawn, plan.agreed_at) == (1, "draft", "before", None)
        with as_staff(self.cast.claire):
            assert items(plan) == [] and needs(plan) == {}

    def test_one_draft_at_a_time(self) -> None:
        self.do()
        self.refused(Missing)

    def test_nothing_is_planned_while_the_case_rests(self) -> None:
        REGISTRY["case.rest"](self.s.on, by=self.cast.claire, words="")
        self.refused(Missing)

    def test_who_does_not_plan_with_them_sees_no_plan(self) -> None:
        self.do()
        for reader in (self.cast.lies, self.cast.marc, self.cast.sam, self.cast.tigran, self.cast.ines):
            with as_staff(reader):
                assert not Plan.objects.exists(), reader


class TestDraftOfALaterVersion(Versioned, ActionContract):
    action = "plan.draft"
    tells = ["plan.drafted"]

    def scene(self, cast: Cast) -> Scene:
        self.__class__.first = cast.agreed_plan()  # type: ignore[attr-defined]
        return Scene(cast._case_of(self.first), by=cast.claire, wrong=cast.marc, values=DRAFT)  # type: ignore[attr-defined]

    def test_it_takes_over_items_under_their_keys_and_the_needs(self) -> None:
        plan, first = self.do(), self.first  # type: ignore[attr-defined]
        assert plan.number == 2
        with as_staff(self.cast.claire):
            told = [(i.key, i.use, i.what, i.estimate, i.lens, i.in_force) for i in items(plan)]
            assert [
                (*row[:5], False) for row in [(i.key, i.use, i.what, i.estimate, i.lens) for i in items(first)]
            ] == told
            assert needs(plan) == needs(first) != {}

    def test_the_agreed_one_stays_in_force_until_the_next_is_agreed(self) -> None:
        self.do()
        assert ask("SELECT number, state FROM plans_plan ORDER BY number") == [(1, "agreed"), (2, "draft")]
        with as_staff(self.cast.claire):
            assert {item.plan_id for item in Item.objects.filter(in_force=True)} == {self.first.pk}  # type: ignore[attr-defined]


def test_a_draft_of_before_the_return_is_taken_over_after_arrival(cast: Cast) -> None:
    before = cast.planned()
    case = cast.arrived(cast._case_of(before))
    after = REGISTRY["plan.draft"](case, by=cast.anahit, why="")
    assert (after.number, after.drawn) == (2, "after")
    assert ask("SELECT state FROM plans_plan ORDER BY number") == [("replaced",), ("draft",)]
    with as_staff(cast.anahit):
        assert len(items(after)) == 3
