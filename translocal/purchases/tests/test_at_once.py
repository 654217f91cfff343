"""Twenty ask at the same moment, through the actions, each on a connection of its own: never more is reserved than is left."""

from collections import Counter
from decimal import Decimal
from typing import Any

from tests.cast import Cast
from tests.kept import at_once
from tests.truth import as_staff, ask
from translocal.actions.engine import REGISTRY
from translocal.budgets.queries import imbalances
from translocal.core.reasons import Missing
from translocal.purchases.tests.scenes import shop, today

REQUESTS, ENOUGH_FOR = 20, 7


def test_twenty_requests_at_once_never_reserve_more_than_is_left(kept: Cast) -> None:
    made = shop(kept, budget=str(100 * ENOUGH_FOR + 99))
    who = [kept.anahit, kept.claire]
    values = made.values("40000")
    came = at_once(
        *[lambda by=who[n % 2]: REGISTRY["purchase.request"].submit(made.case, values, by=by) for n in range(REQUESTS)]
    )
    assert Counter(type(answer).__name__ for answer in came) == {
        "Purchase": ENOUGH_FOR,
        "Missing": REQUESTS - ENOUGH_FOR,
    }, came
    assert {answer.reasons[0].code for answer in came if isinstance(answer, Missing)} == {"purchase.left"}
    assert made.sums() == (Decimal(100 * ENOUGH_FOR), 0, 99)
    with as_staff(kept.claire):
        assert imbalances() == []


def test_paying_calling_off_and_ending_at_once_leave_whole_sums(kept: Cast) -> None:
    made = shop(kept)
    bought = [made.approved("40000") for _ in range(3)]
    steps: list[Any] = []
    for purchase in bought:
        steps.append(lambda p=purchase: made.do("purchase.pay", p, kept.ines, amount="40000", paid_on=today()))
        steps.append(lambda p=purchase: made.do("purchase.cancel", p, kept.anahit, reason="Not needed."))
    steps.append(lambda: made.do("case.end", made.case, kept.claire, kind="moves_on", words=""))
    at_once(*steps)
    states = Counter(state for (state,) in ask("SELECT state FROM purchases_purchase"))
    assert set(states) <= {"paid", "cancelled"} and sum(states.values()) == 3
    reserved, paid, left = made.sums()
    assert (reserved, paid, left) == (0, 100 * states["paid"], 0)
    with as_staff(kept.claire):
        assert imbalances() == []
