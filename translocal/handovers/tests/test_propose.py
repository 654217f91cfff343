"""The other desk is asked, once every adult has approved the letter and agreed to that desk."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.access.lenses import Lens
from translocal.cases import actions as cases
from translocal.consents import actions as consents
from translocal.consents.models import Consent
from translocal.core.reasons import Missing
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.handovers.tests.test_draft import LETTER

MARC_SEES = "SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s"


class TestPropose(Versioned, Once, ActionContract):
    action = "handover.propose"
    tells = ["handover.proposed"]
    then = "waiting for an answer"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.drafted(), by=cast.lies, wrong=cast.koen)

    def test_the_desk_previews_who_they_are_and_nothing_of_counselling(self) -> None:
        self.do()
        assert one(MARC_SEES, self.s.on.case_id, self.cast.marc.pk) == Lens.CHAIN | Lens.IDENTITY

    def test_everybody_at_that_desk_gets_one_notice_and_nobody_else(self) -> None:
        self.do()
        rows = ask("SELECT staff_id FROM contact_notice WHERE case_id = %s", self.s.on.case_id)
        assert sorted(rows) == sorted([(self.cast.marc.pk,), (self.cast.nadia.pk,)])

    def test_a_consent_taken_back_holds_it_up(self) -> None:
        with as_staff(self.cast.lies):
            given = Consent.objects.filter(case_id=self.s.on.case_id, purpose="handover").first()
        consents.withdraw(given, by=self.cast.lies)
        assert "handover.consent" in str(self.refused(Missing))

    def test_a_case_that_rests_is_not_sent(self) -> None:
        cases.rest(self.s.on.case, by=self.cast.lies, words="")
        assert "handover.case_rests" in str(self.refused(Missing))

    def test_a_second_desk_of_the_same_role_is_not_asked_while_the_first_has_not_answered(self) -> None:
        other = story.prepare(self.s.on.case, self.cast.lies, self.cast.teams["desk-antwerp"])
        handovers.propose(other, by=self.cast.lies)
        assert "handover.asked_elsewhere" in str(self.refused(Missing))
        with as_staff(self.cast.lies):
            other.refresh_from_db()
        handovers.withdraw(other, by=self.cast.lies)
        self.do()

    def test_a_desk_where_nobody_works_is_not_asked(self) -> None:
        ask("UPDATE organisations_post SET until = now() WHERE team_id = %s RETURNING id", self.s.on.to_team_id)
        assert "handover.empty_team" in str(self.refused(Missing))


def test_nothing_is_sent_that_nobody_has_read(cast: Cast) -> None:
    draft = handovers.draft(cast.case(2), by=cast.lies, **LETTER, to_team=cast.teams["desk"].pk)
    with pytest.raises(Missing) as caught:
        handovers.propose(draft, by=cast.lies)
    assert sorted(r.code for r in caught.value.reasons) == ["handover.consent"] * 2 + ["handover.letter"] * 2
