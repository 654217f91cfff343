"""Who meets them, where they sleep, whom to call: noted by those who support them, read on both shores."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one
from translocal.cases import actions as cases
from translocal.core.reasons import Missing
from translocal.travel.models import FirstDays

FIRST = {"met_by": "Anahit, at the gate", "sleeps_at": "With his mother", "call": "Anahit, +374 00 00 00", "note": ""}


class TestFirstDays(Versioned, ActionContract):
    action = "arrival.first_days"
    tells = ["arrival.first_days"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.supported(2), by=cast.claire, wrong=cast.lies, values=FIRST)

    def test_what_is_noted_again_replaces_what_stood_there(self) -> None:
        self.do()
        self.do(values={**FIRST, "sleeps_at": "In the shelter"})
        assert one("SELECT array_agg(sleeps_at) FROM travel_firstdays") == ["In the shelter"]

    def test_who_only_follows_does_not_read_it(self) -> None:
        self.do()
        with as_staff(self.cast.marc):
            assert FirstDays.objects.count() == 0

    def test_not_for_people_who_rest(self) -> None:
        cases.rest(self.s.on, by=self.cast.claire, words="")
        assert "arrival.case_rests" in str(self.refused(Missing))
