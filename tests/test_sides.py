"""Who may answer, send, cover and assign: the two sides of a handover, and nobody beside them."""

from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from translocal.access.identity import Identity, acting_as
from translocal.cases import actions as cases
from translocal.cases.models import Case, Involvement
from translocal.core.reasons import Missing
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff


def a_day() -> dict[str, Any]:
    return {"reason": "She is ill.", "until": timezone.localdate()}


def link_of(case: Case, staff: Staff, by: Staff) -> Involvement:
    with acting_as(Identity(by.pk)):
        return Involvement.objects.get(case_id=case.pk, staff=staff, standing="active")


def test_a_desk_that_was_asked_something_else_cannot_answer(cast: Cast) -> None:
    case = cast.case(2)
    to_desk = cast.proposed(case)
    cast.proposed(case, to="travel")
    with pytest.raises(Missing, match=r"handover\.asked"):
        handovers.accept(to_desk, by=cast.ana, answer="")


def test_a_lead_whose_team_is_only_asked_cannot_cover(cast: Cast) -> None:
    handover = cast.proposed()
    with pytest.raises(Missing, match=r"case.cover.team"):
        cases.cover(handover.case, by=cast.nadia, **a_day())


def test_a_lead_cannot_cover_twice(cast: Cast) -> None:
    case = cast.case(2)
    cases.cover(case, by=cast.koen, **a_day())
    with pytest.raises(Missing, match=r"case.cover.already"):
        cases.cover(case, by=cast.koen, **a_day())


def test_a_lead_gives_away_only_places_of_their_own_team(cast: Cast) -> None:
    handover = cast.proposed()
    link = link_of(handover.case, cast.lies, by=cast.lies)
    with pytest.raises(Missing, match=r"case.assign.team"):
        cases.assign(link, by=cast.nadia, staff=str(cast.femke.pk))


def test_another_worker_of_the_case_cannot_take_my_handover_back(cast: Cast) -> None:
    case = cast.case(2)
    first = cast.proposed(case)
    handovers.accept(first, by=cast.marc, answer="")
    mine = story.prepare(case, cast.marc, cast.teams["travel"])
    other = story.prepare(case, cast.marc, cast.teams["provider"])
    handovers.propose(other, by=cast.marc)
    handovers.accept(story.fresh(other, cast.claire), by=cast.claire, answer="")
    with acting_as(Identity(cast.claire.pk)):
        seen = Handover.objects.get(pk=mine.pk)
    with pytest.raises(Missing, match=r"handover.sender"):
        handovers.withdraw(seen, by=cast.claire)
