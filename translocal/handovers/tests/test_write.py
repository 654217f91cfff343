"""The letter is changed; whoever had approved it reads it again."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.core.reasons import Missing, NotAllowed
from translocal.handovers import actions as handovers
from translocal.handovers.tests.test_draft import LETTER
from translocal.handovers.tests.two_sides import beside


class TestWrite(Versioned, ActionContract):
    action = "handover.write"
    tells = ["handover.written"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.drafted(), by=cast.lies, wrong=cast.koen, values={**LETTER, "words": "Otherwise."})

    def test_approvals_given_before_are_void(self) -> None:
        self.do()
        with pytest.raises(Missing, match=r"handover\.letter; handover\.letter"):
            handovers.propose(self.s.on, by=self.cast.lies)

    def test_what_was_sent_is_not_changed(self) -> None:
        handovers.propose(self.s.on, by=self.cast.lies)
        self.refused(Missing)

    def test_a_colleague_who_stands_in_the_case_for_another_desk_writes_nothing_in_it(self) -> None:
        handover = beside(self.cast)
        self.s.on, before = handover, self.s.on
        try:
            self.refused(NotAllowed, by=self.cast.ana)
        finally:
            self.s.on = before
        assert one("SELECT version FROM handovers_letter WHERE handover_id = %s", handover.pk) == 1
