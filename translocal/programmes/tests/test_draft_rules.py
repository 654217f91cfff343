"""Whoever answers for the programme begins a draft of other values; nobody else sees it yet, and no rule changes."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.actions.engine import Invalid
from translocal.core.reasons import NotAllowed
from translocal.programmes.models import Draft
from translocal.programmes.queries import programmes_now
from translocal.programmes.tests.drafts import CODE, asked, in_days, office_of


class TestDraftRules(ActionContract):
    action = "rules.draft"
    tells = ["rules.drafted"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        return Scene(office_of(cast.peter), by=cast.peter, wrong=cast.claire, values=asked())

    def test_nobody_else_sees_it_before_it_is_opened(self) -> None:
        draft = self.do()
        seen = {}
        for reader in (self.cast.peter, self.cast.claire, self.cast.anahit, self.cast.tom, self.cast.sam):
            with as_staff(reader):
                seen[reader.name] = Draft.objects.filter(pk=draft.pk).exists()
        assert [name for name, shown in seen.items() if shown] == ["Peter Claes"]

    def test_no_rule_changes(self) -> None:
        with as_staff(self.cast.peter):
            before = programmes_now()[CODE].digest
        self.do()
        with as_staff(self.cast.peter):
            assert programmes_now()[CODE].digest == before

    def test_a_day_that_has_passed_is_refused_at_its_field(self) -> None:
        values = asked(begins=in_days(-1).isoformat())
        assert self.refused(Invalid, values=values).reasons[0].field == "begins"
