"""The support ends in one of several equal ways; the shared record does not say in which."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one


class TestEnd(Versioned, Once, ActionContract):
    action = "case.end"
    tells = ["case.ended", "case.turned"]
    then = "ended"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.case(1), by=cast.lies, wrong=cast.koen, values={"kind": "stays", "words": "We stay."})

    @pytest.mark.parametrize("kind", ["stays", "moves_on", "withdrawn", "lost_contact"])
    def test_whichever_way_it_ends_the_case_says_only_that_it_ended(self, kind: str) -> None:
        self.do(values={"kind": kind, "words": ""})
        row = one("SELECT c::text FROM cases_case c WHERE id = %s", self.s.on.pk)
        assert ",ended," in row and kind not in row
