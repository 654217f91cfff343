"""The programme manager opens a fund; everybody who sets a budget can name it."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.actions.engine import Invalid
from translocal.core.money import euro
from translocal.core.reasons import Missing, NotAllowed
from translocal.programmes.models import Fund
from translocal.programmes.queries import funds_on

FUND = {
    "name": "Interior 2026",
    "kind": "interior",
    "ceiling": "250.000,00",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
}


def office_of(staff: Any) -> Any:
    with as_staff(staff):
        return staff.office.organisation


class TestOpenFund(ActionContract):
    action = "fund.open"
    tells = ["fund.opened"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        return Scene(office_of(cast.peter), by=cast.peter, wrong=cast.claire, values=FUND)

    def test_it_is_there_from_its_first_to_its_last_day(self) -> None:
        fund = self.do()
        assert fund.free == euro(250_000)
        days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
        with as_staff(self.cast.claire):
            assert [fund in funds_on(day) for day in days] == [False, True, True, False]

    def test_a_name_is_given_once_however_it_is_written(self) -> None:
        self.do()
        assert self.refused(Missing, values={**FUND, "name": "INTERIOR 2026"}).reasons[0].field == "name"

    @pytest.mark.parametrize(("name", "value"), [("ends_on", "2025-12-31"), ("ceiling", "250.000"), ("ceiling", "-1")])
    def test_what_cannot_be_is_refused_at_its_field(self, name: str, value: str) -> None:
        assert self.refused(Invalid, values={**FUND, name: value}).reasons[0].field == name

    def test_nobody_writes_past_the_ledger_how_much_is_taken(self) -> None:
        fund = self.do()
        with as_staff(self.cast.peter), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Fund.objects.filter(pk=fund.pk).update(allocated=1)
