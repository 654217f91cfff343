"""How the household is, in its own words."""

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff
from translocal.core.reasons import Absent
from translocal.followup import actions as followup
from translocal.followup.models import FollowUp
from translocal.followup.tests.scenes import arrived
from translocal.followup.tests.test_agree import in_days


class TestHold(Versioned, Once, ActionContract):
    action = "follow_up.hold"
    tells = ["follow_up.held"]
    wrong_role_gets = Absent
    then = "held"

    def scene(self, cast: Cast) -> Scene:
        agreed = followup.agree(arrived(cast), by=cast.anahit, due=in_days(30), how="visit")
        values = {"held_on": f"{timezone.localdate()}", "people": [str(p.pk) for p in cast.adults(agreed)],
                  "words": "The first customers have come."}  # fmt: skip
        return Scene(agreed, by=cast.anahit, wrong=cast.lies, values=values)

    def test_who_plans_with_them_reads_it_and_who_follows_does_not(self) -> None:
        self.do()
        for reader, sees in ((self.cast.claire, 1), (self.cast.lies, 0), (self.cast.marc, 0), (self.cast.sam, 0)):
            with as_staff(reader):
                assert FollowUp.objects.count() == sees, reader.name
