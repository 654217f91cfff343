"""A lead sees counselling only while covering, with a reason and an end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one
from translocal.access.lenses import Lens
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing
from translocal.counselling.models import Conversation
from translocal.organisations.models import Staff

PARTS = "SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


class TestCover(Versioned, ActionContract):
    action = "case.cover"
    tells = ["case.covered", "case.cover_reason"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.proposed().case
        values = {"reason": "Lies is ill.", "until": day(3)}
        return Scene(case, by=cast.koen, wrong=cast.lies, values=values)

    def counselling(self, staff: Staff) -> bool:
        return bool(one(PARTS, self.s.on.pk, staff.pk) & Lens.COUNSELLING)

    def test_counselling_opens_with_the_cover_and_not_before(self) -> None:
        assert not self.counselling(self.cast.koen)
        self.do()
        assert self.counselling(self.cast.koen)

    def test_the_lead_of_a_team_that_is_only_asked_opens_nothing(self) -> None:
        self.refused(Missing, by=self.cast.nadia)
        assert not self.counselling(self.cast.nadia)

    def test_covering_twice_is_refused_rather_than_silently_kept(self) -> None:
        self.do()
        self.refused(Missing, values={"reason": "Longer.", "until": day(9)})

    @pytest.mark.parametrize("ahead", [-1, 15, 400])
    def test_a_cover_ends_within_fourteen_days(self, ahead: int) -> None:
        refusal = self.refused(Invalid, values={"reason": "Lies is ill.", "until": day(ahead)})
        assert refusal.reasons[0].field == "until"

    def test_what_is_noted_meanwhile_is_read_by_the_cover(self) -> None:
        self.do()
        with as_staff(self.cast.koen):
            assert list(Conversation.objects.filter(case_id=self.s.on.pk)) == []
