"""They met: a milestone that the whole chain reads; what was agreed is for those who plan with them."""

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import one
from translocal.contact import actions as contact
from translocal.contact.tests.test_plan import planned
from translocal.core.reasons import Absent


class TestHold(Versioned, Once, ActionContract):
    action = "three_party.hold"
    tells = ["three_party.held"]
    wrong_role_gets = Absent
    then = "held"

    def scene(self, cast: Cast) -> Scene:
        meeting = contact.plan(cast.on_both_shores(2), by=cast.claire, **planned())
        values = {"held_on": f"{timezone.localdate()}", "people": [str(p.pk) for p in cast.adults(meeting)],
                  "other_shore": "on", "role_card": "on", "notes": "The workshop first."}  # fmt: skip
        return Scene(meeting, by=cast.claire, wrong=cast.lies, values=values)

    def test_who_follows_hears_of_it(self) -> None:
        self.do()
        asked = "SELECT count(*) FROM contact_notice WHERE event = 'three_party.held' AND staff_id = %s"
        assert one(asked, self.cast.lies.pk) == 1
