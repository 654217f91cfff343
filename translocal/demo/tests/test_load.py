"""The demo shows the programme at work, and says of every figure of money that it is invented."""

from collections import Counter

import pytest

from tests.truth import as_owner, as_staff, ask, one
from translocal import demo
from translocal.budgets.queries import imbalances
from translocal.demo import money, world
from translocal.purchases.queries import listed


def as_the_owner(statement: str) -> None:
    with as_owner() as cursor:
        cursor.execute(statement)


@pytest.fixture
def nobody_yet(db: None) -> None:
    """As on the first day: not even the staff is there."""
    with as_owner() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in ("post", "staff", "team", "office", "partnerprofile", "organisation"):
            cursor.execute(f"DELETE FROM organisations_{table}")
        cursor.execute("SET session_replication_role = origin")


def test_a_purchase_waits_for_each_of_those_who_buy_and_the_money_is_whole(nobody_yet: None) -> None:
    demo.load(as_the_owner)
    states = Counter(state for (state,) in ask("SELECT state FROM purchases_purchase"))
    assert states == {"delivered": 1, "paid": 1, "approved": 1, "requested": 1}
    for name, waits in (("Claire Lambert", "approve"), ("Ines Janssens", "pay"), ("Anahit Sargsyan", "prove")):
        with as_staff(world.somebody(name)):
            assert listed(waits).count() == 1, name
            assert imbalances() == []
    assert set(ask("SELECT invented, source FROM programmes_rate")) == {(True, money.SOURCE)}
    assert one("SELECT name FROM programmes_fund") == money.FUND and "invented" in money.FUND
    assert one("SELECT title FROM programmes_draft WHERE state = 'open'") == "More for families (invented)"
    # Nobody is bought for who is not there, and somebody of every desk has something to do.
    stages = dict(ask("SELECT state, count(*) FROM cases_case GROUP BY 1"))
    assert stages["reintegration"] == 1 and {"orientation", "return_counselling"} <= set(stages)
    assert one("SELECT count(*) FROM coaching_activity") == 1
    before = one("SELECT count(*) FROM journal_event")
    demo.load(as_the_owner)
    assert one("SELECT count(*) FROM journal_event") == before
