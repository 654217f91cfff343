"""Whoever knows the place says whether the plan can work there. Nothing waits for it."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.models import Comment

COMMENT = {"verdict": "with_changes", "words": "Leather is cheaper in Gyumri; the rent on that street is not."}


class TestComment(Versioned, ActionContract):
    action = "plan.comment"
    tells = ["plan.commented"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.replanned(), by=cast.anahit, wrong=cast.lies, values=COMMENT)

    def test_it_tells_who_and_in_which_role(self) -> None:
        said = self.do()
        assert (said.by, said.role, said.verdict) == (self.cast.anahit, "local_social_worker", "with_changes")

    def test_it_leaves_signatures_valid(self) -> None:
        signed = story.sign_plan(self.s.on, self.cast.anahit)
        self.do()
        assert story.fresh_plan(signed, self.cast.anahit).version == signed.version
        plans.agree(signed, by=self.cast.anahit)

    def test_a_replaced_version_is_not_commented_on(self) -> None:
        with as_staff(self.cast.anahit):
            first = plans.Plan.objects.get(case_id=self.s.on.case_id, number=1)
        plans.agree(story.sign_plan(self.s.on, self.cast.anahit), by=self.cast.anahit)
        self.refused_on(first)

    def refused_on(self, plan: plans.Plan) -> None:
        self.s.on, kept = plan, self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = kept

    def test_who_does_not_plan_reads_no_comment(self) -> None:
        self.do()
        for reader in (self.cast.lies, self.cast.ana, self.cast.tigran, self.cast.sam):
            with as_staff(reader):
                assert not Comment.objects.exists(), reader
