"""They board: the case departs, and until that moment everything could still stop."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.core.reasons import Missing, WrongState
from translocal.counselling import actions as counselling
from translocal.counselling.tests.test_record_voluntariness import told as record
from translocal.travel import actions as journeys


class TestBoard(Versioned, Once, ActionContract):
    action = "travel.board"
    tells = ["travel.boarded", "case.stepped"]
    then = "on the way"

    def scene(self, cast: Cast) -> Scene:
        values = {"day": timezone.localdate().isoformat()}
        return Scene(cast.ready_to_travel(1), by=cast.ana, wrong=cast.marc, values=values)

    def test_the_case_departs_for_everybody(self) -> None:
        self.do()
        assert one("SELECT state FROM cases_case WHERE id = %s", self.s.on.case_id) == "departed"
        assert ask("SELECT DISTINCT stage FROM access_access WHERE case_id = %s", self.s.on.case_id) == [("departed",)]

    def test_what_was_booked_is_used(self) -> None:
        self.do()
        assert ask("SELECT DISTINCT state FROM travel_booking") == [("used",)]

    def test_nobody_boards_tomorrow_or_before_it_was_prepared(self) -> None:
        for days in (1, -1):
            day = timezone.localdate() + timedelta(days=days)
            assert self.refused(Invalid, values={"day": day}).reasons[0].field == "day"

    def test_a_doubt_at_the_last_moment_pauses(self) -> None:
        person, case = self.cast.adults(self.s.on)[0], self.cast.case_of(self.s.on)
        counselling.record_voluntariness(case, by=self.cast.marc, **record(person, pauses=["trafficking"]))
        assert "travel.voluntariness" in str(self.refused(Missing))

    def test_after_boarding_it_is_no_longer_stopped_by_hand(self) -> None:
        self.do()
        with pytest.raises(WrongState):
            journeys.stop(self.s.on, by=self.cast.marc)

    def test_the_step_of_the_case_is_no_second_way_to_depart(self) -> None:
        with pytest.raises(Missing, match=r"case\.step\.boards"):
            cases.step(self.cast.case_of(self.s.on), by=self.cast.ana)


def test_the_case_has_to_be_ready(cast: Cast) -> None:
    application = cast.booked_to_travel(1)
    with pytest.raises(Missing) as refused:
        journeys.board(application, by=cast.ana, day=timezone.localdate())
    assert ["return counselling" in str(reason) for reason in refused.value.reasons] == [True]


def test_who_does_not_see_the_journey_cannot_step_past_it_either(cast: Cast) -> None:
    """Claire's colleague in Yerevan sees no travel: the rule asks the database, not what the reader sees."""
    application = cast.ready_to_travel(1)
    with as_staff(cast.ana):
        assert cases.missing_to_step(application.case)
    with as_staff(cast.lies):  # follows: sees milestones only
        assert [r.code for r in cases.missing_to_step(cases.Case.objects.get(pk=application.case_id))] == [
            "case.step.boards"
        ]
