"""Whatever is booked, in any order, by anybody, twice, or broken off in the middle: every sum is the sum of its lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django import forms
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import Cast
from tests.truth import as_staff, ask
from translocal.access.permissions import Permission
from translocal.actions.engine import REGISTRY, Act, Action
from translocal.budgets import events, ledger
from translocal.budgets.queries import current_budget, imbalances
from translocal.budgets.tests.scenes import DAY, entitled, fund_of, rate
from translocal.cases.models import Case
from translocal.core.ids import uuid7
from translocal.core.money import Money, euro, in_euro
from translocal.core.reasons import Absent, Refusal

PURPOSES = [uuid7() for _ in range(4)]
CEILING, UNITS = Decimal(4000), Decimal("425.5")
amounts = st.integers(1, 200_000).map(lambda cents: Decimal(cents).scaleb(-2))
purposes = st.integers(0, len(PURPOSES) - 1)
people = st.sampled_from(["claire", "claire", "claire", "claire", "marc", "sam"])


class Crash(Exception):
    """The power goes in the middle of an action."""


class Booking(forms.Form):
    what = forms.CharField()
    purpose = forms.UUIDField()
    amount = forms.DecimalField()
    crash = forms.BooleanField(required=False)


def book(act: Act, case: Case, *, what: str, purpose: UUID, amount: Decimal, crash: bool) -> Case:
    """What a purchase will do inside its own action: book, and tell."""
    budget = current_budget(case.pk)
    if budget is None:
        raise Absent
    other = PURPOSES[(PURPOSES.index(purpose) + 1) % len(PURPOSES)]
    steps: dict[str, Any] = {
        "reserve": lambda: ledger.reserve(act, budget, purpose, euro(amount)),
        "release": lambda: ledger.release(act, purpose),
        "move": lambda: ledger.move(act, purpose, other, euro(amount)),
        "pay": lambda: ledger.pay(act, budget, purpose, euro(amount), DAY),
        "pay_dram": lambda: ledger.pay(act, budget, purpose, Money(amount * 100, "AMD"), DAY),
        "refund": lambda: ledger.refund(act, purpose, euro(amount), DAY),
    }
    steps[what]()
    if crash:
        raise Crash
    act.record(events.SET, case, amount=euro(amount), fund="test")
    return case


# Not registered: it belongs to this test alone.
BOOK: Action[Case, Case] = Action(
    "test.book", book, on=Case, result=Case, permission=Permission.BUDGET_SET, label="", parameters=Booking, missing=None,
    states=None, verb=None, events=(events.SET,),
)  # fmt: skip


@dataclass
class Told:
    """What the sums should be: a second ledger, kept in the head."""

    allocated: Decimal = Decimal(0)
    reserved: Counter[UUID] = field(default_factory=Counter)
    paid: Decimal = Decimal(0)

    def book(self, what: str, purpose: UUID, amount: Decimal) -> None:
        if what == "reserve":
            self.reserved[purpose] += amount  # type: ignore[assignment]
        elif what == "release":
            self.reserved[purpose] = 0
        elif what == "move":
            other = PURPOSES[(PURPOSES.index(purpose) + 1) % len(PURPOSES)]
            self.reserved[purpose] -= amount  # type: ignore[assignment]
            self.reserved[other] += amount  # type: ignore[assignment]
        elif what == "refund":
            self.paid -= amount
        else:
            value = amount if what == "pay" else in_euro(Money(amount * 100, "AMD"), UNITS).amount
            self.reserved[purpose] -= min(value, self.reserved[purpose])  # type: ignore[assignment]
            self.paid += value


class AnyOrder(RuleBasedStateMachine):
    """Two households draw on one fund that could not pay both in full."""

    cast: ClassVar[Cast]
    cases: ClassVar[list[Case]]
    fund: ClassVar[Any]

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.told = [Told(), Told()]
        self.before: tuple[Any, ...] | None = None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def attempt(self, action: Any, which: int, who: str, values: dict[str, Any], action_id: UUID) -> bool:
        """Do it; a refusal is an answer too, and must have changed nothing."""
        try:
            action.submit(self.cases[which], values, by=getattr(self.cast, who), action_id=action_id)
        except (Refusal, Crash):
            return False
        return True

    @rule(which=st.integers(0, 1), who=people, amount=amounts)
    def set_the_budget(self, which: int, who: str, amount: Decimal) -> None:
        values = {"amount": f"{amount * 2:.2f}", "fund": str(self.fund.pk), "reason": "They agreed to it."}
        if self.attempt(REGISTRY["budget.set"], which, who, values, uuid7()):
            self.told[which].allocated = amount * 2

    @rule(which=st.integers(0, 1), who=people)
    def close_the_budget(self, which: int, who: str) -> None:
        if self.attempt(REGISTRY["budget.close"], which, who, {}, uuid7()):
            self.told[which] = Told()

    @rule(which=st.integers(0, 1), who=people)
    def end_the_case(self, which: int, who: str) -> None:
        if self.attempt(REGISTRY["case.end"], which, who, {"kind": "stays", "words": ""}, uuid7()):
            self.told[which] = Told()

    @rule(which=st.integers(0, 1), who=people)
    def open_it_again(self, which: int, who: str) -> None:
        self.attempt(REGISTRY["case.reopen"], which, who, {"words": "They come back to it."}, uuid7())

    @rule(
        which=st.integers(0, 1),
        who=people,
        what=st.sampled_from(["reserve", "reserve", "release", "move", "pay", "pay_dram", "refund"]),
        purpose=purposes,
        amount=amounts,
        crash=st.sampled_from([False, False, False, True]),
    )
    def spend(self, which: int, who: str, what: str, purpose: int, amount: Decimal, crash: bool) -> None:
        if purpose % 2 != which:
            return  # each household has purposes of its own
        values = {"what": what, "purpose": PURPOSES[purpose], "amount": amount, "crash": crash}
        self.before = (which, who, values, uuid7())
        if self.attempt(BOOK, *self.before):
            self.told[which].book(what, PURPOSES[purpose], amount)
            assert not crash

    @rule()
    def send_it_again(self) -> None:
        """The answer was lost on the way: the same id comes again."""
        if self.before is None:
            return
        lines = ask("SELECT count(*) FROM budgets_entry")
        which, who, values, action_id = self.before
        known = ask("SELECT 1 FROM actions_receipt WHERE action_id = %s", action_id)
        if known:
            assert self.attempt(BOOK, which, who, values, action_id)
            assert ask("SELECT count(*) FROM budgets_entry") == lines

    @invariant()
    def every_sum_is_the_sum_of_its_lines(self) -> None:
        with as_staff(self.cast.claire):
            assert imbalances() == []
        assert ask("SELECT allocated <= ceiling AND allocated >= 0 FROM programmes_fund") == [(True,)]

    @invariant()
    def the_sums_are_what_was_booked(self) -> None:
        rows = {
            case_id: sums
            for case_id, *sums in ask(
                "SELECT case_id, allocated, reserved, paid FROM budgets_budget WHERE state = 'open'"
            )
        }
        for case, told in zip(self.cases, self.told, strict=True):
            allocated, reserved, paid = rows.get(case.pk, (0, 0, 0))
            assert (allocated, reserved, paid) == (told.allocated, sum(told.reserved.values()), told.paid)
            assert allocated - reserved - paid >= 0 and min(reserved, paid) >= 0


@pytest.fixture(scope="module")
def small_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Two households with an entitlement each, and a fund that is too small for both."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            cast = Cast()
            AnyOrder.cast, AnyOrder.fund = cast, fund_of(cast, str(CEILING))
            AnyOrder.cases = [entitled(cast), entitled(cast, cast.supported(3))]
            rate(cast, str(UNITS))
            yield
            transaction.set_rollback(True)
        connection.close()


def test_the_ledger_holds_in_any_order(small_world: None) -> None:
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(AnyOrder, settings=quick)
