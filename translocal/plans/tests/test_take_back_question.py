"""Whoever asked takes a question back while it is open: the desk no longer sees it."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.core.reasons import Absent, Missing
from translocal.plans import actions as plans
from translocal.plans.models import Asking, Question
from translocal.plans.tests.test_answer import ANSWER
from translocal.plans.tests.test_ask_there import asked


class TestTakeBackQuestion(ActionContract):
    action = "plan.take_back_question"
    tells = ["plan.question_taken_back"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        asked(cast)
        with as_staff(cast.claire):
            return Scene(Asking.objects.get(), by=cast.claire, wrong=cast.anahit)

    def test_the_desk_no_longer_sees_it(self) -> None:
        self.do()
        with as_staff(self.cast.anahit):
            assert not Question.objects.exists()
        with as_staff(self.cast.claire):
            assert Question.objects.get().state == "taken_back"

    def test_what_was_answered_is_not_taken_back(self) -> None:
        with as_staff(self.cast.anahit):
            question = Question.objects.get()
        plans.answer(question, by=self.cast.anahit, **ANSWER)
        assert "answered" in str(self.refused(Missing).reasons[0])

    def test_another_can_be_asked_afterwards(self) -> None:
        plan = self.do()
        asked(self.cast, plan)
