"""A handover is taken back before it was answered."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, one
from translocal.handovers import actions as handovers
from translocal.handovers.models import Letter

MARC_SEES = "SELECT count(*) FROM access_access WHERE case_id = %s AND staff_id = %s"
NOTICES = "SELECT count(*) FROM contact_notice WHERE case_id = %s AND event = 'handover.withdrawn'"


class TestWithdraw(Versioned, Once, ActionContract):
    action = "handover.withdraw"
    tells = ["handover.withdrawn"]
    then = "withdrawn"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.proposed(), by=cast.lies, wrong=cast.marc)

    def test_the_other_desk_sees_nothing_more_and_is_told(self) -> None:
        self.do()
        assert one(MARC_SEES, self.s.on.case_id, self.cast.marc.pk) == 0
        assert one(NOTICES, self.s.on.case_id) == 2


class TestPutAway(Versioned, Once, ActionContract):
    """A draft that is put away was never sent: the other desk must not learn that it was written."""

    action = "handover.withdraw"
    tells = ["handover.put_away"]
    then = "withdrawn"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.drafted(), by=cast.lies, wrong=cast.koen)

    def test_the_desk_is_told_nothing(self) -> None:
        self.do()
        assert one(NOTICES, self.s.on.case_id) == 0

    def test_its_letter_stays_closed_to_the_desk_also_when_it_is_asked_later(self) -> None:
        self.do()
        later = handovers.propose(self.cast.drafted(self.s.on.case), by=self.cast.lies)
        with as_staff(self.cast.marc):
            assert [letter.pk for letter in Letter.objects.all()] == [later.pk]
