"""A consent is taken back at any time, and acts on commit."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, one
from translocal.consents.models import Consent
from translocal.core.reasons import Absent, Missing

LIES_READS = "SELECT count(*) FROM access_access WHERE case_id = %s AND staff_id = %s"


class TestWithdraw(ActionContract):
    action = "consent.withdraw"
    tells = ["consent.withdrawn"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted().case
        with as_staff(cast.marc):
            consent = Consent.objects.filter(case_id=case.pk, purpose="follow").first()
        return Scene(consent, by=cast.marc, wrong=cast.lies)

    def test_whoever_only_followed_sees_nothing_more(self) -> None:
        assert one(LIES_READS, self.s.on.case_id, self.cast.lies.pk) == 1
        self.do()
        assert one(LIES_READS, self.s.on.case_id, self.cast.lies.pk) == 0

    def test_it_is_taken_back_once(self) -> None:
        self.do()
        self.refused(Missing)

    def test_it_can_be_given_again_and_both_are_kept(self) -> None:
        self.do()
        rows = "SELECT count(*) FROM consents_consent WHERE case_id = %s AND purpose = 'follow'"
        assert one(rows, self.s.on.case_id) == 2
