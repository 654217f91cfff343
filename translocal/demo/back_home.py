"""A household that is back: counselled, planned for, travelled, planned again there; bought for, coached, and asked how they are."""

from collections.abc import Generator
from datetime import datetime
from typing import Any

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.budgets import actions as budgets
from translocal.cases import actions as cases
from translocal.cases.models import Case
from translocal.coaching import actions as coaching
from translocal.coaching.models import Activity
from translocal.coaching.queries import not_yet_coached
from translocal.contact import actions as contact
from translocal.demo import money, story, world
from translocal.demo.calendar import Calendar, Story
from translocal.demo.households import Household, asked, comes_back_to_it, joins
from translocal.followup import actions as followup
from translocal.followup.models import FollowUp
from translocal.handovers import actions as handovers
from translocal.organisations.models import Staff, Team
from translocal.people.queries import adults
from translocal.plans import actions as plans
from translocal.plans.models import Item
from translocal.programmes import actions as programmes
from translocal.purchases import actions as purchases
from translocal.purchases.models import Purchase
from translocal.travel import actions as journeys
from translocal.travel import arrival
from translocal.travel.models import Application

BACK = 104  # days since they arrived
PEOPLE: list[dict[str, Any]] = [
    {"given_name": "Karen", "family_name": "Hakobyan", "also_written": "Կարեն Հակոբյան, Карен Акопян", "birth_date": "1979-01-22",
     "sex": "m", "nationality": "AM", "languages": ["hy", "ru"], "position": "adult"},
    {"given_name": "Mariam", "family_name": "Hakobyan", "also_written": "Մարիամ Հակոբյան", "birth_date": "2012-06-08",
     "sex": "f", "nationality": "AM", "languages": ["hy", "nl"], "position": "child"},
]  # fmt: skip
HAKOBYAN = Household(
    "AM", "Yerevan", PEOPLE, "hy", "Mariam has to finish her school year first.",
    "My sister has a flat in Yerevan. I want to know whether I could work as a joiner again.",
    asked("He wants to know what a joiner could begin with, and how Mariam would go to school.",
          "I have worked with wood all my life. I want to do it again, with my own hands.",
          "Mariam writes better Dutch than Armenian.", "That Mariam is asked too."),
)  # fmt: skip
NEEDS: dict[str, Any] = {
    "home": "We live with my sister. Mariam needs a bed and a table of her own.",
    "work": "I was a joiner, and want to be one again.",
    "learning": "Mariam has to catch up in Armenian.",
}
ITEMS: list[dict[str, Any]] = [
    {"use": "activity", "what": "Machines for a joiner's workshop", "estimate": "1400", "note": "Used ones will do."},
    {"use": "furniture", "what": "A bed, a table, a stove", "estimate": "600", "note": ""},
    {"use": "training", "what": "Armenian lessons", "estimate": "250", "note": ""},
]  # fmt: skip
Part = Generator[datetime, None, None]


class Told:
    """The case, whoever acts in it, and the days."""

    def __init__(self, case: Case, teams: dict[str, Team], days: Calendar) -> None:
        self.id, self.teams, self.days = case.pk, teams, days
        self.lies, self.marc, self.claire, self.anahit, self.ana, self.ines, self.tigran = (
            world.somebody(name)
            for name in (
                "Lies Dewaele", "Marc Verlinden", "Claire Lambert", "Anahit Sargsyan", "Ana Ribeiro", "Ines Janssens", "Tigran Mkrtchyan",
            )
        )  # fmt: skip

    def case(self, by: Staff) -> Case:
        with acting_as(Identity(by.pk)):
            return Case.objects.get(pk=self.id)

    def grown_ups(self, seen_by: Staff | None = None) -> list[str]:
        with acting_as(Identity((seen_by or self.claire).pk)):
            return [str(person.pk) for person in adults(self.id)]

    def joins(self, by: Staff, team: str, to: Staff, on: int, *, follow: bool = False) -> Part:
        yield from joins(self.days, self.case(by), by, self.teams[team], to, HAKOBYAN, on=on, follow=follow)

    def item(self, use: str) -> Item:
        with acting_as(Identity(self.anahit.pk)):
            return Item.objects.get(case_id=self.id, use=use, in_force=True)

    def visit(self) -> FollowUp:
        with acting_as(Identity(self.anahit.pk)):
            return FollowUp.objects.get(case_id=self.id, state="agreed")


def whole_way(teams: dict[str, Team], days: Calendar) -> Story:
    lies = world.somebody("Lies Dewaele")
    case = yield from comes_back_to_it(days, lies, teams["welfare"], HAKOBYAN, 305, 258)
    told = Told(case, teams, days)
    journey = yield from decides(told)
    yield from plans_with_both_shores(told)
    yield from crosses(told, journey)
    yield from plans_again(told)
    yield from lives_there(told)


def decides(told: Told) -> Generator[datetime, None, Application]:
    """Handed over in a meeting, counselled, and asked for a journey."""
    days, lies, marc = told.days, told.lies, told.marc
    handover = yield from joins(
        days, told.case(lies), lies, told.teams["desk"], marc, HAKOBYAN, on=251, answer="Welcome."
    )
    handovers.plan_meeting(
        story.fresh(handover, marc), by=marc, planned_for=days.ago(243), place="Regional return desk"
    )
    yield days.ago(243, 16)
    there: dict[str, Any] = {"held_on": timezone.localdate(), "people": told.grown_ups(marc), "sender_there": True}
    handovers.hold_meeting(story.fresh(handover, marc), by=marc, **there)
    yield days.ago(229)
    words = "We want to go when Mariam has her marks. She wants to come with me."
    story.note(told.case(marc), marc, "go_further", words, days_ago=0, occasion="agreed")
    yield days.ago(215)
    story.record_voluntariness(told.case(marc), marc, words="I decide this with Mariam.", pressures_named=["none"],
                               time_to_decide="Three months since the first conversation.")  # fmt: skip
    yield from told.joins(marc, "travel", told.ana, 212)
    wished = story.prepare_journey(told.case(marc), marc, in_days=205 - BACK, luggage="30 kg each, and a box of tools")
    return journeys.send(wished, by=marc)


def plans_with_both_shores(told: Told) -> Part:
    """Entitlement, budget, plan, and the meeting of the three."""
    days, claire, anahit = told.days, told.claire, told.anahit
    yield from told.joins(told.marc, "provider", claire, 200, follow=True)
    yield days.ago(190, 14)
    cases.step(told.case(claire), by=claire)
    programmes.establish(
        told.case(claire), by=claire, programme="s1-demo", day=f"{timezone.localdate()}", wants_microbusiness="yes", vulnerable=[]
    )  # fmt: skip
    budgets.set_budget(told.case(claire), by=claire, amount="2900", fund=str(money.the_fund(claire).pk))
    yield days.ago(183, 11)
    plan = plans.draft(told.case(claire), by=claire, why="")
    plans.write(plan, by=claire, **NEEDS)
    for item in ITEMS:
        plans.add_item(plan, by=claire, person="", **item)
    yield from told.joins(claire, "partner", anahit, 176)
    yield days.ago(165)
    plans.agree(story.sign_plan(story.fresh_plan(plan, claire), claire), by=claire)
    meeting = contact.plan(told.case(claire), by=claire, planned_for=days.ago(152, 11), minutes="60", language="hy",
                           link="https://meet.example.org/hakobyan", topics="The workshop, the school, who decides what.")  # fmt: skip
    yield days.ago(152, 12)
    contact.hold(meeting, by=claire, held_on=timezone.localdate(), people=told.grown_ups(), other_shore=True, role_card=True,
                 mandate=True, notes="Anahit looks for a school near the sister's flat.")  # fmt: skip


def crosses(told: Told, journey: Application) -> Part:
    """Booked, ready, gone and there; and asked how they are."""
    days, claire, ana = told.days, told.claire, told.ana
    yield days.ago(BACK + 24)
    story.book_journey(journey, ana, in_days=24)
    yield days.ago(BACK + 12, 15)
    arrival.note_first_days(told.case(claire), by=claire, met_by="His sister, at the airport", sleeps_at="At his sister's",
                            call="Anahit, by day; his sister, by night", note="")  # fmt: skip
    cases.step(told.case(claire), by=claire)
    for moment, go_on in ((days.ago(BACK, 9), journeys.board), (days.ago(BACK, 20), journeys.arrive)):
        yield moment
        with acting_as(Identity(ana.pk)):
            current = Application.objects.get(pk=journey.pk)
        go_on(current, by=ana, day=timezone.localdate())
    yield days.ago(BACK - 3, 11)
    (karen,) = told.grown_ups()
    arrival.check_in(told.case(told.anahit), by=told.anahit, person=karen, held_on=timezone.localdate(), how="visit", fares="well",
                     serious="none", words="We are tired, and glad. Mariam has slept a whole day.")  # fmt: skip


def plans_again(told: Told) -> Part:
    """Looked at again with them there; somebody is asked to look after the payments."""
    days, anahit = told.days, told.anahit
    yield days.ago(BACK - 24)
    story.agree_plan(told.case(anahit), anahit, "Looked at again with them, in his sister's flat.")
    yield days.ago(BACK - 25, 15)
    cases.ask_finance(told.case(told.claire), by=told.claire, staff=str(told.ines.pk))
    followup.agree(told.case(anahit), by=anahit, due=days.ago(BACK - 58).date(), how="visit")


def lives_there(told: Told) -> Part:
    """Lessons are paid for and taken, the business is coached, somebody asks how they are; Lies, who began it all, has written."""
    yield from learns(told)
    yield from told.joins(told.anahit, "business", told.tigran, 62)
    yield from works(told)


def learns(told: Told) -> Part:
    days, anahit = told.days, told.anahit
    yield days.ago(76)
    lessons = asks_for(told, "training", "Twenty lessons", {"Mesrop language school": "40000"})
    yield from is_approved(told, lessons, 73)
    yield from is_paid(told, lessons, 70)
    yield days.ago(66)
    purchases.add_proof(lessons, by=anahit, kind="statement", witness="Head of the language school",
                        note="The school gives no invoices. The lessons were paid in advance; Mariam goes there.")  # fmt: skip
    purchases.confirm_delivery(lessons, by=anahit, delivered_on=timezone.localdate(), how="told")


def works(told: Told) -> Part:
    """A visit, sessions on the business, a workshop found; he begins with tools that a colleague lent him."""
    days, anahit, tigran = told.days, told.anahit, told.tigran
    yield days.ago(55, 13)
    with acting_as(Identity(tigran.pk)):
        (business,) = not_yet_coached(told.id)
    activity = coaching.begin(business, by=tigran, called="Karen", agreed=True)
    workshop = coaching.set_milestone(activity, by=tigran, what="A workshop is found", due=days.ago(20).date())
    session(activity, tigran, "What doors and windows cost here.", "Ask three builders what they need.", days.ago(34))
    yield days.ago(47, 11)
    followup.hold(told.visit(), by=anahit, held_on=timezone.localdate(), people=told.grown_ups(),
                  words="Mariam goes to school. I have two customers already, and no machine.", needs="")  # fmt: skip
    followup.agree(told.case(anahit), by=anahit, due=days.ahead(12).date(), how="visit")
    yield days.ago(34, 13)
    session(activity, tigran, "Three offers, and what each would cost.", "Draw up the price list.", days.ahead(6))
    yield days.ago(27)
    coaching.reach_milestone(workshop, by=tigran, reached_on=timezone.localdate())
    coaching.set_milestone(activity, by=tigran, what="The first ten orders", due=days.ahead(60).date())
    yield from buys(told)
    yield days.ago(1, 12)
    coaching.start(activity, by=tigran, started_on=timezone.localdate())


def buys(told: Told) -> Part:
    """A stove waits for its proof, machines for the payment, a bed for the approval; and a word for the family."""
    days, lies = told.days, told.lies
    yield days.ago(15)
    stove = asks_for(told, "furniture", "A stove", {"Arabkir Household": "96000", "Ani Market": "104000"})
    yield from is_approved(told, stove, 13)
    yield days.ago(8)
    tools = {"Masis Tools": "520000", "Ararat Machines": "548000"}
    machines = asks_for(told, "activity", "Saw and planing machine, used", tools)
    yield from is_paid(told, stove, 6)
    yield from is_approved(told, machines, 4)
    yield days.ago(3, 16)
    contact.write(told.case(lies), by=lies, words="How is Mariam's new school?", language="nl")
    yield days.ago(2)
    asks_for(told, "furniture", "A bed and a table", {"Kentron Furniture": "88000", "Ani Market": "91500"})


def session(activity: Activity, by: Staff, worked_on: str, next_steps: str, next_on: datetime) -> None:
    held: dict[str, Any] = {"held_on": timezone.localdate(), "how": "there", "next_on": next_on.date()}
    coaching.note_session(activity, by=by, worked_on=worked_on, next_steps=next_steps, **held)


def asks_for(told: Told, use: str, what: str, quotes: dict[str, str]) -> Purchase:
    """Asked for at the first supplier, with all the quotes."""
    by, (supplier, amount) = told.anahit, next(iter(quotes.items()))
    purchase = purchases.request(
        told.case(by), by=by, item=str(told.item(use).key), what=what, supplier=supplier, currency="AMD", amount=amount
    )  # fmt: skip
    for name, price in quotes.items():
        purchases.add_quote(purchase, by=by, supplier=name, amount=price)
    return purchase


def is_approved(told: Told, purchase: Purchase, on: int) -> Part:
    yield told.days.ago(on, 14)
    purchases.approve(purchase, by=told.claire)


def is_paid(told: Told, purchase: Purchase, on: int) -> Part:
    yield told.days.ago(on, 11)
    amount = f"{purchase.amount:.0f}"
    purchases.pay(purchase, by=told.ines, amount=amount, paid_on=timezone.localdate())
