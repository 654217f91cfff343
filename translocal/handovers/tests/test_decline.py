"""A desk that is not public may say no, with a reason. The sender is still active."""

from typing import Any
from uuid import UUID

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.core.reasons import Absent, Missing
from translocal.handovers.tests.two_sides import asked_twice


class TestDecline(Versioned, ActionContract):
    action = "handover.decline"
    tells = ["handover.declined"]

    def scene(self, cast: Cast) -> Scene:
        handover = cast.proposed(to="provider")
        return Scene(handover, by=cast.claire, wrong=cast.lies, values={"answer": "We are full until May."})

    def again(self, first: Any, action_id: UUID) -> Any:
        """Whoever has answered no longer sees the case: a repeat changes nothing, and shows no more than that."""
        with pytest.raises(Absent):
            self.do(action_id=action_id)
        return first

    def test_the_sender_stands_and_the_desk_sees_nothing_more(self) -> None:
        self.do()
        stands = ask(
            "SELECT staff_id FROM cases_involvement WHERE case_id = %s AND standing <> 'ended'", self.s.on.case_id
        )
        assert stands == [(self.cast.lies.pk,)]
        self.refused(Absent)

    def test_the_shared_record_does_not_hold_the_reason(self) -> None:
        self.do()
        payloads = ask("SELECT payload FROM journal_detail WHERE case_id = %s", self.s.on.case_id)
        assert not any("full until" in payload for (payload,) in payloads)
        assert (
            one("SELECT answer FROM handovers_letter WHERE handover_id = %s", self.s.on.pk) == "We are full until May."
        )

    def test_a_public_desk_names_another_one_instead(self) -> None:
        self.s.on, before = self.cast.proposed(), self.s.on
        try:
            self.refused(Missing, by=self.cast.marc)
        finally:
            self.s.on = before

    def test_a_desk_that_was_asked_something_else_does_not_answer_this(self) -> None:
        _to_desk, to_travel = asked_twice(self.cast)
        self.s.on, before = to_travel, self.s.on
        try:
            self.refused(Missing, by=self.cast.marc)
        finally:
            self.s.on = before
