"""A finance officer stands in a case once they were asked, sees its money and nothing else, until they are no longer needed."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, one
from translocal.access.guards import GUARDS
from translocal.access.lenses import Lens
from translocal.actions.engine import REGISTRY, Invalid
from translocal.contact.models import Notice
from translocal.core.reasons import Missing
from translocal.organisations.models import Staff

PARTS = "SELECT coalesce((SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s), 0)"
OF_MONEY = {"programmes_entitlement", "budgets_budget", "budgets_entry"}


def page(staff: Staff, name: str, *arguments: Any) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(reverse(name, args=arguments))


class TestAskFinance(Versioned, ActionContract):
    action = "case.ask_finance"
    tells = ["case.finance_asked"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.supported(2), by=cast.claire, wrong=cast.marc, values={"staff": str(cast.ines.pk)})

    def test_from_then_on_the_money_is_open_and_not_before(self) -> None:
        assert one(PARTS, self.s.on.pk, self.cast.ines.pk) == 0
        self.do()
        assert one(PARTS, self.s.on.pk, self.cast.ines.pk) == Lens.MONEY

    def test_no_row_of_any_other_part_is_seen_by_whatever_query(self) -> None:
        self.do()
        with as_staff(self.cast.ines):
            seen = {
                model._meta.db_table
                for model in apps.get_models()
                if model._meta.db_table in GUARDS
                and any(field.name == "case_id" or field.name == "case" for field in model._meta.fields)
                and model._default_manager.exists()
            }
        assert seen - {"access_access", "journal_reading", "contact_notice"} <= OF_MONEY

    def test_the_case_and_all_its_pages_stay_absent_and_the_money_file_is_there(self) -> None:
        self.do()
        for name, arguments in (("case", ()), ("case_part", ("money",)), ("case_part", ("people",)), ("role_card", ())):
            assert page(self.cast.ines, name, self.s.on.pk, *arguments).status_code == 404
        shown = page(self.cast.ines, "money_file", self.s.on.pk).content.decode()
        assert self.s.on.reference in shown
        assert not any(word in shown for word in ("Vardanyan", "Aram", "Yerevan", "Lies", "Armenia"))
        for place in ("cases", "today"):
            assert self.s.on.reference not in page(self.cast.ines, place).content.decode()

    def test_milestones_are_no_news_for_them(self) -> None:
        self.do()
        REGISTRY["case.rest"](self.s.on, by=self.cast.claire, words="")
        with as_staff(self.cast.ines):
            assert not Notice.objects.exists()

    @pytest.mark.parametrize("who", ["sam", "marc", "claire", "peter"])
    def test_only_a_finance_officer_can_be_asked(self, who: str) -> None:
        refusal = self.refused(Invalid, values={"staff": str(getattr(self.cast, who).pk)})
        assert refusal.reasons[0].field == "staff"

    def test_whoever_stands_there_already_is_no_choice(self) -> None:
        self.do()
        self.refused(Missing)

    def test_nobody_opens_money_that_is_closed_to_themselves(self) -> None:
        one("UPDATE cases_involvement SET withheld = 128 WHERE case_id = %s AND staff_id = %s RETURNING 1",
            self.s.on.pk, self.cast.claire.pk)  # fmt: skip
        one("UPDATE access_access SET parts = parts & ~128 WHERE case_id = %s AND staff_id = %s RETURNING 1",
            self.s.on.pk, self.cast.claire.pk)  # fmt: skip
        self.refused(Missing)
