"""The support ends in one of several equal ways; the shared record does not say in which."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.cases.forms import EndForm
from translocal.cases.models import Case
from translocal.core.reasons import Missing


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

    def test_support_that_was_completed_ends_with_its_report(self) -> None:
        assert "kind" in self.refused(Invalid, values={"kind": "completed", "words": ""}).form.errors


@pytest.mark.parametrize("kind", ["stays", "withdrawn"])
def test_nobody_withdraws_once_they_have_left(cast: Cast, kind: str) -> None:
    away = cast.case_of(cast.on_the_way(1))
    with pytest.raises(Missing, match=r"case\.end\.way"):
        cases.end(away, by=cast.marc, kind=kind, words="")
    assert cases.end(away, by=cast.marc, kind="lost_contact", words="").state == "ended"


def test_the_form_offers_the_ways_that_are_open(cast: Cast) -> None:
    offered = {
        stage: [value for value, _label in EndForm(on=Case(state=stage)).fields["kind"].widget.choices]
        for stage in ("ready", "resting", "departed", "arrived", "reintegration")
    }
    before = ["stays", "moves_on", "lost_contact", "withdrawn"]
    after = ["moves_on", "lost_contact"]
    assert offered == {"ready": before, "resting": before, "departed": after, "arrived": [*after, "travel_only"],
                       "reintegration": after}  # fmt: skip
