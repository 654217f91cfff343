"""What the tests of purchases begin with: a case on both shores with an agreed plan, a budget, a rate, and who pays."""

import json
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_owner, as_staff, ask
from translocal.access.identity import Identity
from translocal.actions.engine import REGISTRY
from translocal.budgets.actions import set_budget
from translocal.budgets.models import Budget
from translocal.budgets.tests.scenes import entitled, fund_of, rate
from translocal.cases.models import Case
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.plans.models import Item
from translocal.plans.queries import agreed_plan, items
from translocal.purchases.models import Purchase

UNITS = "400"
# In a quarter that is over, whatever the day: figures of prices change with a quarter.
BOUGHT_ON = timezone.localdate() - timedelta(days=100)


@dataclass
class Shop:
    """Claire set 3,250 euro; one euro is 400 dram; Anahit buys, Ines pays."""

    cast: Cast
    case: Case
    budget: Budget
    items: list[Item]

    def values(self, amount: str = "100000", item: int = 0, **more: str) -> dict[str, Any]:
        planned = self.items[item]
        return {
            "item": str(planned.key),
            "what": planned.what,
            "supplier": "Masis Tools",
            "currency": "AMD",
            "amount": amount,
            **more,
        }

    def asked(self, amount: str = "100000", by: Staff | None = None, **more: Any) -> Purchase:
        who = by or self.cast.anahit
        return self.do("purchase.request", self.case, who, **self.values(amount, **more))

    def quoted(self, amount: str = "100000", **more: Any) -> Purchase:
        """Asked for, with as many quotes as it needs; the first is of the supplier."""
        purchase = self.asked(amount, **more)
        names = ["Masis Tools", "Ararat Market", "Sevan Trade"][: purchase.quotes_needed]
        for place, name in enumerate(names):
            self.do(
                "purchase.add_quote",
                purchase,
                purchase.requested_by,
                supplier=name,
                amount=str(int(amount) + 5000 * place),
            )
        return self.fresh(purchase)

    def approved(self, amount: str = "100000", **more: Any) -> Purchase:
        return self.do("purchase.approve", self.quoted(amount, **more), self.cast.claire)

    def paid(self, amount: str = "100000", **more: Any) -> Purchase:
        purchase = self.approved(amount, **more)
        return self.do("purchase.pay", purchase, self.cast.ines, amount=amount, paid_on=today())

    def proved(self, amount: str = "100000") -> Purchase:
        purchase = self.paid(amount)
        self.do("purchase.add_proof", purchase, self.cast.anahit, **PHOTO)
        return self.fresh(purchase)

    def do(self, name: str, on: Any, by: Staff, **values: Any) -> Any:
        return REGISTRY[name](on, by=by, **values)

    def fresh(self, purchase: Purchase) -> Purchase:
        with as_staff(self.cast.claire):
            return Purchase.objects.select_related("requested_by").get(pk=purchase.pk)

    def sums(self) -> tuple[Decimal, Decimal, Decimal]:
        """Reserved, paid, left."""
        asked = "SELECT reserved, paid, allocated - reserved - paid FROM budgets_budget WHERE id = %s"
        return ask(asked, self.budget.pk)[0]  # type: ignore[return-value]


PHOTO = {"kind": "photo", "stored": "ab" * 24, "type": "image/jpeg", "size": 1234}


def today() -> str:
    return timezone.localdate().isoformat()


def shop(cast: Cast, people: int = 2, budget: str = "") -> Shop:
    case = cast.on_both_shores(people)
    story.agree_plan(case, cast.claire)
    entitled(cast, case)
    fund = fund_of(cast, "10000")
    with as_staff(cast.claire):
        total = str(2900 if people == 2 else 3250)
    made = set_budget(case, by=cast.claire, amount=budget or total, fund=str(fund.pk), reason="They agreed to it.")
    rate(cast, UNITS, month=f"{timezone.localdate():%Y-%m}")
    REGISTRY["case.ask_finance"](case, by=cast.claire, staff=cast.ines.pk)
    they_arrive(case)
    case = cast.seen(case, cast.claire)
    with as_staff(cast.claire):
        plan = agreed_plan(case.pk)
        assert plan is not None
        return Shop(cast, case, made, items(plan))


def to_be_spent_by(case: Case, *days: str | None) -> None:
    """The last day to spend each part of what the budget rests on, as an answer tells it that knows when they left."""
    with as_owner() as cursor:
        for place, day in enumerate(days):
            cursor.execute(
                "UPDATE programmes_entitlement SET answer = jsonb_set(answer, %s, %s::jsonb) WHERE case_id = %s",
                [f"{{parts,{place},until}}", json.dumps(day), case.pk],
            )


def they_arrive(case: Case) -> None:
    """They are there, past the journey that every other scene has: only where they are matters here."""
    with as_owner() as cursor:
        cursor.execute("UPDATE cases_case SET state = 'arrived' WHERE id = %s", [case.pk])
        cursor.execute("UPDATE access_access SET stage = 'arrived' WHERE case_id = %s", [case.pk])


def identity(staff: Staff) -> Identity:
    return Identity(staff.pk)


def bought_before(
    made: Shop,
    purchase: Purchase,
    times: int,
    households: int,
    own: str | None = None,
    what: str | None = None,
    writers: int = 3,
) -> None:
    """The same, or for what is named, delivered so many times to so many other households, past every action: only their numbers matter."""
    with as_owner() as cursor:
        told = {"purchase": purchase.pk, "times": times, "households": households, "own": own, "what": what}
        cursor.execute(_BEFORE, {**told, "on": BOUGHT_ON, "writers": writers})


_BEFORE = """
    WITH homes AS (INSERT INTO cases_case (id, reference, state, host_country, host_city, origin_country, origin_city, opened_at, version)
        SELECT gen_random_uuid(), left(gen_random_uuid()::text, 18), c.state, c.host_country, c.host_city, c.origin_country, c.origin_city,
            c.opened_at, 1
        FROM cases_case c, generate_series(1, %(households)s) WHERE c.id = (SELECT case_id FROM purchases_purchase WHERE id = %(purchase)s)
        RETURNING id),
    places AS (SELECT id, row_number() OVER () AS place FROM homes),
    colleagues AS (SELECT s.id, row_number() OVER (ORDER BY s.id) AS place FROM organisations_staff s, purchases_purchase p
        WHERE p.id = %(purchase)s AND s.id <> p.approved_by_id),
    again AS (SELECT gen_random_uuid() AS id, places.id AS case_id, colleagues.id AS writer FROM generate_series(0, %(times)s - 1) n
        JOIN places ON places.place = n %% %(households)s + 1 JOIN colleagues ON colleagues.place = n %% %(writers)s + 1),
    made AS (INSERT INTO purchases_purchase (id, case_id, item_key, use, what, estimate, supplier, amount, currency, value, rate, own,
            reimbursement, quotes_needed, quotes_held, above_limit, state, requested_at, requested_by_id, approved_at, approved_by_id,
            paid_on, delivered_on, delivered_how, confirmed_by_id, reason, version)
        SELECT a.id, a.case_id, p.item_key, p.use, coalesce(%(what)s, p.what), p.estimate, p.supplier, p.amount, p.currency, p.value,
            p.rate,
            %(own)s::numeric, false, p.quotes_needed, p.quotes_held, p.above_limit, 'delivered', p.requested_at, a.writer,
            p.approved_at, p.approved_by_id, %(on)s, %(on)s, 'seen', a.writer, '', 1
        FROM purchases_purchase p, again a WHERE p.id = %(purchase)s)
    INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, local, currency, rate, month, purpose, action_id, at, by)
    SELECT gen_random_uuid(), a.case_id, e.budget_id, e.kind, e.euro, e.from_reserved, e.local, e.currency, e.rate, e.month, a.id,
        e.action_id, e.at, e.by
    FROM budgets_entry e, again a WHERE e.purpose = %(purchase)s AND e.kind = 'paid'
"""
