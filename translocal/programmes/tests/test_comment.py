"""Everybody who works with the rules may comment while a draft is open; what was said stays, and is read by all."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_owner, as_staff
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Missing, NotAllowed
from translocal.programmes.models import DraftComment
from translocal.programmes.queries import comments_on
from translocal.programmes.tests.drafts import adopted, opened, over

WORDS = {"words": "The rent in Yerevan has doubled: a family needs more."}


class TestCommentRules(ActionContract):
    action = "rules.comment"
    tells = ["rules.commented"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        # Sam has left: whoever holds no post here is a stranger to the rules too.
        with as_owner() as cursor:
            cursor.execute("UPDATE organisations_post SET until = now() WHERE staff_id = %s", [cast.sam.pk])
        return Scene(opened(cast), by=cast.anahit, wrong=cast.tom, values=WORDS)

    def test_every_role_of_the_chain_may_and_everybody_reads_it(self) -> None:
        by = (self.cast.anahit, self.cast.tigran, self.cast.claire, self.cast.lies, self.cast.marc, self.cast.ines)
        for staff in by:
            self.do(by=staff)
        with as_staff(self.cast.ana):
            said = comments_on(self.s.on)
        assert [one.by for one in said] == list(by)
        assert said[0].organisation.name == "Ararat Reintegration Support" or said[0].organisation.name
        assert said[0].words == WORDS["words"]

    def test_after_the_last_day_it_is_too_late(self) -> None:
        over(self.s.on, self.cast)
        assert self.refused(Missing).reasons[0].code == "rules.over"

    def test_what_is_decided_is_not_commented_on(self) -> None:
        with pytest.raises(Missing, match=r"rules\.not_open"):
            REGISTRY[self.action](adopted(self.cast), by=self.cast.anahit, **WORDS)

    def test_nobody_changes_or_takes_out_what_was_said(self) -> None:
        said = self.do()
        rows = DraftComment.objects.filter(pk=said.pk)
        for write in (lambda: rows.update(words="nothing"), rows.delete):
            with as_staff(self.cast.peter), pytest.raises(DatabaseError, match="denied"), transaction.atomic():
                write()
