"""Somebody asks how they are, each adult for themselves. Something serious reaches every active worker at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one, told
from translocal.actions.engine import Invalid
from translocal.core.ids import uuid7
from translocal.core.reasons import Missing
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.travel import actions as journeys
from translocal.travel import arrival


def arrived(cast: Cast) -> Any:
    """Ana stands in the case, Marc counselled, Claire took over from him before they left; now they are there."""
    application = cast.ready_to_travel(2)
    handover = story.hand_over(cast.case_of(application), cast.marc, cast.teams["provider"])
    handovers.accept(story.fresh(handover, cast.claire), by=cast.claire, answer="")
    journeys.board(application, by=cast.ana, day=timezone.localdate())
    journeys.arrive(application, by=cast.ana, day=timezone.localdate())
    return cast.case_of(application)


def noted(cast: Cast, case: Any, **other: Any) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    person = str(cast.adults(case)[0].pk)
    return {
        "person": person,
        "held_on": day,
        "how": "call",
        "fares": "well",
        "serious": "none",
        "words": "We are home.",
        **other,
    }


class TestCheckIn(Versioned, ActionContract):
    action = "arrival.checked_in"
    tells = ["arrival.checked_in"]

    def scene(self, cast: Cast) -> Scene:
        case = arrived(cast)
        return Scene(case, by=cast.claire, wrong=cast.marc, values=noted(cast, case))

    def test_something_serious_is_told_to_every_active_worker_at_once(self) -> None:
        action_id = uuid7()
        self.do(action_id=action_id, values={**self.s.values, "serious": "arrest", "fares": "needs_help"})
        assert told(action_id) == ["arrival.checked_in", "arrival.alarm"]
        rows = ask("SELECT staff_id FROM contact_notice WHERE event = 'arrival.alarm'")
        active = ask("SELECT staff_id FROM cases_involvement WHERE case_id = %s AND standing = 'active'", self.s.on.pk)
        assert set(rows) == set(active) - {(self.cast.claire.pk,)} and (self.cast.ana.pk,) in rows

    def test_what_one_says_is_theirs(self) -> None:
        self.do()
        parties = one("SELECT array_agg(party::text) FROM journal_event WHERE name = 'arrival.checked_in'")
        assert parties == [self.s.values["person"]]

    def test_who_was_not_reached_tells_nothing(self) -> None:
        refusal = self.refused(Invalid, values={**self.s.values, "how": "tried"})
        assert refusal.reasons[0].field == "fares"

    def test_nobody_asks_ahead_of_time(self) -> None:
        later = timezone.localdate() + timedelta(days=2)
        assert self.refused(Invalid, values={**self.s.values, "held_on": later}).reasons[0].field == "held_on"


def test_nobody_asks_before_they_left(cast: Cast) -> None:
    case = cast.supported(1)
    with pytest.raises(Missing, match=r"arrival\.not_departed"):
        arrival.check_in(case, by=cast.claire, **noted(cast, case))
