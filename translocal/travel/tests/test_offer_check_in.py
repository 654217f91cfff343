"""Everybody is offered that somebody asks how they are; after travel support only, the case ends with that."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.core.reasons import Missing
from translocal.travel import arrival


class TestOfferCheckIn(Versioned, ActionContract):
    action = "arrival.offer_check_in"
    tells = ["arrival.check_in_offered"]
    wrong_role_gets = ActionContract.stranger_gets

    def scene(self, cast: Cast) -> Scene:
        values = {"check_in": "yes", "check_in_how": "+374 00 00 00"}
        return Scene(cast.home(1), by=cast.marc, wrong=cast.lies, values=values)

    def test_whoever_wants_it_says_how_to_be_reached(self) -> None:
        refusal = self.refused(Invalid, values={"check_in": "yes", "check_in_how": ""})
        assert refusal.reasons[0].field == "check_in_how"

    def test_after_a_no_nothing_is_kept_to_reach_them(self) -> None:
        assert self.do(values={"check_in": "no", "check_in_how": "+374"}).check_in_how == ""

    def test_travel_support_only_ends_once_it_was_offered(self) -> None:
        case = self.cast.case_of(self.s.on)
        with pytest.raises(Missing, match=r"case\.end\.check_in"):
            cases.end(case, by=self.cast.marc, kind="travel_only", words="")
        self.do()
        assert cases.end(case, by=self.cast.marc, kind="travel_only", words="").state == "ended"
        assert one("SELECT kind FROM cases_turn") == "travel_only"


def test_it_is_offered_once_the_journey_is_booked(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"arrival\.too_early"):
        arrival.offer_check_in(cast.sent_to_travel(1), by=cast.marc, check_in="no", check_in_how="")


def test_travel_support_only_does_not_end_before_arrival(cast: Cast) -> None:
    with pytest.raises(Missing, match=r"case\.end\.way"):
        cases.end(cast.case_of(cast.on_the_way(1)), by=cast.marc, kind="travel_only", words="")
