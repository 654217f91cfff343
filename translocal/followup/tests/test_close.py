"""The support ends with a report; the money is settled first, and what is left goes back to its fund."""

from uuid import uuid4

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_owner, ask, one
from translocal.access.identity import Identity, acting_as
from translocal.budgets import ledger
from translocal.budgets.actions import set_budget
from translocal.budgets.models import Budget
from translocal.budgets.tests.scenes import act, entitled, fund_of
from translocal.cases.models import Case
from translocal.core.money import euro
from translocal.core.reasons import Missing
from translocal.followup import actions as followup
from translocal.followup.tests.scenes import arrived
from translocal.followup.tests.test_agree import in_days
from translocal.purchases.tests.scenes import shop

REPORT = {
    "contributed": "A workshop with two machines.",
    "own_words": "We manage. It was hard at first.",
    "stays_in_touch": "on",
}


class TestClose(Versioned, Once, ActionContract):
    action = "closing.write"
    tells = ["closing.written", "case.ended", "case.turned"]
    then = "ended"

    def scene(self, cast: Cast) -> Scene:
        return Scene(arrived(cast), by=cast.anahit, wrong=cast.lies, values=REPORT)

    def budget(self) -> tuple[Case, Budget]:
        case = entitled(self.cast, self.s.on)
        fund = fund_of(self.cast, "10000")
        return case, set_budget(
            case, by=self.cast.claire, amount="1000", fund=str(fund.pk), reason="They agreed to it."
        )

    def test_what_is_left_goes_back_and_the_report_keeps_what_was_set(self) -> None:
        self.budget()
        self.do()
        assert ask("SELECT allocated, paid FROM followup_report") == [(1000, 0)]
        assert one("SELECT state FROM budgets_budget") == "closed"

    def test_while_money_is_reserved_nothing_is_closed(self) -> None:
        _case, budget = self.budget()
        with acting_as(Identity(self.cast.claire.pk)):
            ledger.reserve(act(self.cast.claire), budget, uuid4(), euro("100"))
        assert "closing.reserved" in {reason.code for reason in self.refused(Missing).reasons}

    def test_while_a_purchase_is_open_nothing_is_closed(self) -> None:
        made = shop(self.cast)
        with as_owner() as cursor:
            cursor.execute("UPDATE cases_case SET state = 'arrived' WHERE id = %s", [made.case.pk])
        made.paid("40000")
        with acting_as(Identity(self.cast.claire.pk)):
            case = Case.objects.get(pk=made.case.pk)
            assert [reason.code for reason in followup.missing_to_close(case)] == ["closing.purchase"]

    def test_a_contact_that_was_agreed_is_held_or_called_off_first(self) -> None:
        followup.agree(self.s.on, by=self.cast.anahit, due=in_days(30), how="phone")
        assert {reason.code for reason in self.refused(Missing).reasons} == {"closing.contact"}

    def test_who_follows_reads_the_milestone_and_not_the_report(self) -> None:
        self.do()
        told = "SELECT count(*) FROM contact_notice WHERE event = 'case.ended' AND staff_id = %s"
        assert one(told, self.cast.lies.pk) == 1
        with acting_as(Identity(self.cast.lies.pk)):
            assert followup.Report.objects.count() == 0
