"""Many spend at the same moment: never more than there is. Without the lock they would, and that is shown too."""

import re
import threading
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection

from tests.cast import Cast
from tests.kept import at_once
from tests.truth import as_owner, as_staff, ask, one
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.budgets.queries import imbalances
from translocal.budgets.tests.scenes import Purse, entitled, fund_of, purse
from translocal.core.ids import uuid7
from translocal.core.reasons import Missing

SPENDERS, ROUNDS, ENOUGH_FOR = 20, 200, 10
GUARDS = Path(__file__).resolve().parents[1] / "guards.sql"
# In every round a new budget that holds ten euro, in the case that Claire supports; only the open one could be spent twice.
MADE = """
    INSERT INTO budgets_budget (id, case_id, entitlement_id, fund_id, state, allocated, reserved, paid, opened_at, opened_by)
    SELECT %s, gen_random_uuid(), entitlement_id, fund_id, 'open', 10, 0, 0, now(), opened_by FROM budgets_budget WHERE id = %s
    RETURNING case_id
"""
SEEN = """
    INSERT INTO access_access SELECT staff_id, %s, kind, standing, role, parts, rights, stage, origin, people, reference,
                                     since, updated_at FROM access_access WHERE case_id = %s AND staff_id = %s
"""
SPENT = "SELECT budget_id, sum(euro) FROM budgets_entry WHERE kind IN ('reserved', 'paid') GROUP BY budget_id"


def budgets(cast: Cast, like: Purse, count: int) -> list[UUID]:
    """Budgets of ten euro each, every one in a case of its own."""
    made = [uuid7() for _ in range(count)]
    with as_owner() as cursor:
        columns = "staff_id, case_id, kind, standing, role, parts, rights, stage, origin, people, reference, since, updated_at"
        for budget_id in made:
            cursor.execute(MADE, [budget_id, like.budget.pk])
            case_id = cursor.fetchone()[0]
            cursor.execute(SEEN.replace("access_access SELECT", f"access_access ({columns}) SELECT"),
                           [case_id, like.case.pk, cast.claire.pk])  # fmt: skip
        cursor.execute("UPDATE programmes_fund SET allocated = 10 * %s", [count])
    return made


def spend(function: str, who: Identity, budget_id: UUID) -> None:
    with acting_as(who), connection.cursor() as cursor:
        kind = ("reserved", "paid")[threading.get_ident() % 2]
        cursor.execute(f"SELECT {function}(%s, %s, %s, 1, %s, %s)", [uuid7(), budget_id, kind, uuid7(), uuid7()])


def race(step: Callable[[UUID], None], targets: list[UUID]) -> Counter[str]:
    """All spenders on one budget at the same moment, then on the next; each on a connection of its own."""
    ready = threading.Barrier(SPENDERS)
    came: list[str] = []

    def run() -> None:
        try:
            for target in targets:
                ready.wait(60)
                came.append(outcome(step, target))
        except Exception as error:  # told in the counts, so that the test sees it
            came.append(repr(error))
            ready.abort()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(SPENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return Counter(came)


def outcome(step: Callable[[UUID], None], target: UUID) -> str:
    try:
        step(target)
    except IntegrityError as error:
        return str(error.__cause__.diag.constraint_name)  # type: ignore[union-attr]
    return "spent"


def test_two_hundred_times_twenty_spenders_never_pass_the_ceiling(kept: Cast) -> None:
    like = purse(kept)
    targets = budgets(kept, like, ROUNDS)
    came = race(lambda target: spend("budgets_book", Identity(kept.claire.pk), target), targets)
    spent = dict(ask(SPENT))
    assert {spent[target] for target in targets} == {Decimal(ENOUGH_FOR)}
    assert came == {"spent": ROUNDS * ENOUGH_FOR, "budget_is_never_overspent": ROUNDS * (SPENDERS - ENOUGH_FOR)}
    rows = ask("SELECT DISTINCT reserved + paid FROM budgets_budget WHERE id = ANY(%s)", targets)
    assert rows == [(Decimal(ENOUGH_FOR),)]


def test_without_the_lock_the_same_race_does_pass_it(kept: Cast) -> None:
    """The very function, with nothing but its locks taken out."""
    like = purse(kept)
    targets = budgets(kept, like, ROUNDS // 4)
    whole = GUARDS.read_text()
    found = re.search(r"CREATE OR REPLACE FUNCTION budgets_book\(.*?END \$\$;", whole, re.DOTALL)
    assert found and found.group().count("FOR UPDATE; -- the lock") == 2
    variant = found.group().replace("budgets_book", "budgets_book_unlocked").replace("FOR UPDATE; -- the lock", ";")
    try:
        with as_owner() as cursor:
            cursor.execute(variant)
        race(lambda target: spend("budgets_book_unlocked", Identity(kept.claire.pk), target), targets)
        spent = dict(ask(SPENT))
        assert any(spent[target] > ENOUGH_FOR for target in targets)
        with as_staff(kept.claire):
            assert imbalances() != []
    finally:
        with as_owner() as cursor:
            cursor.execute("DROP FUNCTION IF EXISTS budgets_book_unlocked")


@pytest.mark.parametrize("ceiling", ["4000", "5250"])
def test_budgets_set_at_once_never_pass_the_ceiling_of_their_fund(kept: Cast, ceiling: str) -> None:
    fund = fund_of(kept, ceiling)
    cases = [entitled(kept, kept.supported(3)) for _ in range(4)]
    values = {"amount": "1750", "fund": str(fund.pk), "reason": "They agreed to it."}
    came = at_once(*[lambda c=case: REGISTRY["budget.set"].submit(c, values, by=kept.claire) for case in cases])
    kinds = Counter(type(answer).__name__ for answer in came)
    fit = int(ceiling) // 1750
    assert kinds == {"Budget": fit, "Missing": 4 - fit}, came
    assert {a.reasons[0].code for a in came if isinstance(a, Missing)} == {"fund_never_passes_its_ceiling"}
    assert one("SELECT allocated FROM programmes_fund") == 1750 * fit
    with as_staff(kept.claire):
        assert imbalances() == []


def test_one_id_sent_many_times_at_once_sets_one_budget(kept: Cast) -> None:
    fund, case, action_id = fund_of(kept, "5000"), entitled(kept), uuid7()
    values: dict[str, Any] = {"amount": "1000", "fund": str(fund.pk), "reason": "They agreed to it."}
    came = at_once(
        *[lambda: REGISTRY["budget.set"].submit(case, values, by=kept.claire, action_id=action_id)] * 10
    )  # fmt: skip
    assert len({answer.pk for answer in came}) == 1
    assert ask("SELECT kind, euro FROM budgets_entry") == [("allocated", 1000)]


def test_two_cases_of_one_fund_that_end_at_once_give_back_what_each_has_left(kept: Cast) -> None:
    fund = fund_of(kept, "5000")
    cases = [entitled(kept, kept.supported(3)) for _ in range(2)]
    for case in cases:
        values = {"amount": "1750", "fund": str(fund.pk), "reason": "They agreed to it."}
        REGISTRY["budget.set"].submit(case, values, by=kept.claire)
    ends = [lambda c=case: REGISTRY["case.end"](c, by=kept.claire, kind="stays", words="") for case in cases]
    closes = [lambda c=case: REGISTRY["budget.close"](c, by=kept.claire) for case in cases]
    came = at_once(*ends, *closes)
    assert {type(answer).__name__ for answer in came[:2]} == {"Case"}, came
    assert all(answer.pk if hasattr(answer, "pk") else answer.reasons[0].code == "budget.none" for answer in came[2:])
    assert ask("SELECT count(*) FROM budgets_entry WHERE kind = 'closed'") == [(2,)]
    assert one("SELECT allocated FROM programmes_fund") == 0
    with as_staff(kept.claire):
        assert imbalances() == []
