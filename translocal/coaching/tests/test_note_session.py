"""One time they sat together over the business."""

from datetime import date

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY, Invalid
from translocal.coaching.models import Session
from translocal.coaching.queries import coached
from translocal.core.reasons import Missing

SESSION = {
    "held_on": "2026-05-04",
    "how": "there",
    "worked_on": "Prices and the lease.",
    "next_steps": "",
    "next_on": "2026-05-18",
}


class TestNoteSession(Versioned, ActionContract):
    action = "coaching.note_session"
    tells = ["coaching.session"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.coached(), by=cast.tigran, wrong=cast.anahit, values=SESSION)

    def test_the_list_tells_the_last_one_and_the_next_day(self) -> None:
        self.do()
        with as_staff(self.cast.tigran):
            (one,) = coached()
            assert (one.last, one.following) == (date(2026, 5, 4), date(2026, 5, 18))

    def test_the_next_day_does_not_lie_before(self) -> None:
        assert self.refused(Invalid, values={**SESSION, "next_on": "2026-05-03"}).reasons[0].field == "next_on"

    def test_it_has_been_held(self) -> None:
        assert (
            self.refused(Invalid, values={**SESSION, "held_on": "2099-05-03", "next_on": ""}).reasons[0].field
            == "held_on"
        )

    def test_nothing_is_noted_of_what_has_ended(self) -> None:
        REGISTRY["coaching.end"](self.s.on, by=self.cast.tigran, words="")
        self.refused(Missing)

    def test_who_does_not_see_the_activity_reads_no_session(self) -> None:
        self.do()
        for reader in (self.cast.ana, self.cast.lies, self.cast.ines, self.cast.sam):
            with as_staff(reader):
                assert not Session.objects.exists(), reader
