"""What they are entitled to, plan and may spend, as rows: entitlement, versions of the plan, the budget and its ledger."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from translocal.budgets import events as budget_events
from translocal.cases import events as case_events
from translocal.cases.states import ARRIVED, Stage
from translocal.generator.money import euros
from translocal.generator.scene import Scene
from translocal.plans import events
from translocal.plans.models import lens_of
from translocal.programmes import events as programme_events
from translocal.programmes.answer import Answer, answer
from translocal.programmes.library import programmes

PROGRAMME = "s1-demo"
SOME_DAY = date(2025, 1, 1)  # the rules of this programme are the same on all days of a story


@cache
def _answer(size: int, business: bool) -> tuple[Answer, str, str, int]:
    household = {"persons": [{} for _person in range(size)], "wants": {"microbusiness": business}}
    came = answer(programmes()[PROGRAMME], household, SOME_DAY)
    told = came.as_json()
    return came, json.dumps(told["facts"]), json.dumps(told, ensure_ascii=False), int(came.total.amount * 100)


def entitled(size: int, business: bool) -> int:
    """What a household gets, in cents."""
    return _answer(size, business)[3]


@dataclass
class Item:
    """Something planned; its key is that of every version."""

    key: str
    use: str
    what: str
    person: str | None
    cents: int
    version: int = 1


@dataclass
class Plan:
    """A version of the plan."""

    id: str
    number: int
    drawn: str
    why: str
    made: int
    by: str
    items: dict[int, Item] = field(default_factory=dict)
    needs: dict[str, str] = field(default_factory=dict)
    state: str = "draft"
    agreed: int | None = None
    version: int = 1


@dataclass
class Purse:
    """The budget: allocated = reserved + paid + left, whatever happens."""

    id: str
    entitlement: str
    fund: str
    opened: int
    by: str
    allocated: int = 0
    reserved: int = 0
    paid: int = 0
    closed: int | None = None
    closed_by: str | None = None


class Planning(Scene):
    """Entitlement, plan and budget."""

    entitlement = ""
    purse: Purse | None = None

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.plans: list[Plan] = []

    def _establish(self, business: bool) -> None:
        case = self._the_case()
        came, facts, told, cents = _answer(len(self.people), business)
        told = told.replace(f'"on": "{SOME_DAY}"', f'"on": "{self.today}"')
        self.entitlement = self.ids.at(self.now)
        self.tables["programmes_entitlement"].add(
            self.entitlement, case.id, PROGRAMME, self.today, facts, told, came.digest, cents, came.currency,
            "", "", self.now, self.by,
        )  # fmt: skip
        self._record(case, programme_events.ESTABLISHED, total=euros(cents), programme=came.name)

    def _plan_draft(self, why: str) -> None:
        case = self._the_case()
        drawn = "after" if case.state in ARRIVED else "before"
        plan = Plan(self.ids.at(self.now), len(self.plans) + 1, drawn, why, self.now, self.by)
        if self.plans:
            last = self.plans[-1]
            plan.needs = dict(last.needs)
            plan.items = {place: Item(i.key, i.use, i.what, i.person, i.cents) for place, i in last.items.items()}
        self.plans.append(plan)
        self._record(case, events.DRAFTED, number=plan.number, why=why)

    def _plan_write(self, needs: dict[str, str]) -> None:
        plan = self.plans[-1]
        plan.needs, plan.version = needs, plan.version + 1
        self._record(self._the_case(), events.WRITTEN)

    def _plan_item(self, item: int, use: str, what: str, person: int | None, cents: int) -> None:
        plan = self.plans[-1]
        whom = None if person is None else self.people[person]
        plan.items[item] = Item(self.ids.at(self.now), use, what, whom, cents)
        plan.version += 1
        self._record(self._the_case(), events.ITEM_ADDED, what=what, estimate=euros(cents))

    def _plan_change(self, item: int, cents: int) -> None:
        plan = self.plans[-1]
        changed = plan.items[item]
        changed.cents, changed.version, plan.version = cents, changed.version + 1, plan.version + 1
        self._record(self._the_case(), events.ITEM_CHANGED, what=changed.what, estimate=euros(cents))

    def _plan_sign(self, person: int | None, role: str, dissent: str) -> None:
        case, plan = self._the_case(), self.plans[-1]
        adult = None if person is None else self.people[person]
        self.tables["plans_signature"].add(
            self.ids.field(self.now), case.id, plan.id, plan.version, adult, None if adult else self.by,
            "" if adult else role, dissent, self.now, self.by,
        )  # fmt: skip
        if adult:
            self._record(case, events.SIGNED, party=adult, person=adult, number=plan.number, dissent=dissent)
        else:
            self._record(case, events.CO_SIGNED, number=plan.number, dissent=dissent)

    def _plan_agree(self) -> None:
        case = self._the_case()
        for former in self.plans[:-1]:
            former.state = "replaced"
        self.plans[-1].state, self.plans[-1].agreed = "agreed", self.now
        self._record(case, events.AGREED)
        self._notice_all(events.AGREED)
        if case.state == Stage.ARRIVED:
            self._move("begin_reintegration", case_events.STEPPED, stage=Stage.REINTEGRATION.value)

    def _set_budget(self, cents: int, fund: str, name: str) -> None:
        purse = self.purse = Purse(self.ids.at(self.now), self.entitlement, fund, self.now, self.by, cents)
        self.given[fund] = self.given.get(fund, 0) + cents
        self._enter(purse, "allocated", cents)
        self._record(self._the_case(), budget_events.SET, amount=euros(cents), fund=name)

    def _the_purse(self) -> Purse:
        assert self.purse is not None
        return self.purse

    def _enter(self, purse: Purse, kind: str, cents: int, purpose: str | None = None, *, from_reserved: int = 0,
               local: tuple[int, str, int, date] | None = None) -> None:  # fmt: skip
        """One line of the ledger, with what was paid where it was paid: thousandths, currency, rate, month."""
        mills, currency, rate, month = local or (None, "", None, None)
        self.tables["budgets_entry"].add(
            self.ids.field(self.now), self._the_case().id, purse.id, kind, cents, from_reserved, mills, currency, rate, month,
            purpose, self.action, self.now, self.by,
        )  # fmt: skip

    def _write_plans(self, case: str) -> None:
        for p in self.plans:
            self.tables["plans_plan"].add(
                p.id, case, p.number, p.state, p.drawn, p.why, p.made, p.by, p.agreed, p.version
            )
            for area, words in p.needs.items():
                self.tables["plans_need"].add(self.ids.field(p.made), case, p.id, area, words)
            for i in p.items.values():
                self.tables["plans_item"].add(
                    self.ids.field(p.made), case, p.id, i.key, i.use, i.what, i.person, i.cents, "", p.state == "agreed",
                    lens_of(i.use), i.version,
                )  # fmt: skip

    def _write_purse(self, case: str) -> None:
        p = self.purse
        if p is not None:
            self.tables["budgets_budget"].add(
                p.id, case, p.entitlement, p.fund, "open" if p.closed is None else "closed", p.allocated, p.reserved, p.paid,
                p.opened, p.by, p.closed, p.closed_by,
            )  # fmt: skip
