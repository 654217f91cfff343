"""A draft is withdrawn with a reason; what was said stays, and no rule changes."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Absent, NotAllowed, WrongState
from translocal.programmes.models import Draft
from translocal.programmes.tests.drafts import adopted, drafted, opened


class TestWithdrawRules(Once, Versioned, ActionContract):
    action = "rules.withdraw"
    tells = ["rules.withdrawn"]
    then = "withdrawn"
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        return Scene(
            opened(cast), by=cast.peter, wrong=cast.anahit, values={"reason": "The partners advise against it."}
        )

    def test_one_that_was_never_opened_stays_unseen(self) -> None:
        draft = REGISTRY[self.action](drafted(self.cast), by=self.cast.peter, **self.s.values)
        with as_staff(self.cast.anahit):
            assert not Draft.objects.filter(pk=draft.pk).exists()
        with pytest.raises(Absent):
            REGISTRY["rules.comment"](draft, by=self.cast.anahit, words="Hello.")

    def test_what_was_adopted_is_not_withdrawn(self) -> None:
        with pytest.raises(WrongState):
            REGISTRY[self.action](adopted(self.cast), by=self.cast.peter, **self.s.values)
