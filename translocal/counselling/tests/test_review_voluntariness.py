"""Somebody else looks at why it paused, and advises; the person decides."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, one
from translocal.cases import actions as cases
from translocal.core.reasons import Missing
from translocal.counselling import actions as counselling
from translocal.counselling.models import Voluntariness
from translocal.counselling.queries import free_to_go
from translocal.counselling.tests.test_record_voluntariness import told


class TestReviewVoluntariness(ActionContract):
    action = "voluntariness.review"
    tells = ["voluntariness.reviewed"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted(cast.case(1)).case
        self.__class__.values = told(
            cast.adults(case)[0], pauses=["fitness"], pause_words="Please speak with the doctor."
        )
        record = counselling.record_voluntariness(case, by=cast.marc, **self.values)
        until = timezone.localdate() + timedelta(days=3)
        cases.cover(case, by=cast.nadia, reason="A second pair of eyes.", until=until)
        return Scene(
            record, by=cast.nadia, wrong=cast.nadia, values={"advice": "The doctor sees no obstacle. Take a week."}
        )

    values: dict[str, object]

    def test_the_wrong_role_is_refused(self) -> None:
        """Who follows sees none of it."""
        self.refused(self.stranger_gets, by=self.cast.lies)

    def test_whoever_recorded_it_does_not_review_it(self) -> None:
        assert "voluntariness.own" in str(self.refused(Missing, by=self.cast.marc))

    def test_after_the_advice_it_no_longer_pauses(self) -> None:
        with as_staff(self.cast.marc):
            assert free_to_go(self.s.on.case_id) == set()
        assert self.do().stands
        with as_staff(self.cast.marc):
            assert free_to_go(self.s.on.case_id) == {self.s.on.person_id}

    def test_it_is_reviewed_once(self) -> None:
        self.do()
        assert "voluntariness.not_paused" in str(self.refused(Missing))

    def test_a_record_that_was_replaced_is_not_reviewed(self) -> None:
        with as_staff(self.cast.marc):
            case = cases.Case.objects.get(pk=self.s.on.case_id)
        counselling.record_voluntariness(case, by=self.cast.marc, **self.values)
        assert "voluntariness.replaced" in str(self.refused(Missing))

    def test_the_database_itself_wants_somebody_else(self) -> None:
        names = [c.name for c in Voluntariness._meta.constraints]
        assert "voluntariness_reviewed_by_somebody_else" in names
        assert one('SELECT count(*) FROM counselling_voluntariness WHERE reviewed_by = "by"') == 0
