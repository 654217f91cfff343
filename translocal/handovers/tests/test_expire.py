"""The day passed without an answer. Done by the clock; the sender is still there, and both leads are told."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from tests.truth import ask, one
from translocal.access.identity import system
from translocal.core.reasons import Missing, NotAllowed
from translocal.handovers import actions as handovers
from translocal.handovers import jobs

LATE = "UPDATE handovers_handover SET answer_by = current_date - 3 WHERE id = %s RETURNING id"


class TestExpire(Once, ActionContract):
    action = "handover.expire"
    tells = ["handover.expired"]
    then = "not answered in time"

    def scene(self, cast: Cast) -> Scene:
        handover = cast.proposed()
        ask(LATE, handover.pk)
        return Scene(handover, by=system("handover-clock"), wrong=cast.lies)

    def test_the_sender_and_both_leads_are_told(self) -> None:
        self.do()
        rows = ask(
            "SELECT staff_id FROM contact_notice WHERE event = 'handover.expired' AND case_id = %s", self.s.on.case_id
        )
        assert {who for (who,) in rows} == {self.cast.lies.pk, self.cast.koen.pk, self.cast.nadia.pk}

    def test_not_a_day_before(self) -> None:
        ask("UPDATE handovers_handover SET answer_by = current_date + 1 WHERE id = %s RETURNING id", self.s.on.pk)
        self.refused(Missing)

    def test_the_asked_desk_cannot_let_it_expire(self) -> None:
        self.refused(NotAllowed, by=self.cast.marc)

    def test_the_sweep_finds_it_and_the_job_does_it_once(self) -> None:
        jobs.sweep(0)
        assert one("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'handovers.expire'") == 1
        for _again in range(2):
            jobs.expire(str(self.s.on.pk), str(self.s.on.case_id))
        assert one("SELECT state FROM handovers_handover WHERE id = %s", self.s.on.pk) == "expired"

    def test_an_answer_in_the_meantime_wins(self) -> None:
        handovers.accept(self.s.on, by=self.cast.marc, answer="")
        jobs.expire(str(self.s.on.pk), str(self.s.on.case_id))
        assert one("SELECT state FROM handovers_handover WHERE id = %s", self.s.on.pk) == "accepted"

    def test_the_clock_leaves_no_access_behind(self) -> None:
        jobs.expire(str(self.s.on.pk), str(self.s.on.case_id))
        assert one("SELECT count(*) FROM access_access WHERE standing = 'errand'") == 0
