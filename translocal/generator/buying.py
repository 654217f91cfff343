"""Buying with a household, as rows: asked for, quoted, approved, paid, proved, delivered; and what the ledger keeps of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from translocal.cases import events as case_events
from translocal.core.money import digits, euro
from translocal.generator.money import currency_of, euros, in_cents, rate, spelled
from translocal.generator.planning import PROGRAMME, Planning
from translocal.generator.world import Colleague, Desk
from translocal.organisations.roles import Role
from translocal.purchases import events
from translocal.purchases.limits import limits_of


@cache
def asked_of(cents: int, day: date) -> tuple[int, bool]:
    """How many quotes a value needs, and whether it is above what the local social worker may approve."""
    limits, value = limits_of(PROGRAMME), euro(Decimal(cents).scaleb(-2))
    return limits.quotes_needed(value, day), limits.above_limit(value, day)


@dataclass
class Purchase:
    """A purchase while the score is played. `coins` are the smallest ones of the currency."""

    id: str
    item: str
    use: str
    what: str
    estimate: int
    supplier: str
    coins: int
    cents: int
    rate: int
    quotes_needed: int
    above_limit: bool
    requested: int
    by: str
    quotes: int = 0
    state: str = "requested"
    approved: int | None = None
    approved_by: str | None = None
    paid: date | None = None
    delivered: date | None = None
    how: str = ""
    confirmed_by: str | None = None
    version: int = 1


class Buying(Planning):
    """Finance, and everything that happens to a purchase."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.purchases: list[Purchase] = []
        self.currency = currency_of(self.score.land.code)
        self.mills = 10 ** (3 - digits(self.currency))

    def _ask_finance(self, desk: Desk, staff: Colleague) -> None:
        case = self._the_case()
        case.stand(staff.id, desk, "active", self.now)
        self._record(case, case_events.FINANCE_ASKED, staff=staff.id)

    def _request(self, item: int, what: str, supplier: str, coins: int) -> None:
        planned, purse, today = self.plans[-1].items[item], self._the_purse(), self.today
        units = rate(self.currency, today.year, today.month)
        cents = in_cents(coins, self.currency, units)
        bought = Purchase(
            self.ids.at(self.now), planned.key, planned.use, what, planned.cents, supplier, coins, cents, units,
            *asked_of(cents, today), self.now, self.by,
        )  # fmt: skip
        self.purchases.append(bought)
        purse.reserved += cents
        self._enter(purse, "reserved", cents, bought.id)
        told = {"what": what, "amount": spelled(coins, self.currency), "value": euros(cents)}
        self._record(self._the_case(), events.REQUESTED, **told)
        self._tell(Role.REINTEGRATION_COUNSELLOR, events.REQUESTED)
        if not bought.above_limit:
            self._tell(Role.LOCAL_SOCIAL_WORKER, events.REQUESTED)

    def _quote(self, purchase: int, supplier: str, coins: int) -> None:
        case, bought = self._the_case(), self.purchases[purchase]
        self.tables["purchases_quote"].add(
            self.ids.field(self.now), case.id, bought.id, supplier, coins * self.mills, "", "", "", 0, self.by, self.now
        )
        bought.quotes, bought.version = bought.quotes + 1, bought.version + 1
        self._record(case, events.QUOTED, supplier=supplier, amount=spelled(coins, self.currency))

    def _approve_purchase(self, purchase: int) -> None:
        case, bought = self._the_case(), self.purchases[purchase]
        bought.state, bought.version = "approved", bought.version + 1
        bought.approved, bought.approved_by = self.now, self.by
        self._record(case, events.APPROVED, what=bought.what, amount=spelled(bought.coins, self.currency))
        paying = [p.staff for p in case.places if p.staff and (p.role, p.standing) == (Role.FINANCE_OFFICER, "active")]
        self._notify([*paying, bought.by], events.APPROVED, case)

    def _pay(self, purchase: int) -> None:
        """Paid at the rate of its month: first from what was reserved, then from what is left; the rest is free again."""
        bought, purse, today = self.purchases[purchase], self._the_purse(), self.today
        units = rate(self.currency, today.year, today.month)
        cents = in_cents(bought.coins, self.currency, units)
        kept = min(cents, bought.cents)
        purse.reserved, purse.paid = purse.reserved - bought.cents, purse.paid + cents
        local = (bought.coins * self.mills, self.currency, units, today.replace(day=1))
        self._enter(purse, "paid", cents, bought.id, from_reserved=kept, local=local)
        if bought.cents > kept:
            self._enter(purse, "released", bought.cents - kept, bought.id)
        bought.state, bought.version, bought.paid = "paid", bought.version + 1, today
        told = {"amount": spelled(bought.coins, self.currency), "value": euros(cents), "reserved": euros(bought.cents)}
        self._record(self._the_case(), events.PAID, what=bought.what, **told)
        self._notify([bought.by], events.PAID, self._the_case())

    def _prove(self, purchase: int, witness: str, note: str) -> None:
        case, bought = self._the_case(), self.purchases[purchase]
        self.tables["purchases_proof"].add(
            self.ids.field(self.now), case.id, bought.id, "statement", note, witness, "", "", 0, self.by, self.now
        )
        bought.state, bought.version = "proved", bought.version + 1
        self._record(case, events.PROVED, what=bought.what, kind="statement")

    def _deliver(self, purchase: int, how: str) -> None:
        bought = self.purchases[purchase]
        bought.state, bought.version = "delivered", bought.version + 1
        bought.delivered, bought.how, bought.confirmed_by = self.today, how, self.by
        self._record(self._the_case(), events.DELIVERED, what=bought.what, day=self.today.isoformat())

    def _write_purchases(self, case: str) -> None:
        for b in self.purchases:
            self.tables["purchases_purchase"].add(
                b.id, case, b.item, b.use, b.what, b.estimate, b.supplier, b.coins * self.mills, self.currency, b.cents, b.rate,
                False, b.quotes_needed, b.quotes, b.above_limit, b.state, b.requested, b.by, b.approved, b.approved_by, b.paid,
                b.delivered, b.how, b.confirmed_by, None, "", b.version,
            )  # fmt: skip
