"""The travel officer is asked once every adult who travels has decided, and somebody is there to book."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.core.reasons import Missing
from translocal.counselling import actions as counselling
from translocal.counselling.tests.test_record_voluntariness import told as record
from translocal.demo import story
from translocal.travel import actions as journeys
from translocal.travel.queries import latest
from translocal.travel.rules import missing_to_send


class TestSend(Versioned, Once, ActionContract):
    action = "travel.send"
    tells = ["travel.sent"]
    then = "asked for"
    wrong_role_gets = ActionContract.stranger_gets

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.prepared_to_travel(2), by=cast.marc, wrong=cast.lies)

    def test_the_travel_officer_may_ask_as_well(self) -> None:
        assert self.do(by=self.cast.ana).state == "sent"

    def test_the_travel_officer_is_told(self) -> None:
        self.do()
        told = ask("SELECT staff_id FROM contact_notice WHERE event = 'travel.sent'")
        assert told == [(self.cast.ana.pk,)]

    def test_a_pause_is_waited_for(self) -> None:
        person = self.cast.adults(self.s.on)[0]
        counselling.record_voluntariness(
            self.cast.case_of(self.s.on), by=self.cast.marc, **record(person, pauses=["asylum"])
        )
        assert "travel.voluntariness" in str(self.refused(Missing))

    def test_why_it_pauses_is_not_told_to_the_travel_officer(self) -> None:
        person = self.cast.adults(self.s.on)[0]
        counselling.record_voluntariness(
            self.cast.case_of(self.s.on), by=self.cast.marc, **record(person, pauses=["asylum"])
        )
        with as_staff(self.cast.ana):
            reasons = [str(reason) for reason in missing_to_send(latest(self.s.on.case_id))]  # type: ignore[arg-type]
        assert len(reasons) == 1 and "asylum" not in reasons[0]
        with as_staff(self.cast.ana):
            assert counselling.Voluntariness.objects.count() == 0


def test_every_adult_who_travels_decides_and_nobody_else(cast: Cast) -> None:
    case = cast.with_ana(2)
    application = story.prepare_journey(case, cast.marc)
    first, second = cast.adults(case)
    counselling.record_voluntariness(case, by=cast.marc, **record(first))
    with pytest.raises(Missing) as refused:
        journeys.send(application, by=cast.marc)
    assert [str(second) in str(reason) for reason in refused.value.reasons] == [True]


def test_without_a_travel_officer_nobody_could_book(cast: Cast) -> None:
    case = cast.accepted(cast.case(1)).case
    story.record_voluntariness(case, cast.marc)
    application = story.prepare_journey(case, cast.marc)
    with pytest.raises(Missing, match=r"travel\.officer"):
        journeys.send(application, by=cast.marc)
