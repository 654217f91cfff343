"""Quotes are kept before it is approved, one of each supplier."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing
from translocal.purchases.tests.scenes import Shop, shop


class TestAddQuote(Versioned, ActionContract):
    action = "purchase.add_quote"
    tells = ["purchase.quoted"]
    wrong_role_gets = Absent
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        values = {"supplier": "Masis Tools", "amount": "99.000,00"}
        return Scene(self.shop.asked(), by=cast.anahit, wrong=cast.lies, values=values)

    def test_it_counts_and_is_in_the_currency_of_the_purchase(self) -> None:
        assert self.do().amount == 99_000
        assert one("SELECT quotes_held FROM purchases_purchase WHERE id = %s", self.s.on.pk) == 1

    def test_the_same_supplier_twice_is_one_quote(self) -> None:
        self.do()
        refusal = self.refused(Missing, values={"supplier": "MASIS tools", "amount": "98000"})
        assert refusal.reasons[0].field == "supplier"

    @pytest.mark.parametrize("half", [{"stored": "ab" * 24}, {"type": "image/jpeg"}, {"size": "5"}])
    def test_half_a_file_is_no_file(self, half: dict[str, str]) -> None:
        assert self.refused(Invalid, values={**self.s.values, **half}).reasons[0].field == "stored"

    def test_afterwards_it_is_too_late(self) -> None:
        self.shop.do("purchase.cancel", self.s.on, self.cast.anahit, reason="Not needed.")
        self.refused(Missing)
