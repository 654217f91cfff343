"""An approver who was asked grants an exception, once, with a reason; it holds for this household and for nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask, one
from translocal.actions.engine import REGISTRY, Invalid
from translocal.core.reasons import Absent, Missing, NotAllowed
from translocal.programmes.tests.drafts import adopted
from translocal.programmes.tests.exceptions import (
    CODE,
    WHY,
    answers,
    approver_at,
    asked,
    elsewhere,
    hilde,
    household,
    of,
    read,
    state_of,
)


class TestGrantException(Once, Versioned, ActionContract):
    action = "exception.grant"
    tells = ["exception.granted"]
    wrong_role_gets = NotAllowed
    then = "granted"

    def scene(self, cast: Cast) -> Scene:
        type(self).asked = asked(cast)
        return Scene(read(self.asked), by=hilde(), wrong=cast.claire, values={"reason": WHY})

    asked = None

    def established(self, **others: str) -> object:
        case = of(self.asked, self.cast)
        told = answers(case, exceptions=[str(self.s.on.pk)], **others)
        return REGISTRY["entitlement.establish"].submit(case, told, by=self.cast.claire)

    def test_whoever_may_use_it_is_told_and_nobody_else(self) -> None:
        self.do()
        told = ask("SELECT staff_id, case_id FROM contact_notice WHERE event = 'exception.granted'")
        assert told == [(self.cast.claire.pk, self.asked.case_id)]

    def test_its_history_leads_to_no_case_and_keeps_the_reason_where_it_can_be_erased(self) -> None:
        self.do()
        rows = ask("SELECT stream, case_id FROM journal_event WHERE name = 'exception.granted'")
        assert rows == [(self.s.on.pk, None)]
        assert WHY in one("SELECT payload FROM journal_detail WHERE stream = %s", self.s.on.pk)

    def test_a_reason_is_needed(self) -> None:
        assert self.refused(Invalid, values={"reason": " "}).reasons[0].field == "reason"

    def test_an_approver_of_another_organisation_finds_nothing(self) -> None:
        self.refused(Absent, by=elsewhere(self.cast))

    def test_nobody_decides_what_they_asked_for_themselves(self) -> None:
        approver_at(self.cast.claire, self.cast.teams["approvals"])
        assert self.refused(Missing, by=self.cast.claire).reasons[0].code == "exception.not_yours"

    @pytest.mark.parametrize("name", ["marc", "lies"])
    def test_nobody_decides_in_a_case_in_which_they_ever_stood(self, name: str) -> None:
        approver_at(getattr(self.cast, name), self.cast.teams["approvals"])
        assert self.refused(Missing, by=getattr(self.cast, name)).reasons[0].code == "exception.not_yours"

    def test_one_that_was_taken_back_is_gone(self) -> None:
        REGISTRY["exception.withdraw"](self.asked, by=self.cast.claire)
        self.refused(Absent)

    def test_the_entitlement_rests_on_it_and_the_sentence_names_who_granted_it(self) -> None:
        adopted(self.cast, programme=CODE, values={"for_each_person": "1000", "most_for_a_family": "2500"})
        self.do()
        entitlement = self.established(day=str(one("SELECT current_date")))
        assert [(part.code, part.amount) for part in entitlement.told.components] == [("reintegration", 2000)]
        used = ask("SELECT exemption_id FROM programmes_exempted WHERE entitlement_id = %s", entitlement.pk)
        assert used == [(self.s.on.pk,)]
        told = one(
            "SELECT payload FROM journal_detail d JOIN journal_event e USING (stream, seq) WHERE e.name = 'exception.used'"
        )
        assert str(hilde().pk) in told

    def test_what_was_not_granted_is_no_choice(self) -> None:
        assert not self.established().facts.get("approvals.vulnerability")
        assert one("SELECT count(*) FROM programmes_exempted") == 0

    def test_it_does_not_hold_for_a_household_that_has_changed(self) -> None:
        self.do()
        with pytest.raises(Missing) as refused:
            self.established(vulnerable=[])
        assert [(reason.code, reason.field) for reason in refused.value.reasons] == [
            ("exception.changed", "exceptions")
        ]

    def test_it_does_not_hold_for_another_household(self) -> None:
        self.do()
        other = household(self.cast)
        told = answers(other, exceptions=[str(self.s.on.pk)])
        entitlement = REGISTRY["entitlement.establish"].submit(other, told, by=self.cast.claire)
        assert entitlement.facts["approvals.vulnerability"] is None
        assert one("SELECT count(*) FROM programmes_exempted") == 0

    def test_it_does_not_outlive_the_support(self) -> None:
        self.do()
        case = of(self.asked, self.cast)
        REGISTRY["case.end"].submit(case, {"kind": "stays", "words": ""}, by=self.cast.claire)
        assert state_of(self.asked) == "lapsed"
        REGISTRY["case.reopen"](of(self.asked, self.cast), by=self.cast.claire)
        assert self.established().facts["approvals.vulnerability"] is None

    def test_that_they_looked_is_written_down_with_the_case(self) -> None:
        client = Client()
        client.force_login(hilde())
        assert client.get(reverse("exception", args=[self.s.on.pk])).status_code == 200
        looked = ask(
            "SELECT what FROM journal_reading WHERE staff_id = %s AND case_id = %s", hilde().pk, self.asked.case_id
        )
        assert looked == [("exception",)]
