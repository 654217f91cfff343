"""The business starts: a milestone that the whole chain reads, and nothing else of it."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask, one
from translocal.actions.engine import Invalid


class TestStart(Versioned, Once, ActionContract):
    action = "coaching.start"
    tells = ["coaching.started"]
    then = "running"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.coached(), by=cast.tigran, wrong=cast.anahit, values={"started_on": "2026-05-01"})

    def test_it_runs_from_that_day(self) -> None:
        activity = self.do()
        assert (activity.state, activity.started_on) == ("running", date(2026, 5, 1))

    def test_the_chain_is_told_so_and_no_more(self) -> None:
        self.do()
        assert ask("SELECT lens FROM journal_event WHERE name = 'coaching.started'") == [(1,)]
        told = "SELECT count(*) FROM contact_notice WHERE event = 'coaching.started' AND staff_id = %s"
        assert [one(told, staff.pk) for staff in (self.cast.lies, self.cast.marc, self.cast.anahit, self.cast.sam)] == [
            1,
            1,
            1,
            0,
        ]
        client = Client()
        client.force_login(self.cast.marc)
        shown = client.get(reverse("case", args=[self.s.on.case_id])).content.decode()
        assert "The business started." in shown and "shoe" not in shown

    def test_not_before_it_has(self) -> None:
        assert self.refused(Invalid, values={"started_on": "2099-01-01"}).reasons[0].field == "started_on"
