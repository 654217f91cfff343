"""One of them answers, in their own words, to the worker who wrote."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.cases.models import Case
from translocal.contact import actions as contact
from translocal.contact.models import Message
from translocal.core.reasons import Absent, Missing


class TestAnswer(ActionContract):
    action = "message.answer"
    tells = ["message.answered"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        message = contact.write(cast.on_both_shores(2), by=cast.lies, words="How are you?", language="nl")
        message = contact.bring(message, by=cast.anahit, how="by_phone")
        person = str(cast.adults(message)[0].pk)
        words = {"person": person, "words": "Lilit has a friend.", "language": "hy"}
        return Scene(message, by=cast.anahit, wrong=cast.marc, values=words)

    def test_the_worker_who_wrote_reads_it(self) -> None:
        self.do()
        with as_staff(self.cast.lies):
            assert Message.objects.filter(direction="from_family", words="Lilit has a friend.").count() == 1

    def test_nobody_answers_what_was_not_brought(self) -> None:
        with as_staff(self.cast.lies):
            case = Case.objects.get(pk=self.s.on.case_id)
        other = contact.write(case, by=self.cast.lies, words="And now?", language="nl")
        self.s.on, before = other, self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = before
