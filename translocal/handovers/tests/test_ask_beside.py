"""The invitation is sent, once every adult has approved the letter and agreed that this service comes to stand beside us."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.access.lenses import Lens
from translocal.actions.engine import REGISTRY
from translocal.consents.models import Consent
from translocal.core.reasons import Missing
from translocal.handovers.tests.walked_in import LETTER, begun, walked_in

STANDING = "SELECT standing FROM access_access WHERE case_id = %s AND staff_id = %s"


class TestAskBeside(Versioned, Once, ActionContract):
    action = "handover.ask_beside"
    tells = ["handover.invited"]
    then = "waiting for an answer"

    def scene(self, cast: Cast) -> Scene:
        return Scene(begun(cast), by=cast.marc, wrong=cast.nadia)

    def test_the_service_previews_who_they_are_and_whoever_asks_stays(self) -> None:
        self.do()
        parts = "SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s"
        assert one(parts, self.s.on.case_id, self.cast.lies.pk) == Lens.CHAIN | Lens.IDENTITY
        assert one(STANDING, self.s.on.case_id, self.cast.marc.pk) == "active"

    def test_everybody_at_that_service_gets_one_notice(self) -> None:
        self.do()
        rows = ask("SELECT staff_id FROM contact_notice WHERE event = 'handover.invited'")
        assert sorted(rows) == sorted((who.pk,) for who in (self.cast.koen, self.cast.lies, self.cast.femke))

    def test_a_consent_taken_back_holds_it_up_and_takes_it_back(self) -> None:
        with as_staff(self.cast.marc):
            given = Consent.objects.filter(case_id=self.s.on.case_id, purpose="beside").first()
        REGISTRY["consent.withdraw"](given, by=self.cast.marc)
        assert "handover.consent" in str(self.refused(Missing))

    def test_it_is_not_sent_as_a_handover(self) -> None:
        with pytest.raises(Missing, match="beside"):
            REGISTRY["handover.propose"](self.s.on, by=self.cast.marc)


def test_consent_to_hand_over_is_not_consent_to_stand_beside(cast: Cast) -> None:
    case, team = walked_in(cast, 1), cast.teams["welfare"].pk
    draft = REGISTRY["handover.invite"].submit(case, {**LETTER, "to_team": str(team)}, by=cast.marc)
    (aram,) = cast.adults_seen_by(cast.marc, case)
    REGISTRY["handover.approve_letter"](draft, by=cast.marc, person=str(aram.pk))
    agreed = {"person": str(aram.pk), "team": team, "language": "hy", "how": "read"}
    REGISTRY["consent.record"](case, by=cast.marc, purpose="handover", **agreed)
    with pytest.raises(Missing) as caught:
        REGISTRY["handover.ask_beside"](draft, by=cast.marc)
    assert [reason.code for reason in caught.value.reasons] == ["handover.consent"]


def test_a_handover_is_not_sent_as_an_invitation(cast: Cast) -> None:
    with pytest.raises(Missing) as caught:
        REGISTRY["handover.ask_beside"](cast.drafted(), by=cast.lies)
    assert caught.value.reasons[0].code == "handover.not_beside"
