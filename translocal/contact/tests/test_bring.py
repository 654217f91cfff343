"""Whoever counsels them now brings it, once; the writer learns that it arrived."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import one
from translocal.contact import actions as contact
from translocal.core.reasons import Absent, Missing


class TestBring(ActionContract):
    action = "message.bring"
    tells = ["message.brought"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        message = contact.write(cast.on_both_shores(2), by=cast.lies, words="How are you?", language="nl")
        return Scene(message, by=cast.anahit, wrong=cast.marc, values={"how": "read_aloud"})

    def test_it_is_brought_once(self) -> None:
        self.do()
        self.refused(Missing)

    def test_the_writer_is_told(self) -> None:
        self.do()
        asked = "SELECT count(*) FROM contact_notice WHERE event = 'message.brought' AND staff_id = %s"
        assert one(asked, self.cast.lies.pk) == 1
