"""A travel officer notes what was arranged, and what it costs. Nothing is paid here."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing
from translocal.travel import actions as journeys


class TestBook(Versioned, ActionContract):
    action = "travel.book"
    tells = ["booking.made"]

    def scene(self, cast: Cast) -> Scene:
        values = {
            "kind": "ticket", "what": "Brussels – Yerevan", "person": "", "reference": "OS 352", "cost": "1 240,50",
            "currency": "EUR", "starts_at": (timezone.localtime()).strftime("%Y-%m-%dT%H:%M"), "refundable": False,
        }  # fmt: skip
        return Scene(cast.sent_to_travel(2), by=cast.ana, wrong=cast.marc, values=values)

    def test_the_cost_is_kept_with_its_currency(self) -> None:
        assert str(self.do().cost) == "1240.50 EUR"

    @pytest.mark.parametrize("cost", ["-5", "1,234", "12.345", "much", "1 EUR 2", "9" * 20])
    def test_an_amount_that_cannot_be_read_names_its_field(self, cost: str) -> None:
        assert self.refused(Invalid, values={**self.s.values, "cost": cost}).reasons[0].field == "cost"

    def test_another_currency_has_its_own_digits(self) -> None:
        assert self.do(values={**self.s.values, "cost": "12000", "currency": "XAF"}).amount == Decimal(12000)
        self.refused(Invalid, values={**self.s.values, "cost": "12000.50", "currency": "XAF"})

    def test_what_costs_nothing_needs_no_amount(self) -> None:
        booking = self.do(values={**self.s.values, "cost": ""})
        assert booking.cost is None and booking.currency == ""

    def test_a_ticket_needs_its_hour(self) -> None:
        assert self.refused(Invalid, values={**self.s.values, "starts_at": ""}).reasons[0].field == "starts_at"

    def test_it_can_be_for_one_of_them(self) -> None:
        person = self.cast.adults(self.s.on)[1]
        assert self.do(values={**self.s.values, "kind": "document", "person": str(person.pk)}).person_id == person.pk

    def test_it_is_not_for_somebody_who_stays_behind(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        assert self.refused(Invalid, values={**self.s.values, "person": str(other.pk)}).reasons[0].field == "person"


def test_nothing_is_booked_before_it_is_asked_for(cast: Cast) -> None:
    application = cast.prepared_to_travel(1)
    with pytest.raises(Missing, match=r"travel\.not_sent"):
        journeys.book(application, by=cast.ana, kind="luggage", what="30 kg")
