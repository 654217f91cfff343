"""A journey is written down with them. Nothing is asked of anybody yet."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.consents import actions as consents
from translocal.core.reasons import Missing
from translocal.handovers import actions as handovers
from translocal.travel import actions as journeys


def wishes(cast: Cast, case: Any, **other: Any) -> dict[str, Any]:
    who = [str(member.person_id) for member in cast.members(case)]
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    return {"travellers": who, "wished_on": day, "destination": "Yerevan", "luggage": "A pushchair.", "fit_to_fly": False,
            "documents": "", **other}  # fmt: skip


class TestPrepare(Versioned, ActionContract):
    action = "travel.prepare"
    tells = ["travel.prepared"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted(cast.case(2)).case
        return Scene(case, by=cast.marc, wrong=cast.lies, values=wishes(cast, case))

    def test_there_is_one_open_journey_at_a_time(self) -> None:
        self.do()
        assert "travel.open" in str(self.refused(Missing))

    def test_nobody_prepares_a_journey_for_people_who_rest(self) -> None:
        cases.rest(self.s.on, by=self.cast.marc, words="")
        assert "travel.case_state" in str(self.refused(Missing))

    def test_nobody_wishes_to_have_left_yesterday(self) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        assert self.refused(Invalid, values={**self.s.values, "wished_on": yesterday}).reasons[0].field == "wished_on"

    def test_somebody_of_another_household_does_not_travel_along(self) -> None:
        other = wishes(self.cast, self.cast.case(1))["travellers"]
        refusal = self.refused(Invalid, values={**self.s.values, "travellers": other})
        assert refusal.reasons[0].field == "travellers"


def test_where_they_did_not_let_travel_go_along_it_is_said_so(cast: Cast) -> None:
    case = cast.case(1)
    asked = wishes(cast, case)
    draft = handovers.draft(case, by=cast.lies, to_team=cast.teams["desk"].pk, kind="referral", why="So.", words="Ours.",
                            language="hy", parts=[8])  # fmt: skip
    person = str(cast.adults(case)[0].pk)
    agreed = {"person": person, "purpose": "handover", "team": cast.teams["desk"].pk, "language": "hy", "how": "read"}
    consents.record(case, by=cast.lies, **agreed)
    handovers.approve_letter(draft, by=cast.lies, person=person)
    handovers.accept(handovers.propose(draft, by=cast.lies), by=cast.marc, answer="")
    with pytest.raises(Missing, match=r"travel\.withheld"):
        journeys.prepare(case, by=cast.marc, **asked)
    assert one("SELECT count(*) FROM travel_application") == 0
