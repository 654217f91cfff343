"""`translocal verify` counts every sum of the ledger again."""

from django.db import connection

from tests.cast import Cast
from tests.truth import as_owner
from translocal.budgets.tests.scenes import purse
from translocal.budgets.verify import sums_that_do_not_hold
from translocal.journal.verify import LOOKS


def test_it_is_asked() -> None:
    assert sums_that_do_not_hold in LOOKS


def test_a_sum_that_was_changed_by_hand_is_named(cast: Cast) -> None:
    made = purse(cast)
    with as_owner() as cursor:
        assert sums_that_do_not_hold(connection.connection) == []
        cursor.execute("UPDATE budgets_budget SET reserved = 5 WHERE id = %s", [made.budget.pk])
        (line,) = sums_that_do_not_hold(connection.connection)
    assert "reserved" in line and str(made.budget.pk) in line
