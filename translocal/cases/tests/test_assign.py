"""A lead gives a case to a colleague of the same team."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, ask
from translocal.actions.engine import Invalid
from translocal.cases.models import Involvement
from translocal.core.reasons import Missing
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover, Letter
from translocal.organisations.models import Staff

STANDS = "SELECT staff_id FROM cases_involvement WHERE case_id = %s AND standing = 'active'"


def place_of(staff: Staff) -> Involvement:
    with as_staff(staff):
        return Involvement.objects.get(staff=staff, standing="active", role__in=["social_worker", "return_counsellor"],
                                       case_id__in=Involvement.objects.filter(role="return_counsellor").values("case_id")
                                       )  # fmt: skip


class TestAssign(ActionContract):
    action = "case.assign"
    tells = ["case.assigned"]

    def scene(self, cast: Cast) -> Scene:
        handover = cast.proposed()
        self.__class__.case_id = handover.case_id
        return Scene(place_of(cast.lies), by=cast.koen, wrong=cast.lies, values={"staff": str(cast.femke.pk)})

    def test_the_colleague_stands_there_and_the_one_before_sees_nothing_more(self) -> None:
        self.do()
        assert ask(STANDS, self.s.on.case_id) == [(self.cast.femke.pk,)]
        assert self.cast.lies.pk not in self.readers()

    def readers(self) -> set[object]:
        return {staff for (staff,) in ask("SELECT staff_id FROM access_access WHERE case_id = %s", self.s.on.case_id)}

    def test_what_was_begun_goes_along(self) -> None:
        self.do()
        with as_staff(self.cast.femke):
            handover = Handover.objects.get(case_id=self.s.on.case_id)
            assert Letter.objects.filter(handover=handover).exists()
        assert handovers.withdraw(handover, by=self.cast.femke).state == "withdrawn"

    @pytest.mark.parametrize("who", ["sam", "marc", "lies", "ruth"])
    def test_nobody_from_elsewhere_can_be_chosen(self, who: str) -> None:
        refusal = self.refused(Invalid, values={"staff": str(getattr(self.cast, who).pk)})
        assert refusal.reasons[0].field == "staff"

    def test_the_lead_of_a_team_that_is_only_asked_gives_nothing_away(self) -> None:
        self.refused(Missing, by=self.cast.nadia)

    def test_a_place_that_was_left_is_nobodys_to_give(self) -> None:
        self.do()
        self.refused(Missing)
