"""The desk names another one that can help. Consent does not travel by itself: the sender asks the clients."""

from typing import Any
from uuid import UUID

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing
from translocal.handovers.tests.two_sides import asked_twice


class TestRedirect(Versioned, ActionContract):
    action = "handover.redirect"
    tells = ["handover.redirected"]

    def scene(self, cast: Cast) -> Scene:
        values = {"redirected_to": str(cast.teams["desk-antwerp"].pk), "answer": "They live in Antwerp now."}
        return Scene(cast.proposed(), by=cast.marc, wrong=cast.lies, values=values)

    def again(self, first: Any, action_id: UUID) -> Any:
        """Whoever has answered no longer sees the case: a repeat changes nothing, and shows no more than that."""
        with pytest.raises(Absent):
            self.do(action_id=action_id)
        return first

    def test_the_named_desk_learns_nothing(self) -> None:
        self.do()
        joris = self.cast.joris.pk
        assert one("SELECT count(*) FROM access_access WHERE staff_id = %s", joris) == 0
        assert one("SELECT count(*) FROM contact_notice WHERE staff_id = %s", joris) == 0

    def test_neither_the_sender_nor_oneself_nor_an_office_is_named(self) -> None:
        for team in ("welfare", "desk", "owner"):
            values = {**self.s.values, "redirected_to": str(self.cast.teams[team].pk)}
            assert self.refused(Invalid, values=values).reasons[0].field == "redirected_to"

    def test_a_desk_that_was_asked_something_else_does_not_answer_this(self) -> None:
        to_desk, _to_travel = asked_twice(self.cast)
        self.s.on, before = to_desk, self.s.on
        try:
            self.refused(Missing, by=self.cast.ana)
        finally:
            self.s.on = before
