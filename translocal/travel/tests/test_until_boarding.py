"""Until they board everything can stop, whoever notes it, and nobody is told why."""

import pytest

from tests.cast import Cast
from tests.truth import ask, one
from translocal.cases import actions as cases
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.people import actions as people
from translocal.travel import actions as journeys
from translocal.travel.models import Application
from translocal.travel.tests.test_prepare import wishes

STATE = "SELECT state FROM travel_application WHERE id = %s"


@pytest.mark.parametrize("stage", ["prepared_to_travel", "sent_to_travel", "booked_to_travel", "ready_to_travel"])
def test_a_rest_stops_the_journey_at_every_stage(cast: Cast, stage: str) -> None:
    application: Application = getattr(cast, stage)(1)
    cases.rest(cast.case_of(application), by=cast.marc, words="Not now.")
    assert one(STATE, application.pk) == "stopped"
    assert ask("SELECT 1 FROM travel_booking WHERE state = 'booked'") == []


@pytest.mark.parametrize("kind", ["stays", "withdrawn", "moves_on"])
def test_so_does_every_other_way(cast: Cast, kind: str) -> None:
    application = cast.booked_to_travel(1)
    cases.end(cast.case_of(application), by=cast.marc, kind=kind, words="")
    assert one(STATE, application.pk) == "stopped"
    assert ask("SELECT staff_id FROM contact_notice WHERE event = 'travel.stopped'") == [(cast.ana.pk,)]


def test_the_journey_stops_also_by_the_hand_of_somebody_who_does_not_see_it(cast: Cast) -> None:
    """A local social worker has no part in the journey, and notes that they stay."""
    application = cast.booked_to_travel(1)
    with_anahit(cast, application)
    cases.end(cast.case_of(application), by=cast.anahit, kind="stays", words="")
    assert one(STATE, application.pk) == "stopped"


def with_anahit(cast: Cast, application: Application) -> None:
    handover = story.hand_over(cast.case_of(application), cast.marc, cast.teams["partner"])
    handovers.accept(story.fresh(handover, cast.anahit), by=cast.anahit, answer="")


def test_a_document_that_was_issued_stays_issued(cast: Cast) -> None:
    application = cast.sent_to_travel(1)
    passport = journeys.book(application, by=cast.ana, kind="document", what="Passport")
    journeys.use_booking(passport, by=cast.ana)
    cases.rest(cast.case_of(application), by=cast.marc, words="")
    assert ask("SELECT state FROM travel_booking") == [("used",)]


def test_on_the_way_an_end_stops_no_journey(cast: Cast) -> None:
    application = cast.on_the_way(1)
    cases.end(cast.case_of(application), by=cast.marc, kind="lost_contact", words="")
    assert one(STATE, application.pk) == "boarded"


def test_who_leaves_the_household_travels_no_longer_and_the_bookings_are_looked_at_again(cast: Cast) -> None:
    application = cast.sent_to_travel(2)
    first, second = cast.adults(application)
    journeys.book(application, by=cast.ana, kind="document", what="Passport", person=str(second.pk))
    story.book_journey(application, cast.ana)
    member = next(m for m in cast.members(application) if m.person_id == second.pk)
    people.leave(member, by=cast.marc)
    assert one("SELECT travellers FROM travel_application") == [first.pk]
    assert one(STATE, application.pk) == "sent"
    assert one("SELECT state FROM travel_booking WHERE person_id = %s", second.pk) == "cancelled"
    assert ask("SELECT staff_id FROM contact_notice WHERE event = 'travel.travellers_changed'") == [(cast.ana.pk,)]


def test_when_the_only_traveller_leaves_the_journey_stops(cast: Cast) -> None:
    case = cast.with_ana(2)
    application = story.prepare_journey(case, cast.marc)
    alone = cast.members(case)[1]
    values = wishes(cast, application, travellers=[str(alone.person_id)])
    journeys.change(application, by=cast.marc, **values)
    people.leave(alone, by=cast.marc)
    assert one(STATE, application.pk) == "stopped"


def test_why_somebody_left_or_stopped_stands_nowhere_in_the_journey(cast: Cast) -> None:
    application = cast.booked_to_travel(2)
    people.leave(cast.members(application)[1], by=cast.marc)
    cases.end(cast.case_of(application), by=cast.marc, kind="withdrawn", words="She is afraid of him.")
    told = ask("SELECT payload::text FROM journal_detail WHERE lens & 4 <> 0")
    assert not any("afraid" in text or "withdrawn" in text for (text,) in told)


def test_two_records_that_are_one_person_travel_as_one(cast: Cast) -> None:
    application = cast.sent_to_travel(2)
    kept, other = cast.members(application)
    people.correct(other, by=cast.marc, given_name="Aramik", family_name="Vardanyan", birth_date="1986-04-12", sex="m",
                   position="adult")  # fmt: skip
    people.merge(kept, by=cast.marc, duplicate=str(other.person_id))
    assert one("SELECT travellers FROM travel_application") == [kept.person_id]
    assert one(STATE, application.pk) == "sent"
