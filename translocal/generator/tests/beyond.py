"""Plays what comes after the handovers: the journey, the plan, the money, purchases, the time after."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from translocal.access.identity import acting_as
from translocal.budgets import actions as budgets
from translocal.cases import actions as cases
from translocal.coaching import actions as coaching
from translocal.contact import actions as contact
from translocal.core.money import digits
from translocal.counselling import actions as counselling
from translocal.followup import actions as followup
from translocal.generator.crossing import departure
from translocal.generator.money import coins_of, currency_of
from translocal.generator.planning import PROGRAMME
from translocal.plans import actions as plans
from translocal.plans.forms import MYSELF
from translocal.plans.models import Item
from translocal.programmes import actions as programmes
from translocal.purchases import actions as purchases
from translocal.travel import actions as travel
from translocal.travel import arrival


class PlayerBeyond:
    """Plays the verbs of the second half."""

    score: Any
    case: Any
    by: Any
    today: date
    people: list[UUID]

    def prepare_beyond(self) -> None:
        self.journey: Any = None
        self.plan: Any = None
        self.keys: list[UUID] = []
        self.bought: list[Any] = []
        self.activity: Any = None
        self.milestone: Any = None
        self.contact: Any = None
        self.message: Any = None

    def _named(self, place: int | None) -> str:
        return "" if place is None else str(self.people[place])

    def voluntary(self, person: int, seen: list[str], named: list[str], **told: str) -> None:
        counselling.record_voluntariness(
            self.case, by=self.by, person=self._named(person), pressures_seen=seen, pressures_named=named,
            options_explained=True, remedies_explained=True, withdrawal_explained=True, signed_on=self.today, pauses=[], **told,
        )  # fmt: skip

    def prepare(self, ahead: int, **wishes: Any) -> None:
        wished = self.today + timedelta(days=ahead)
        everybody = [str(person) for person in self.people]
        self.journey = travel.prepare(self.case, by=self.by, travellers=everybody, wished_on=wished, **wishes)

    def send(self) -> None:
        travel.send(self.journey, by=self.by)

    def book(self, kind: str, what: str, ahead: int | None, cents: int, refundable: bool) -> None:
        starts = None if ahead is None else departure(self.today + timedelta(days=ahead))
        travel.book(self.journey, by=self.by, kind=kind, what=what, starts_at=starts, cost=f"{cents / 100:.2f}", currency="EUR",
                    refundable=refundable)  # fmt: skip

    def set_booked(self) -> None:
        travel.set_booked(self.journey, by=self.by)

    def first_days(self, **told: str) -> None:
        arrival.note_first_days(self.case, by=self.by, **told)

    def board(self) -> None:
        travel.board(self.journey, by=self.by, day=self.today)

    def arrive(self) -> None:
        travel.arrive(self.journey, by=self.by, day=self.today)

    def check_in(self, person: int, how: str, fares: str, words: str) -> None:
        arrival.check_in(self.case, by=self.by, person=self._named(person), held_on=self.today, how=how, fares=fares,
                         serious="none", words=words)  # fmt: skip

    def establish(self, business: bool) -> None:
        wanted = "yes" if business else "no"
        programmes.establish(
            self.case, by=self.by, programme=PROGRAMME, day=self.today, vulnerable=[], wants_microbusiness=wanted
        )  # fmt: skip

    def plan_draft(self, why: str) -> None:
        self.plan = plans.draft(self.case, by=self.by, why=why)

    def plan_write(self, needs: dict[str, str]) -> None:
        plans.write(self.plan, by=self.by, **needs)

    def plan_item(self, item: int, use: str, what: str, person: int | None, cents: int) -> None:
        made = plans.add_item(
            self.plan,
            by=self.by,
            use=use,
            what=what,
            person=self._named(person),
            estimate=f"{cents / 100:.2f}",
            note="",
        )
        self.keys.append(made.key)

    def _item(self, place: int) -> Item:
        with acting_as(self.by):
            return Item.objects.get(plan=self.plan, key=self.keys[place])

    def plan_change(self, item: int, cents: int) -> None:
        found = self._item(item)
        whom = str(found.person_id or "")
        plans.change_item(
            found, by=self.by, use=found.use, what=found.what, person=whom, estimate=f"{cents / 100:.2f}", note=""
        )

    def plan_sign(self, person: int | None, role: str, dissent: str) -> None:
        plans.sign(self.plan, by=self.by, person=MYSELF if person is None else self._named(person), dissent=dissent)

    def plan_agree(self) -> None:
        plans.agree(self.plan, by=self.by)

    def set_budget(self, cents: int, fund: str, name: str) -> None:
        budgets.set_budget(self.case, by=self.by, amount=f"{cents / 100:.2f}", fund=fund)

    def ask_finance(self, desk: Any, staff: Any) -> None:
        cases.ask_finance(self.case, by=self.by, staff=staff.id)

    def _amount(self, coins: int) -> str:
        currency = currency_of(self.score.land.code)
        whole, part = divmod(coins, coins_of(currency))
        return f"{whole}.{part:0{digits(currency)}}" if part else str(whole)

    def request(self, item: int, what: str, supplier: str, coins: int) -> None:
        currency = currency_of(self.score.land.code)
        self.bought.append(
            purchases.request(self.case, by=self.by, item=str(self.keys[item]), what=what, supplier=supplier, currency=currency,
                              amount=self._amount(coins))
        )  # fmt: skip

    def quote(self, purchase: int, supplier: str, coins: int) -> None:
        purchases.add_quote(self.bought[purchase], by=self.by, supplier=supplier, amount=self._amount(coins))

    def approve_purchase(self, purchase: int) -> None:
        purchases.approve(self.bought[purchase], by=self.by)

    def pay(self, purchase: int) -> None:
        bought = self.bought[purchase]
        purchases.pay(bought, by=self.by, amount=f"{bought.amount:f}", paid_on=self.today)

    def prove(self, purchase: int, witness: str, note: str) -> None:
        purchases.add_proof(self.bought[purchase], by=self.by, kind="statement", witness=witness, note=note)

    def deliver(self, purchase: int, how: str) -> None:
        purchases.confirm_delivery(self.bought[purchase], by=self.by, delivered_on=self.today, how=how)

    def coach_begin(self, item: int) -> None:
        self.activity = coaching.begin(self._item(item), by=self.by, called="")

    def coach_start(self) -> None:
        coaching.start(self.activity, by=self.by, started_on=self.today)

    def session(self, how: str, worked_on: str, next_steps: str, ahead: int | None) -> None:
        again = None if ahead is None else self.today + timedelta(days=ahead)
        coaching.note_session(self.activity, by=self.by, held_on=self.today, how=how, worked_on=worked_on, next_steps=next_steps,
                              next_on=again)  # fmt: skip

    def set_milestone(self, what: str, ahead: int) -> None:
        self.milestone = coaching.set_milestone(
            self.activity, by=self.by, what=what, due=self.today + timedelta(days=ahead)
        )

    def reach(self) -> None:
        coaching.reach_milestone(self.milestone, by=self.by, reached_on=self.today)

    def income(self, turnover: int, costs: int) -> None:
        coaching.note_income(self.activity, by=self.by, month=self.today, turnover=str(turnover), costs=str(costs))

    def agree_contact(self, ahead: int, how: str) -> None:
        self.contact = followup.agree(self.case, by=self.by, due=self.today + timedelta(days=ahead), how=how)

    def hold_contact(self, words: str, needs: str) -> None:
        there = [self._named(place) for place in self.score.adults]
        followup.hold(self.contact, by=self.by, held_on=self.today, people=there, words=words, needs=needs)

    def write_to(self, words: str, language: str) -> None:
        self.message = contact.write(self.case, by=self.by, words=words, language=language)

    def bring(self, how: str) -> None:
        contact.bring(self.message, by=self.by, how=how)

    def close(self, **told: Any) -> None:
        followup.close(self.case, by=self.by, **told)
