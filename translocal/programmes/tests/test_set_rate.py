"""A rate belongs to a currency and a month; where there is none, the refusal says whose turn it is."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing, NotAllowed
from translocal.programmes.queries import units_for_one_euro
from translocal.programmes.tests.test_open_fund import office_of

RATE = {"currency": "AMD", "month": "2026-05", "units": "425,5", "source": "Invented for this test", "invented": "on"}


class TestSetRate(ActionContract):
    action = "rate.set"
    tells = ["rate.set"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        return Scene(office_of(cast.peter), by=cast.peter, wrong=cast.claire, values=RATE)

    def test_it_holds_on_every_day_of_its_month_and_on_no_other(self) -> None:
        assert self.do().month == date(2026, 5, 1)
        with as_staff(self.cast.claire):
            assert {units_for_one_euro("AMD", date(2026, 5, day)) for day in (1, 31)} == {Decimal("425.5")}
            with pytest.raises(Missing, match=r"rate\.missing"):
                units_for_one_euro("AMD", date(2026, 6, 1))

    def test_a_missing_rate_names_currency_and_month_and_whose_turn_it_is(self) -> None:
        with as_staff(self.cast.claire), pytest.raises(Missing) as caught:
            units_for_one_euro("GEL", date(2026, 5, 4))
        told = "There is no rate for GEL in May 2026 yet. The programme manager sets it."
        assert str(caught.value.reasons[0]) == told

    def test_the_euro_needs_no_rate(self) -> None:
        with as_staff(self.cast.claire):
            assert units_for_one_euro("EUR", date(2026, 5, 4)) == 1

    def test_it_can_be_corrected_and_stands_once(self) -> None:
        assert self.do().pk == self.do(values={**RATE, "units": "430"}).pk
        assert one("SELECT units FROM programmes_rate WHERE currency = 'AMD' AND month = '2026-05-01'") == 430

    @pytest.mark.parametrize(
        ("name", "value"),
        [("currency", "EUR"), ("units", "0"), ("units", "1.234"), ("units", "0.000000001"), ("month", "May")],
    )
    def test_what_cannot_be_a_rate_is_refused_at_its_field(self, name: str, value: str) -> None:
        assert self.refused(Invalid, values={**RATE, name: value}).reasons[0].field == name
