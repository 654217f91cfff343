"""What they need is written down, area by area, in their words."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.models import Need
from translocal.plans.queries import needs, valid_signatures

WORDS = {"home": "Two rooms near my sister.", "health": "", "safety": "Nobody must know where we live."}


class TestWrite(Versioned, ActionContract):
    action = "plan.write"
    tells = ["plan.written"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.planned(), by=cast.claire, wrong=cast.marc, values=WORDS)

    def test_what_is_left_empty_is_not_kept(self) -> None:
        self.do()
        with as_staff(self.cast.claire):
            assert needs(self.s.on) == {"home": WORDS["home"], "safety": WORDS["safety"]}

    def test_whoever_had_signed_reads_and_signs_again(self) -> None:
        story.sign_plan(self.s.on, self.cast.claire)
        plan = self.do()
        with as_staff(self.cast.claire):
            assert valid_signatures(plan) == []

    def test_an_agreed_version_is_not_changed(self) -> None:
        plans.agree(story.sign_plan(self.s.on, self.cast.claire), by=self.cast.claire)
        self.refused(Missing)

    def test_the_coach_of_a_business_reads_no_needs(self) -> None:
        self.do()
        with as_staff(self.cast.tigran):
            assert not Need.objects.exists()
