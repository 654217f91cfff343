"""The desk there answers a question without a name; the answer comes back beside the plan, and whoever asked is told."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.core.reasons import Absent
from translocal.plans.models import Question
from translocal.plans.tests.test_ask_there import asked

ANSWER = {"verdict": "with_changes", "answer": "One machine is enough at first.", "costs": "Rent 60,000 AMD a month."}


class TestAnswer(Once, Versioned, ActionContract):
    action = "question.answer"
    tells = ["question.answered"]
    wrong_role_gets = Absent
    then = "answered"

    def scene(self, cast: Cast) -> Scene:
        self.__class__.plan = asked(cast)
        with as_staff(cast.anahit):
            question = Question.objects.get()
        return Scene(question, by=cast.anahit, wrong=cast.marc, values=ANSWER)

    plan = None

    def test_whoever_asked_reads_it_and_from_whom(self) -> None:
        self.do()
        with as_staff(self.cast.claire):
            answered = Question.objects.get()
        assert (answered.verdict, answered.answer, answered.costs) == tuple(ANSWER.values())
        assert answered.answered_by == self.cast.anahit

    def test_whoever_asked_is_told_and_nobody_else(self) -> None:
        self.do()
        told = ask("SELECT staff_id, case_id FROM contact_notice WHERE event = 'question.answered'")
        assert told == [(self.cast.claire.pk, self.plan.case_id)]

    def test_its_history_leads_to_no_case(self) -> None:
        self.do()
        row = ask("SELECT stream, case_id FROM journal_event WHERE name = 'question.answered'")
        assert row == [(self.s.on.pk, None)]

    def test_the_desk_learns_no_case_by_answering(self) -> None:
        self.do()
        assert (
            one(
                "SELECT count(*) FROM access_access WHERE staff_id = %s AND case_id = %s",
                self.cast.anahit.pk,
                self.plan.case_id,
            )
            == 0
        )

    def test_a_question_that_was_taken_back_is_gone_for_the_desk(self) -> None:
        from translocal.plans import actions as plans  # noqa: PLC0415
        from translocal.plans.models import Asking  # noqa: PLC0415

        with as_staff(self.cast.claire):
            asking = Asking.objects.get()
        plans.take_back_question(asking, by=self.cast.claire)
        self.refused(Absent)
