"""A case ended while something was paid and not yet proved: the budget is closed, and the proof still waits for whoever buys."""

from tests.cast import Cast
from tests.truth import as_staff, one
from translocal.budgets.queries import imbalances
from translocal.cases.models import Case
from translocal.purchases.queries import listed
from translocal.purchases.tests.scenes import PHOTO, Shop, shop, today

FUND = "SELECT allocated FROM programmes_fund"


def ended(made: Shop) -> Case:
    return made.do("case.end", made.case, made.cast.claire, kind="lost_contact", words="They moved away.")


def test_a_paid_purchase_waits_for_its_proof_and_gets_it(cast: Cast) -> None:
    made = shop(cast)
    purchase = made.paid()
    ended(made)
    assert one("SELECT state FROM budgets_budget") == "closed" and one(FUND) == made.fresh(purchase).value
    with as_staff(cast.anahit):
        assert [waits.pk for waits in listed("prove")] == [purchase.pk]
    made.do("purchase.add_proof", purchase, cast.anahit, **PHOTO)
    made.do("purchase.confirm_delivery", purchase, cast.anahit, delivered_on=today(), how="told")
    with as_staff(cast.anahit):
        assert not listed("me").exists()


def test_what_the_supplier_gives_back_later_goes_to_the_fund(cast: Cast) -> None:
    made = shop(cast)
    purchase = made.paid()
    ended(made)
    made.do("purchase.refund", purchase, cast.ines, amount="100000", came_on=today())
    assert made.fresh(purchase).state == "cancelled" and one(FUND) == 0
    with as_staff(cast.claire):
        assert imbalances() == []


def test_what_was_only_approved_is_called_off_and_its_money_goes_back_too(cast: Cast) -> None:
    made = shop(cast)
    purchase = made.approved()
    ended(made)
    assert made.fresh(purchase).state == "cancelled" and one(FUND) == 0
