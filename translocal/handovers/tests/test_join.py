"""A social worker comes to stand beside whoever asked, and follows together with them once the next desk takes over."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.access.lenses import Lens
from translocal.actions.engine import REGISTRY
from translocal.cases.models import Case
from translocal.consents.models import Consent
from translocal.core.reasons import Absent, Missing
from translocal.demo import story
from translocal.handovers.tests.test_draft import LETTER
from translocal.handovers.tests.walked_in import agrees, invited, joined
from translocal.organisations.models import Staff

STANDS = "SELECT staff_id, standing FROM cases_involvement WHERE case_id = %s AND standing <> 'ended' ORDER BY since, standing"
SEES = "SELECT standing, parts FROM access_access WHERE case_id = %s AND staff_id = %s"


class TestJoin(Versioned, ActionContract):
    action = "handover.join"
    tells = ["handover.joined"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(invited(cast), by=cast.lies, wrong=cast.marc, values={"answer": "Gladly."})

    def test_both_stand_there_and_the_case_stays_where_it_is(self) -> None:
        self.do()
        case_id = self.s.on.case_id
        assert ask(STANDS, case_id) == [(self.cast.marc.pk, "active"), (self.cast.lies.pk, "active")]
        assert one("SELECT state FROM cases_case WHERE id = %s", case_id) == "return_counselling"
        standing, parts = ask(SEES, case_id, self.cast.lies.pk)[0]
        assert standing == "active" and parts & Lens.COUNSELLING and not parts & Lens.PROTECTION

    def test_whoever_asked_reads_the_answer(self) -> None:
        self.do()
        assert ask("SELECT staff_id FROM contact_notice WHERE event = 'handover.joined'") == [(self.cast.marc.pk,)]

    def test_a_colleague_comes_too_late(self) -> None:
        self.do()
        with pytest.raises(Absent):
            REGISTRY["handover.join"](self.s.on, by=self.cast.femke, answer="")

    def test_nobody_takes_over_with_it(self) -> None:
        with pytest.raises(Missing) as caught:
            REGISTRY["handover.accept"](self.s.on, by=self.cast.lies, answer="")
        assert caught.value.reasons[0].code == "handover.beside"

    def test_a_consent_taken_back_ends_the_invitation(self) -> None:
        with as_staff(self.cast.marc):
            given = Consent.objects.filter(case_id=self.s.on.case_id, purpose="beside").first()
        REGISTRY["consent.withdraw"](given, by=self.cast.marc)
        self.refused(Absent)


def test_nobody_joins_where_they_were_asked_to_take_over(cast: Cast) -> None:
    with pytest.raises(Missing) as caught:
        REGISTRY["handover.join"](cast.proposed(), by=cast.marc, answer="")
    assert caught.value.reasons[0].code == "handover.not_beside"


def let_follow(cast: Cast, case: Case, whom: Staff) -> None:
    for person in cast.adults_seen_by(cast.marc, case):
        agrees(case, cast.marc, person, purpose="follow", staff=whom.pk)


def test_when_the_next_desk_takes_over_both_follow(cast: Cast) -> None:
    case = joined(cast)
    let_follow(cast, case, cast.lies)
    story.joins(case, cast.marc, cast.teams["provider"], cast.claire)
    assert sorted(ask(STANDS, case.pk)) == sorted(
        [(cast.lies.pk, "following"), (cast.marc.pk, "following"), (cast.claire.pk, "active")]
    )
    assert ask(SEES, case.pk, cast.lies.pk) == [("following", Lens.CHAIN | Lens.IDENTITY)]
    REGISTRY["case.step"](cast.seen(case, cast.claire), by=cast.claire)
    told = "SELECT stage FROM contact_notice WHERE staff_id = %s AND event = 'case.stepped'"
    assert ask(told, cast.lies.pk) == [("reintegration_counselling",)]


def test_whom_they_let_hear_nothing_sees_nothing_afterwards(cast: Cast) -> None:
    case = joined(cast)
    story.joins(case, cast.marc, cast.teams["provider"], cast.claire)
    assert ask(SEES, case.pk, cast.lies.pk) == []


def test_a_desk_that_does_not_take_over_leaves_both_where_they_are(cast: Cast) -> None:
    case = joined(cast)
    story.joins(case, cast.marc, cast.teams["travel"], cast.ana)
    assert {standing for _staff, standing in ask(STANDS, case.pk)} == {"active"}


def test_whoever_stands_beside_does_not_hand_over_in_their_place(cast: Cast) -> None:
    case = joined(cast)
    with pytest.raises(Missing) as caught:
        REGISTRY["handover.draft"].submit(case, {**LETTER, "to_team": str(cast.teams["provider"].pk)}, by=cast.lies)
    assert caught.value.reasons[0].code == "handover.not_yours" and caught.value.reasons[0].field == "to_team"
    REGISTRY["handover.draft"].submit(case, {**LETTER, "to_team": str(cast.teams["travel"].pk)}, by=cast.lies)


@pytest.mark.parametrize("answer", ["handover.decline", "handover.redirect", "handover.withdraw"])
def test_whatever_else_is_answered_whoever_asked_is_still_there(cast: Cast, answer: str) -> None:
    handover = story.fresh(invited(cast), cast.lies)
    words = {"answer": "We are full.", "redirected_to": cast.teams["elsewhere"].pk}
    by, values = (cast.marc, {}) if answer == "handover.withdraw" else (cast.lies, words)
    if answer == "handover.decline":
        values.pop("redirected_to")
    REGISTRY[answer](handover, by=by, **values)
    assert ask(STANDS, handover.case_id) == [(cast.marc.pk, "active")]
    assert ask(SEES, handover.case_id, cast.lies.pk) == []
