"""How a story goes on, scene by scene: counselling, both shores, the journey, the plan, buying, the time after."""

from typing import Any

from translocal.generator import support_words as said
from translocal.generator import words
from translocal.generator.money import FUNDS, coins_of, currency_of, fund_id, fund_name, rate
from translocal.generator.planning import entitled
from translocal.generator.score import CLOCK, Composer
from translocal.generator.world import Colleague, Desk
from translocal.organisations.roles import Role

BUSINESS = 0.58  # of plans: between 55 and 65 of a hundred, in the figures of the years before
PAID_OF_PLANNED = 0.93


class Teller(Composer):
    """Composes scenes; each begins where the one before ends."""

    decided = False
    departs = 0
    officer: Colleague
    counsellor: Colleague
    consultant: Colleague | None = None
    business = False
    planned: list[tuple[str, str, int]]

    def to_return_desk(self) -> None:
        """The return counsellor takes over, the social worker follows."""
        desk = self.pick(Role.RETURN_COUNSELLOR)
        if self.dice.random() < 0.12:
            other = self.pick(Role.RETURN_COUNSELLOR, but=desk)
            self.turned_away(self.ask(desk, gap=self.dice.randrange(1, 20)), desk, other)
            desk = other
        number = self.ask(desk, gap=self.dice.randrange(1, 25))
        self.taken_over(number, desk, gap=self.dice.randrange(1, 7))
        if self.dice.random() < 0.7:
            self.note(
                "case",
                "agreed",
                self.dice.choice(("know_more", "go_further")),
                gap=self.dice.randrange(2, 20),
            )

    def turned_away(self, number: int, desk: Desk, other: Desk) -> None:
        """A handover that does not come about."""
        way = self.dice.choice(("redirect", "redirect", "expire", "withdraw"))
        if way == "redirect":
            self.step("redirect", gap=2, by=desk.workers[0].id, handover=number, other=other, answer=words.ELSEWHERE)
        elif way == "expire":
            self.step("expire", gap=15, by=CLOCK, handover=number)
        else:
            self.step("withdraw", gap=1, handover=number)

    def to_provider(self, *, answered: bool = True) -> None:
        """Reintegration counselling and the journey, asked at the same time: both then stand in the case."""
        self.decide()
        self.prepare()
        travel = self.pick(Role.TRAVEL_OFFICER)
        provider = self.pick(Role.REINTEGRATION_COUNSELLOR)
        if self.dice.random() < 0.06:
            declined = self.ask(provider, gap=self.dice.randrange(3, 20))
            self.step("decline", gap=2, by=provider.lead.id, handover=declined, answer=words.NO_PLACE)
            provider = self.pick(Role.REINTEGRATION_COUNSELLOR, but=provider)
        first = self.ask(provider, gap=self.dice.randrange(5, 40))
        second = self.ask(travel, gap=0, kind="referral")
        if answered:
            self.officer = self.taken_over(second, travel, gap=1, moves=False)
            self.counsellor = self.taken_over(first, provider, gap=1)
            self.provider = provider
            self.step("step", gap=1)

    def perhaps_decide(self, share: float) -> None:
        """In some of the cases they note what they know and what presses them; in some a journey is prepared."""
        if self.dice.random() < share:
            self.decide()
            if self.dice.random() < 0.5:
                self.prepare()

    def decide(self) -> None:
        """Each adult alone: what they know, what presses them, what they sign."""
        gap = self.dice.randrange(2, 15)
        for place in self.score.adults:
            seen = self.dice.choice(said.PRESSURES)
            named = seen if self.dice.random() < 0.7 else self.dice.choice(said.PRESSURES)
            told = {name: self.dice.choice(pool) for name, pool in said.VOLUNTARY.items()}
            self.step("voluntary", gap=gap, person=place, seen=seen, named=named, language=self.language, **told)
            gap = 0

    def prepare(self) -> None:
        """The journey they wish."""
        self.fit = self.dice.random() < 0.06
        self.step(
            "prepare", ahead=self.dice.randrange(40, 200), destination=self.score.town, fit_to_fly=self.fit,
            luggage=self.dice.choice(said.LUGGAGE), documents=self.dice.choice(said.DOCUMENTS),
        )  # fmt: skip

    def drafting(self) -> None:
        """A plan is drawn up, or not yet."""
        if self.dice.random() < 0.6:
            self.step("establish", gap=self.dice.randrange(2, 12), business=self.choose())
            self.draft_plan()

    def choose(self) -> bool:
        """Whether they want to start a business."""
        self.business = self.dice.random() < BUSINESS
        return self.business

    def draft_plan(self) -> None:
        """What they need, and what they plan with what they are entitled to."""
        self.left = entitled(len(self.score.people), self.business)
        uses = ["activity", *self.dice.choices(said.USES, said.USE_SHARES, k=1)] if self.business else self.uses()
        self.step("plan_draft", why="")
        areas = self.dice.sample(list(said.NEEDS), k=2)
        self.step("plan_write", needs={area: self.dice.choice(said.NEEDS[area]) for area in areas})
        self.planned = [self.plan_item(place, use, last=place == len(uses) - 1) for place, use in enumerate(uses)]

    def uses(self) -> list[str]:
        """One thing or two, each for something else."""
        first, other = self.dice.choices(said.USES, said.USE_SHARES, k=2)
        return [first] if first == other else [first, other]

    def plan_item(self, place: int, use: str, *, last: bool) -> tuple[str, str, int]:
        """One thing: for the whole household, or for one of them."""
        cents = self.left if last else self.left * self.dice.choice((60, 70, 75, 80)) // 10000 * 100
        self.left -= cents
        what, whom = self.dice.choice(said.PLANNED[use]), None
        if use in ("training", "medical", "job"):
            whom = self.dice.randrange(len(self.score.people))
        self.step("plan_item", item=place, use=use, what=what, person=whom, cents=cents)
        return use, what, cents

    def agree_plan(self, role: str) -> None:
        """Each adult signs, the worker co-signs, the plan is in force."""
        for place in self.score.adults:
            dissent = self.dice.choice(said.DISSENT) if self.dice.random() < 0.1 else ""
            self.step("plan_sign", person=place, role="", dissent=dissent)
        self.step("plan_sign", person=None, role=role, dissent="")
        self.step("plan_agree")

    def to_ready(self) -> None:
        """The plan, the budget, the journey: everything is prepared."""
        if self.dice.random() < 0.6:
            self.note("case", "agreed", "go_further", gap=self.dice.randrange(3, 30))
        self.step("establish", gap=self.dice.randrange(2, 12), business=self.choose())
        self.draft_plan()
        self.agree_plan("reintegration_counsellor")
        kind = self.dice.choices([fund[0] for fund in FUNDS], [fund[2] for fund in FUNDS])[0]
        total = entitled(len(self.score.people), self.business)
        self.step("set_budget", cents=total, fund=fund_id(self.world, kind), name=fund_name(self.world, kind))
        if self.dice.random() < 0.6:
            told: dict[str, Any] = {name: self.dice.choice(pool) for name, pool in said.FIRST_DAYS.items()}
            self.step("first_days", **told)
        self.book()
        self.step("step", gap=1)

    def book(self) -> None:
        """The travel officer asks, books, and says when they leave."""
        by, ahead = self.officer.id, self.dice.randrange(8, 35)
        self.step("send", gap=self.dice.randrange(3, 20), by=by)
        people = len(self.score.people)
        town = f"Brussels – {self.score.land.towns[0]}"
        self.step("book", by=by, kind="ticket", what=town, ahead=ahead, cents=people * 18500, refundable=False)
        if self.fit:
            self.step("book", by=by, kind="fit_to_fly", what=said.CERTIFICATE, ahead=None, cents=6500, refundable=False)
        if self.dice.random() < 0.4:
            self.step("book", by=by, kind="document", what=said.TRAVEL_PAPER, ahead=None, cents=7500, refundable=False)
        self.step("book", by=by, kind="premium", what=said.PREMIUM, ahead=None, cents=people * 17500, refundable=True)
        self.step("set_booked", by=by)
        self.departs = self.day + ahead

    def to_arrival(self, steps: int = 2) -> None:
        """Departure and arrival."""
        self.step("board", gap=max(1, self.departs - self.day), by=self.officer.id)
        if steps > 1:
            self.step("arrive", gap=1, by=self.officer.id)

    def to_partner(self, *, answered: bool = True) -> None:
        """The local partner takes over; for a business a consultant is asked too."""
        partner = self.pick(Role.LOCAL_SOCIAL_WORKER)
        number = self.ask(partner, gap=self.dice.randrange(1, 15))
        consultant, second = self.pick(Role.BUSINESS_CONSULTANT), None
        if answered and self.business:
            second = self.ask(consultant, gap=0, kind="referral")
        if second is not None:
            self.consultant = self.taken_over(second, consultant, gap=self.dice.randrange(1, 4), moves=False)
        if answered:
            self.taken_over(number, partner, gap=self.dice.randrange(1, 4))
            self.note("case", "agreed", "go_further", gap=self.dice.randrange(5, 30))

    def replan(self) -> None:
        """There they look at the plan again, together, and co-sign it; whoever pays is asked."""
        if self.dice.random() < 0.5:
            how, fares, told = self.dice.choice(said.FARES)
            self.step("check_in", person=self.score.adults[0], how=how, fares=fares, words=told)
        self.step("plan_draft", gap=self.dice.randrange(1, 10), why=self.dice.choice(said.AGAIN))
        if self.dice.random() < 0.4:
            use, what, cents = self.planned[0]
            self.planned[0] = use, what, cents * 9 // 1000 * 100
            self.step("plan_change", item=0, cents=self.planned[0][2])
        self.agree_plan("local_social_worker")
        desk = self.dice.choice(self.world.payers[self.provider.organisation])
        self.payer = self.dice.choice(desk.workers)
        self.step("ask_finance", gap=1, by=self.counsellor.id, desk=desk, staff=self.payer)

    def buy(self, *, finished: bool) -> None:
        """Everything that was planned, one after the other; the last may still be on its way."""
        for place, (use, what, cents) in enumerate(self.planned):
            last = place == len(self.planned) - 1
            self.purchase(place, use, what, cents, depth=self.dice.randrange(6) if last and not finished else 5)

    def purchase(self, place: int, use: str, what: str, cents: int, *, depth: int) -> None:
        """One purchase, as far as it goes: asked for, approved, paid, proved, delivered."""
        euros = cents * PAID_OF_PLANNED / 100
        quotes = 1 if euros < 95 else 3 if euros > 2050 else 2
        euros = min(euros, 1900) if quotes == 2 else euros
        coins = self.coins(euros)
        shops = self.dice.sample(said.SHOPS, k=quotes)
        self.step("request", gap=self.dice.randrange(2, 25), item=place, what=what, supplier=shops[0], coins=coins)
        for more, shop in enumerate(shops):
            self.step("quote", purchase=place, supplier=shop, coins=coins + coins * more // 20)
        if depth > 0:
            self.step("approve_purchase", gap=self.dice.randrange(1, 6), by=self.counsellor.id, purchase=place)
        if depth > 1:
            self.step("pay", gap=self.dice.randrange(1, 8), by=self.payer.id, purchase=place)
        if depth > 2:
            witness, note = self.dice.choice(said.STATEMENTS)
            self.step("prove", gap=self.dice.randrange(1, 12), purchase=place, witness=witness, note=note)
        if depth > 3:
            self.step("deliver", purchase=place, how=self.dice.choice(("seen", "seen", "told", "signed")))

    def coins(self, euros: float) -> int:
        """A price as people say it: few figures, then noughts. In the smallest coins of the currency."""
        currency = currency_of(self.score.land.code)
        exact = euros * rate(currency, 2020, 1) / 10**8
        step = 10 ** max(0, len(str(int(exact))) - 3)
        return int(max(1, int(exact) // step) * step * coins_of(currency))

    def coach(self) -> None:
        """The business: sessions, something to reach, what comes in."""
        if self.consultant is None:
            return
        by, dice = self.consultant.id, self.dice
        self.step("coach_begin", gap=dice.randrange(1, 10), by=by, item=0)
        self.step("session", by=by, ahead=dice.randrange(7, 40), **self.worked_on())
        self.step("set_milestone", by=by, what=dice.choice(said.MILESTONES), ahead=dice.randrange(20, 90))
        if dice.random() < 0.85:
            self.step("coach_start", gap=dice.randrange(5, 40), by=by)
            self.step("session", gap=dice.randrange(5, 40), by=by, ahead=None, **self.worked_on())
            turnover = self.coins(dice.randrange(150, 900)) // coins_of(currency_of(self.score.land.code))
            self.step("income", by=by, turnover=turnover, costs=turnover * dice.randrange(50, 95) // 100)
            if dice.random() < 0.6:
                self.step("reach", gap=dice.randrange(1, 30), by=by)

    def worked_on(self) -> dict[str, Any]:
        """What a session was about."""
        return {name: self.dice.choice(pool) for name, pool in said.SESSION.items()}

    def follow(self, *, held: bool) -> None:
        """A contact that was agreed, and sometimes a word from the social worker of before."""
        ahead = self.dice.randrange(20, 90)
        self.step("agree_contact", gap=self.dice.randrange(1, 10), ahead=ahead, how=self.dice.choice(said.WAYS))
        if self.score.worker.id in self.followed and self.dice.random() < 0.4:
            self.step(
                "write_to", gap=2, by=self.score.worker.id, words=self.dice.choice(said.WORD), language=self.language
            )
            self.step(
                "bring", gap=self.dice.randrange(1, 9), how=self.dice.choice(("read_aloud", "interpreted", "by_phone"))
            )
        if held:
            self.step(
                "hold_contact", gap=ahead, words=self.dice.choice(said.HOW_THEY_ARE), needs=self.dice.choice(said.STILL)
            )

    def close(self) -> None:
        """The support ends with a report."""
        told: dict[str, Any] = {name: self.dice.choice(pool) for name, pool in said.REPORT.items()}
        self.step("close", gap=self.dice.randrange(10, 60), stays_in_touch=self.dice.random() < 0.5, **told)

    def end(self, *kinds: str, said: str = "") -> None:
        """One of the equal ways in which support ends."""
        kind = self.dice.choice(kinds)
        self.step(
            "end_case", gap=self.dice.randrange(10, 60), kind=kind, words=self.dice.choice(words.TURNED[said or kind])
        )
