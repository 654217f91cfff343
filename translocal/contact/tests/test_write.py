"""Whoever has handed over can still write to the family. Only they and those who counsel read it."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, ask
from translocal.contact.models import Message
from translocal.core.reasons import Absent, Missing

WORDS = "We think of you. How is school for the children?"


class TestWrite(ActionContract):
    action = "message.write"
    tells = ["message.written"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        case = cast.on_both_shores()
        return Scene(case, by=cast.lies, wrong=cast.koen, values={"words": WORDS, "language": "nl"})

    def test_those_who_counsel_read_it_and_nobody_else(self) -> None:
        self.do()
        for reader, sees in ((self.cast.lies, 1), (self.cast.anahit, 1), (self.cast.claire, 1), (self.cast.marc, 0),
                             (self.cast.koen, 0), (self.cast.sam, 0)):  # fmt: skip
            with as_staff(reader):
                assert Message.objects.count() == sees, reader.name

    def test_those_who_can_bring_it_are_told_without_a_word_of_it(self) -> None:
        self.do()
        told = ask("SELECT staff_id FROM contact_notice WHERE event = 'message.written'")
        assert {staff for (staff,) in told} == {self.cast.claire.pk, self.cast.anahit.pk}
        assert not any("school" in payload for (payload,) in ask("SELECT payload FROM journal_detail"))

    def test_who_counsels_them_now_speaks_with_them(self) -> None:
        self.refused(Missing, by=self.cast.anahit)
