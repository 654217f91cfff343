"""Households far along the way, told by the same actions as everything else: for the pictures, and to look at every page."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.coaching.queries import not_yet_coached
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.plans.models import Item, Plan
from translocal.programmes.models import Fund
from translocal.purchases.models import Purchase
from translocal.travel.models import Application


def do(name: str, on: Any, by: Staff, **values: Any) -> Any:
    return REGISTRY[name].submit(on, values, by=by)


def day(days: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days=days)}"


class FarAlong:
    """One household, taken as far as is asked for."""

    def __init__(self, cast: Cast, people: int = 4) -> None:
        self.cast = cast
        self.id = cast.accepted(cast.case(people)).case.pk

    def case(self, by: Staff) -> Any:
        return self.cast.seen_by_id(self.id, by)

    def join(self, by: Staff, team: str, to: Staff, *, follow: bool = True) -> None:
        story.joins(self.case(by), by, self.cast.teams[team], to, follow=follow)

    def people(self) -> list[str]:
        return [str(person.pk) for person in self.cast.adults(self.case(self.cast.claire))]

    def planned(self, fund: Fund, amount: str = "3250") -> Plan:
        """Counselled, their journey asked for, entitled, planned and signed; both shores stand in it."""
        marc, claire, anahit, ana = self.cast.marc, self.cast.claire, self.cast.anahit, self.cast.ana
        self.join(marc, "travel", ana, follow=False)
        story.record_voluntariness(self.case(marc), marc)
        do("travel.send", story.prepare_journey(self.case(marc), marc), marc)
        self.join(marc, "provider", claire)
        do("case.step", self.case(claire), claire)
        self.join(claire, "partner", anahit, follow=False)
        do("entitlement.establish", self.case(claire), claire, programme="s1-demo", day=day(), wants_microbusiness="yes",
           vulnerable=[])  # fmt: skip
        do("budget.set", self.case(claire), claire, amount=amount, fund=str(fund.pk))
        plan = story.draft_plan(self.case(claire), claire)
        do("plan.comment", plan, anahit, verdict="with_changes", words="Two machines are easier to find used.")
        return story.sign_plan(story.fresh_plan(plan, claire), claire)

    def met(self, plan: Plan) -> None:
        """The plan is in force; the three sides have met, the journey is booked, and they are ready."""
        claire, ana = self.cast.claire, self.cast.ana
        do("plan.agree", plan, claire)
        moment = f"{timezone.localtime() + timedelta(days=2):%Y-%m-%dT%H:%M}"
        meeting = do("three_party.plan", self.case(claire), claire, planned_for=moment, minutes="60",
                     link="https://meet.example.org/r", language="hy", topics="The workshop, school, who decides what.")  # fmt: skip
        do("three_party.hold", meeting, claire, held_on=day(), people=self.people(), other_shore="on", role_card="on",
           mandate="on", notes="Lilit asked whether there is a school with Dutch.")  # fmt: skip
        do("arrival.first_days", self.case(claire), claire, met_by="Anahit Sargsyan, at the airport",
           sleeps_at="At Aram's brother's", call="Anahit, day and night", note="")  # fmt: skip
        story.book_journey(self.journey(), ana)
        do("case.step", self.case(claire), claire)

    def journey(self) -> Application:
        with acting_as(Identity(self.cast.ana.pk)):
            return Application.objects.get(case_id=self.id)

    def arrived(self) -> None:
        for step in ("travel.board", "travel.arrive"):
            do(step, self.journey(), self.cast.ana, day=day())

    def planned_again(self) -> None:
        """Looked at again with them there: one thing costs less, another is new."""
        anahit = self.cast.anahit
        plan = story.draft_plan(self.case(anahit), anahit, "They live with Aram's brother now.")
        machines = self.item("activity", plan)
        do("plan.change_item", machines, anahit, use="activity", what=machines.what, person="", estimate="1350",
           note="One machine was found used.")  # fmt: skip
        do(
            "plan.add_item",
            plan,
            anahit,
            use="medical",
            what="Glasses for Nune",
            person=self.people()[-1],
            estimate="80",
            note="",
        )
        do("plan.agree", story.sign_plan(story.fresh_plan(plan, anahit), anahit), anahit)

    def item(self, use: str, plan: Plan | None = None) -> Item:
        with acting_as(Identity(self.cast.anahit.pk)):
            found = Item.objects.filter(case_id=self.id, use=use)
            return found.get(plan=plan) if plan else found.get(in_force=True)

    def bought(self) -> None:
        """A stove from the market is there; the machines wait for the payment, the lessons for a second quote."""
        claire, anahit, ines = self.cast.claire, self.cast.anahit, self.cast.ines
        do("case.ask_finance", self.case(claire), claire, staff=str(ines.pk))
        stove = self._asked("furniture", "A stove", {"Arabkir Household": "96000", "Ani Market": "104000"})
        machines = self._asked("activity", "Sole press, used", {"Masis Tools": "420000", "Ararat Machines": "448000"})
        for purchase in (stove, machines):
            do("purchase.approve", purchase, claire)
        do("purchase.pay", stove, ines, amount="96000", paid_on=day())
        do(
            "purchase.add_proof",
            stove,
            anahit,
            kind="statement",
            witness="The neighbour",
            note="No invoice on the market.",
        )
        do("purchase.confirm_delivery", stove, anahit, delivered_on=day(), how="seen")
        self._asked("training", "Armenian lessons until summer", {"Mesrop language school": "120000"})

    def _asked(self, use: str, what: str, quotes: dict[str, str]) -> Purchase:
        supplier, amount = next(iter(quotes.items()))
        anahit = self.cast.anahit
        purchase: Purchase = do("purchase.request", self.case(anahit), anahit, item=str(self.item(use).key), what=what,
                                supplier=supplier, currency="AMD", amount=amount)  # fmt: skip
        for name, price in quotes.items():
            do("purchase.add_quote", purchase, anahit, supplier=name, amount=price)
        return purchase

    def coached(self) -> None:
        anahit, tigran = self.cast.anahit, self.cast.tigran
        self.join(anahit, "business", tigran, follow=False)
        with acting_as(Identity(tigran.pk)):
            (item,) = not_yet_coached(self.id)
        activity = do("coaching.begin", item, tigran, called="Aram", agreed="on")
        do("coaching.set_milestone", activity, tigran, what="The lease is signed", due=day(20))
        do("coaching.note_session", activity, tigran, held_on=day(), how="there", worked_on="Prices of the street.",
           next_steps="Ask the landlord.", next_on=day(7))  # fmt: skip
        do("coaching.start", activity, tigran, started_on=day())
        do("coaching.note_income", activity, tigran, month=day(), turnover="310000", costs="120000", own="90000")

    def in_touch(self) -> None:
        anahit, lies = self.cast.anahit, self.cast.lies
        held = do("follow_up.agree", self.case(anahit), anahit, due=day(1), how="visit")
        do("follow_up.hold", held, anahit, held_on=day(), people=self.people(), words="The first customers have come.",
           needs="A warm coat for Davit.")  # fmt: skip
        do("follow_up.agree", self.case(anahit), anahit, due=day(9), how="phone")
        message = do("message.write", self.case(lies), lies, words="How is school?", language="nl")
        do("message.bring", message, anahit, how="read_aloud")
        do("message.answer", message, anahit, person=self.people()[0], words="Lilit has a friend.", language="hy")

    def whole_way(self, fund: Fund) -> None:
        self.met(self.planned(fund))
        self.arrived()
        self.planned_again()
        self.bought()
        self.coached()
        self.in_touch()
