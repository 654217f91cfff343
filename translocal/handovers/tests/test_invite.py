"""Whoever counsels somebody who walked in begins to invite a social worker. Nothing has left the desk yet."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import REGISTRY, Invalid
from translocal.cases.models import Case
from translocal.core.reasons import Missing
from translocal.handovers.tests.walked_in import LETTER, invited, joined, walked_in


class TestInvite(Versioned, ActionContract):
    action = "handover.invite"
    tells = ["handover.invitation_begun"]

    def scene(self, cast: Cast) -> Scene:
        values = {**LETTER, "to_team": str(cast.teams["welfare"].pk)}
        return Scene(walked_in(cast), by=cast.marc, wrong=cast.nadia, values=values)

    def test_nobody_else_is_told_or_sees_anything(self) -> None:
        readers = "SELECT count(*) FROM access_access WHERE case_id = %s"
        before = one(readers, self.s.on.pk)
        assert self.do().beside
        assert one(readers, self.s.on.pk) == before
        assert one("SELECT count(*) FROM contact_notice WHERE case_id = %s", self.s.on.pk) == 0

    @pytest.mark.parametrize("team", ["desk-antwerp", "travel", "provider", "partner", "business", "owner"])
    def test_only_a_service_with_social_workers_is_invited(self, team: str) -> None:
        refusal = self.refused(Invalid, values={**self.s.values, "to_team": str(self.cast.teams[team].pk)})
        assert refusal.reasons[0].field == "to_team"

    def test_a_service_is_invited_once(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].code == "handover.open"

    def test_a_case_that_rests_invites_nobody(self) -> None:
        REGISTRY["case.rest"](self.s.on, by=self.cast.marc, words="")
        assert self.refused(Missing).reasons[0].code == "handover.first_link_late"


def refused(cast: Cast, case: Case) -> str:
    with pytest.raises(Missing) as caught:
        REGISTRY["handover.invite"].submit(case, {**LETTER, "to_team": str(cast.teams["elsewhere"].pk)}, by=cast.marc)
    return caught.value.reasons[0].code


def test_where_a_social_worker_follows_nobody_else_is_invited(cast: Cast) -> None:
    assert refused(cast, cast.accepted().case) == "handover.first_link"


def test_where_one_was_asked_or_stands_nobody_else_is_invited(cast: Cast) -> None:
    assert refused(cast, invited(cast).case) == "handover.first_link"
    assert refused(cast, joined(cast, walked_in(cast, 1))) == "handover.first_link"
