"""A handover is begun with the clients. Nothing has left the desk yet."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.access.lenses import Lens
from translocal.actions.engine import Invalid
from translocal.cases import actions as cases
from translocal.core.reasons import Missing
from translocal.handovers.forms import LetterForm

LETTER: dict[str, Any] = {
    "kind": "accompanied", "why": "They ask for it.", "words": "We want to hear more.", "worries": "", "promised": "",
    "language": "hy", "parts": ["4", "8", "32"],
}  # fmt: skip


class TestDraft(Versioned, ActionContract):
    action = "handover.draft"
    tells = ["handover.drafted"]

    def scene(self, cast: Cast) -> Scene:
        values = {**LETTER, "to_team": str(cast.teams["desk"].pk)}
        return Scene(cast.case(1), by=cast.lies, wrong=cast.koen, values=values)

    def test_nobody_else_is_told_or_sees_anything(self) -> None:
        readers = "SELECT count(*) FROM access_access WHERE case_id = %s"
        before = one(readers, self.s.on.pk)
        self.do()
        assert one(readers, self.s.on.pk) == before
        assert one("SELECT count(*) FROM contact_notice WHERE case_id = %s", self.s.on.pk) == 0

    def test_names_and_the_notes_of_the_case_always_travel(self) -> None:
        assert self.do(values={**self.s.values, "parts": []}).parts == 1 | 2 | 16

    def test_what_concerns_protection_is_ticked_with_them_and_never_beforehand(self) -> None:
        parts = LetterForm().fields["parts"]
        assert {value for value, _label in parts.choices} - set(parts.initial) == {int(Lens.PROTECTION)}  # type: ignore[attr-defined]

    @pytest.mark.parametrize("team", ["finance", "owner", "audit", "privacy", "operator"])
    def test_only_desks_of_the_chain_can_be_asked(self, team: str) -> None:
        refusal = self.refused(Invalid, values={**self.s.values, "to_team": str(self.cast.teams[team].pk)})
        assert refusal.reasons[0].field == "to_team"

    def test_not_to_ones_own_team(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "to_team": str(self.cast.teams["welfare"].pk)})
        assert refusal.reasons[0].field == "to_team"

    def test_one_open_handover_to_a_team_is_enough(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].field == "to_team"

    def test_a_case_that_rests_is_not_handed_over(self) -> None:
        cases.rest(self.s.on, by=self.cast.lies, words="")
        assert "handover.case_rests" in str(self.refused(Missing))

    def test_the_longest_letter_that_is_allowed_arrives_whole(self) -> None:
        handover = self.do(values={**self.s.values, "words": "ա" * 5000})
        assert one("SELECT length(words) FROM handovers_letter WHERE handover_id = %s", handover.pk) == 5000
