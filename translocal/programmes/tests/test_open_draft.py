"""A draft is opened for comments until a day, and published with what it would mean."""

import json

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY, Invalid
from translocal.core.reasons import Absent, Missing
from translocal.programmes.models import Draft
from translocal.programmes.tests.drafts import begun, drafted, in_days


class TestOpenRules(Once, Versioned, ActionContract):
    action = "rules.open"
    tells = ["rules.opened"]
    then = "open for comments"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        values = {"comments_until": in_days(14).isoformat()}
        return Scene(drafted(cast), by=cast.peter, wrong=cast.claire, values=values)

    def test_everybody_who_works_here_sees_it_from_then_on(self) -> None:
        draft = self.do()
        assert json.loads(draft.effect)["lines"] == []  # there is no caseload that could be told of
        for reader in (self.cast.claire, self.cast.anahit, self.cast.tigran, self.cast.ines):
            with as_staff(reader):
                assert Draft.objects.filter(pk=draft.pk).exists(), reader.name

    @pytest.mark.parametrize("days", [-1, 0])
    def test_people_need_time_to_comment(self, days: int) -> None:
        values = {"comments_until": in_days(days).isoformat()}
        assert self.refused(Invalid, values=values).reasons[0].field == "comments_until"

    def test_a_draft_that_changes_nothing_is_not_opened(self) -> None:
        with pytest.raises(Missing, match=r"rules\.nothing"):
            REGISTRY[self.action](begun(self.cast), by=self.cast.peter, **self.s.values)
