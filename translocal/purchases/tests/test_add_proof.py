"""A proof: a file whose bytes were checked, or, where markets give no invoice, a statement before a witness."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing, NotAllowed
from translocal.purchases.tests.scenes import PHOTO, Shop, shop

STATE = "SELECT state FROM purchases_purchase WHERE id = %s"


class TestAddProof(Versioned, ActionContract):
    action = "purchase.add_proof"
    tells = ["purchase.proved"]
    wrong_role_gets = Absent
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        return Scene(self.shop.paid(), by=cast.anahit, wrong=cast.lies, values=PHOTO)

    def test_the_first_one_proves_it_and_more_can_follow(self) -> None:
        self.do()
        self.do(values={**PHOTO, "kind": "invoice", "stored": "cd" * 24})
        assert one(STATE, self.s.on.pk) == "proved"

    def test_a_statement_needs_a_witness_and_the_reason_and_no_file(self) -> None:
        for missing in ("witness", "note"):
            values = {
                "kind": "statement",
                "witness": "The baker next door",
                "note": "The market gives no invoice.",
                missing: "",
            }
            assert self.refused(Invalid, values=values).reasons[0].field == missing
        self.do(values={"kind": "statement", "witness": "The baker next door", "note": "The market gives no invoice."})
        assert one(STATE, self.s.on.pk) == "proved"

    @pytest.mark.parametrize("kind", ["invoice", "receipt", "certificate", "photo"])
    def test_everything_else_needs_its_file(self, kind: str) -> None:
        assert self.refused(Invalid, values={"kind": kind}).reasons[0].field == "stored"

    def test_before_it_is_paid_there_is_nothing_to_prove(self) -> None:
        purchase = self.shop.asked("20000")
        with pytest.raises(Missing, match=r"purchase\.prove_early"):
            self.shop.do(self.action, purchase, self.cast.anahit, **PHOTO)

    def test_finance_sees_proofs_and_adds_none(self) -> None:
        self.refused(NotAllowed, by=self.cast.ines)

    def test_its_file_is_named_and_not_swept(self) -> None:
        self.do()
        assert (PHOTO["stored"],) in ask("SELECT cases_stored_files()")
