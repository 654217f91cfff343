"""A wrong proof is taken out again: its file goes, the purchase waits for a proof, and the journal keeps that it was there."""

from pathlib import Path
from typing import Any

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, ask, one
from translocal.actions.engine import Invalid
from translocal.cases.files import path_of
from translocal.cases.jobs import erase_file
from translocal.core.reasons import Absent, Missing, NotAllowed
from translocal.purchases.models import Proof
from translocal.purchases.tests.scenes import PHOTO, Shop, shop, today

WHY = {"reason": "The invoice of another purchase."}
STATE = "SELECT state FROM purchases_purchase WHERE id = %s"


class TestRemoveProof(ActionContract):
    action = "purchase.remove_proof"
    tells = ["purchase.proof_removed"]
    wrong_role_gets = Absent
    shop: Shop

    def scene(self, cast: Cast) -> Scene:
        self.__class__.shop = shop(cast)
        self.shop.proved()
        with as_staff(cast.anahit):
            return Scene(Proof.objects.get(), by=cast.anahit, wrong=cast.lies, values=WHY)

    def test_without_another_proof_it_waits_for_one_again(self) -> None:
        self.do()
        assert one(STATE, self.s.on.purchase_id) == "paid"
        assert one("SELECT count(*) FROM purchases_proof") == 0

    def test_with_another_it_stays_proved(self) -> None:
        self.add(kind="invoice", stored="cd" * 24)
        self.do()
        assert one(STATE, self.s.on.purchase_id) == "proved"

    def add(self, **other: Any) -> None:
        with as_staff(self.cast.anahit):
            purchase = self.s.on.purchase
        self.shop.do("purchase.add_proof", purchase, self.cast.anahit, **{**PHOTO, **other})

    def test_the_journal_keeps_what_it_was_and_why_it_is_gone(self) -> None:
        self.do()
        told = ask("SELECT payload::jsonb ->> 'kind', payload::jsonb ->> 'reason' FROM journal_event e"
                   " JOIN journal_detail d USING (stream, seq) WHERE e.name = 'purchase.proof_removed'")  # fmt: skip
        assert told == [("photo", WHY["reason"])]

    def test_a_reason_is_asked_for(self) -> None:
        assert self.refused(Invalid, values={"reason": " "}).reasons[0].field == "reason"

    def test_once_they_have_it_the_proofs_stay(self) -> None:
        with as_staff(self.cast.anahit):
            purchase = self.s.on.purchase
        self.shop.do("purchase.confirm_delivery", purchase, self.cast.anahit, delivered_on=today(), how="seen")
        assert "finished" in str(self.refused(Missing).reasons[0])

    def test_those_who_pay_or_set_the_budget_remove_none(self) -> None:
        for other in (self.cast.ines, self.cast.claire):
            self.refused(NotAllowed, by=other)

    def test_its_file_is_erased_and_no_other(self, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        for name in (PHOTO["stored"], "ef" * 24):
            path_of(name).parent.mkdir(parents=True, exist_ok=True)
            path_of(name).write_bytes(b"bytes")
        erase_file(PHOTO["stored"])
        assert path_of(PHOTO["stored"]).exists()
        self.do()
        assert (
            one("SELECT args ->> 'stored' FROM procrastinate_jobs WHERE task_name = 'cases.erase_file'")
            == PHOTO["stored"]
        )
        erase_file(PHOTO["stored"])
        assert not path_of(PHOTO["stored"]).exists() and path_of("ef" * 24).exists()
