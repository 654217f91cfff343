"""One adult has read the letter, alone, and agrees to every word."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing
from translocal.handovers import actions as handovers
from translocal.handovers.tests.test_draft import LETTER


class TestApproveLetter(Versioned, ActionContract):
    action = "handover.approve_letter"
    tells = ["handover.letter_approved"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.case(3)
        draft = handovers.draft(case, by=cast.lies, **LETTER, to_team=cast.teams["desk"].pk)
        return Scene(draft, by=cast.lies, wrong=cast.koen, values={"person": str(cast.adults(case)[0].pk)})

    def test_said_twice_it_stands_once(self) -> None:
        self.do()
        self.do()
        assert one("SELECT count(*) FROM handovers_approval WHERE handover_id = %s", self.s.on.pk) == 1

    def test_a_child_or_somebody_from_elsewhere_approves_nothing(self) -> None:
        child = self.cast.members(self.s.on)[2].person_id
        elsewhere = self.cast.adults(self.cast.case(1))[0].pk
        for person in (child, elsewhere, self.cast.lies.pk):
            assert self.refused(Invalid, values={"person": str(person)}).reasons[0].field == "person"

    def test_what_was_taken_back_is_not_approved(self) -> None:
        handovers.withdraw(self.s.on, by=self.cast.lies)
        self.refused(Missing)
