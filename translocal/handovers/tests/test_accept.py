"""The other desk takes over. The sender does not vanish: they follow, as far as the clients agreed."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.access.lenses import Lens
from translocal.core.reasons import Absent, Missing, NotAllowed, WrongState
from translocal.handovers import actions as handovers
from translocal.handovers.tests.two_sides import asked_twice

STANDS = "SELECT staff_id, standing FROM cases_involvement WHERE case_id = %s AND standing <> 'ended' ORDER BY standing"


class TestAccept(Versioned, ActionContract):
    action = "handover.accept"
    tells = ["handover.accepted", "case.stepped"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.proposed(), by=cast.marc, wrong=cast.lies, values={"answer": "Welcome."})

    def test_the_receiver_stands_and_the_sender_follows(self) -> None:
        self.do()
        expected = [(self.cast.marc.pk, "active"), (self.cast.lies.pk, "following")]
        assert ask(STANDS, self.s.on.case_id) == expected

    def test_who_stands_there_does_not_take_over_again(self) -> None:
        self.do()
        self.refused(NotAllowed)

    def test_a_colleague_at_the_desk_comes_too_late(self) -> None:
        self.do()
        self.refused(NotAllowed, by=self.cast.nadia)

    def test_what_was_taken_back_is_gone_for_the_desk(self) -> None:
        handovers.withdraw(self.s.on, by=self.cast.lies)
        self.refused(Absent)

    def test_what_the_clients_kept_back_stays_behind(self) -> None:
        case = self.cast.case(1)
        draft = self.cast.drafted(case)
        ask("UPDATE handovers_handover SET parts = 19 WHERE id = %s RETURNING id", draft.pk)
        handovers.accept(handovers.propose(draft, by=self.cast.lies), by=self.cast.marc, answer="")
        parts = one("SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s", case.pk, self.cast.marc.pk)
        assert parts == Lens.CHAIN | Lens.IDENTITY | Lens.COUNSELLING

    def test_a_desk_that_was_asked_something_else_does_not_answer_this(self) -> None:
        to_desk, _to_travel = asked_twice(self.cast)
        self.s.on, before = to_desk, self.s.on
        try:
            self.refused(Missing, by=self.cast.ana)
        finally:
            self.s.on = before

    def test_an_answered_handover_names_its_state(self) -> None:
        handover, _other = asked_twice(self.cast)
        handovers.redirect(
            handover, by=self.cast.marc, redirected_to=self.cast.teams["desk-antwerp"].pk, answer="There."
        )
        self.s.on, before = handover, self.s.on
        try:
            assert "“redirected”" in str(self.refused(WrongState, by=self.cast.ana).reasons[0])
        finally:
            self.s.on = before


def test_without_consent_to_follow_the_sender_sees_nothing_more(cast: Cast) -> None:
    case = cast.accepted(follow=False).case
    assert one("SELECT count(*) FROM access_access WHERE case_id = %s AND staff_id = %s", case.pk, cast.lies.pk) == 0
