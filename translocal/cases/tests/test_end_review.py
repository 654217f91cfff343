"""A review ends by whoever opened the case, by whoever has seen enough, or by the clock; the case closes with it."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, ask, one
from translocal.access.identity import acting_as, system
from translocal.actions.engine import REGISTRY
from translocal.cases import actions as cases
from translocal.cases import jobs
from translocal.cases.models import Case, Grant
from translocal.cases.tests.test_open_to_review import PARTS, asked, page
from translocal.core.reasons import Missing
from translocal.demo.world import somebody

DUE = "SELECT standing FROM cases_grants_due(%s)"


def reviewed(cast: Cast, case: Case) -> Grant:
    grant: Grant = REGISTRY["case.open_to_review"].submit(case, asked(), by=cast.claire)
    return grant


class TestEndReview(ActionContract):
    action = "case.end_review"
    tells = ["case.review_ended"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(reviewed(cast, cast.on_both_shores(2)), by=cast.claire, wrong=cast.anahit)

    def open_to_olivier(self) -> bool:
        return bool(one(PARTS, self.s.on.case_id, self.s.on.staff_id))

    def test_the_case_closes_with_it(self) -> None:
        assert self.open_to_olivier()
        self.do()
        assert not self.open_to_olivier()
        olivier = somebody("Olivier Martin")
        assert page(olivier, "money_file", self.s.on.case_id).status_code == 404
        assert "Olivier Martin" not in page(self.cast.claire, "case_part", self.s.on.case_id, "money").content.decode()

    def test_whoever_has_seen_enough_says_so_and_is_back_at_today(self) -> None:
        client = Client()
        client.force_login(somebody("Olivier Martin"))
        answer = client.post(reverse("act", args=["case.end_review", self.s.on.pk]), {})
        assert (answer.status_code, answer["Location"]) == (302, reverse("today"))
        assert not self.open_to_olivier()

    def test_the_clock_ends_it_on_the_day_after_its_last(self) -> None:
        until = timezone.localdate() + timedelta(days=20)
        with acting_as(system("cover-clock")):
            assert ask(DUE, until) == [] and ask(DUE, until + timedelta(days=1)) == [("review",)]
        jobs.end_review(str(self.s.on.pk), str(self.s.on.case_id))
        assert not self.open_to_olivier()

    def test_the_sweep_sends_each_to_the_job_that_ends_it(self) -> None:
        assert jobs.ENDS["cover"] is jobs.end_cover and jobs.ENDS["review"] is jobs.end_review

    def test_an_ended_review_cannot_end_again(self) -> None:
        self.do()
        self.refused(Missing)

    def test_a_cover_is_no_review(self) -> None:
        case = self.cast.case(1)
        cases.cover(case, by=self.cast.koen, reason="Lies is ill.", until=timezone.localdate())
        with as_staff(self.cast.koen):
            grant = Grant.objects.get(case_id=case.pk)
        jobs.end_review(str(grant.pk), str(case.pk))
        assert one("SELECT ended_at FROM cases_grant WHERE id = %s", grant.pk) is None
