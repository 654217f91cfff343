"""An approver who was asked refuses an exception, with a reason; the rules then know that it was not given."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.actions.engine import REGISTRY, Invalid
from translocal.core.reasons import Absent, NotAllowed
from translocal.programmes.models import Exemption
from translocal.programmes.tests.exceptions import answers, asked, elsewhere, hilde, of, read

REASON = "Nothing shows that the child is ill."


class TestRefuseException(Once, Versioned, ActionContract):
    action = "exception.refuse"
    tells = ["exception.refused"]
    wrong_role_gets = NotAllowed
    then = "refused"

    def scene(self, cast: Cast) -> Scene:
        type(self).asked = asked(cast)
        return Scene(read(self.asked), by=hilde(), wrong=cast.claire, values={"reason": REASON})

    asked = None

    def test_whoever_asked_reads_why_and_is_told(self) -> None:
        self.do()
        with as_staff(self.cast.claire):
            decided = Exemption.objects.get()
        assert (decided.state, decided.reason, decided.decided_by) == ("refused", REASON, hilde())
        told = ask("SELECT staff_id, case_id FROM contact_notice WHERE event = 'exception.refused'")
        assert told == [(self.cast.claire.pk, self.asked.case_id)]

    def test_a_reason_is_needed(self) -> None:
        assert self.refused(Invalid, values={"reason": ""}).reasons[0].field == "reason"

    def test_an_approver_of_another_organisation_finds_nothing(self) -> None:
        self.refused(Absent, by=elsewhere(self.cast))

    def test_from_then_on_the_rules_know_that_it_was_not_given(self) -> None:
        self.do()
        case = of(self.asked, self.cast)
        entitlement = REGISTRY["entitlement.establish"].submit(case, answers(case), by=self.cast.claire)
        assert [part.outcome for part in entitlement.told.parts] == ["refused", "refused"]
        assert "Fedasil has approved the exception" in str(entitlement.answer)
