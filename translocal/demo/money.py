"""The demo's money: an invented fund, invented rates that say so, and a household for which something is bought."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.budgets import actions as budgets
from translocal.cases import actions as cases
from translocal.cases.models import Case
from translocal.coaching import actions as coaching
from translocal.coaching.queries import not_yet_coached
from translocal.contact import actions as contact
from translocal.demo import story, world
from translocal.followup import actions as followup
from translocal.organisations.models import Staff, Team
from translocal.plans import actions as plans
from translocal.plans.models import Item
from translocal.plans.queries import agreed_plan, items
from translocal.programmes import actions as programmes
from translocal.programmes.models import Fund
from translocal.purchases import actions as purchases
from translocal.purchases.models import Purchase
from translocal.travel import actions as journeys

FUND = "Demo reintegration fund (invented)"
SOURCE = "Invented for the demonstration"
UNITS = ("421.50", "424.80", "426.10")  # last month, this month, the next: dram for one euro, invented
HAKOBYAN: list[dict[str, Any]] = [
    {"given_name": "Karen", "family_name": "Hakobyan", "also_written": "Կարեն Հակոբյան, Карен Акопян", "birth_date": "1979-01-22",
     "sex": "m", "nationality": "AM", "languages": ["hy", "ru"], "position": "adult"},
    {"given_name": "Mariam", "family_name": "Hakobyan", "also_written": "Մարիամ Հակոբյան", "birth_date": "2012-06-08",
     "sex": "f", "nationality": "AM", "languages": ["hy", "nl"], "position": "child"},
]  # fmt: skip
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


def tell(teams: dict[str, Team]) -> None:
    """A case on both shores with a plan, a budget, and purchases that wait for each of those who buy."""
    fund = fund_and_rates(world.somebody("Peter Claes"))
    case = supported_case(teams, fund)
    with acting_as(Identity(world.somebody("Claire Lambert").pk)):
        plan = agreed_plan(case.pk)
        planned = {item.use: item for item in items(plan)} if plan else {}
    buy(case, planned)
    live_there(case, teams)


def fund_and_rates(owner: Staff) -> Fund:
    with acting_as(Identity(owner.pk)):
        organisation = owner.office.organisation  # type: ignore[union-attr]
    this_month = timezone.localdate().replace(day=1)
    months = (before(this_month), this_month, after(this_month))
    for month, units in zip(months, UNITS, strict=True):
        programmes.set_rate(
            organisation, by=owner, currency="AMD", month=month.isoformat(), units=units, source=SOURCE, invented=True
        )
    return programmes.open_fund(
        organisation,
        by=owner,
        name=FUND,
        kind="interior",
        ceiling="250000",
        starts_on=this_month.replace(month=1).isoformat(),
    )


def before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def after(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def supported_case(teams: dict[str, Team], fund: Fund, people: list[dict[str, Any]] = HAKOBYAN) -> Case:
    """A household that is back: counselled, planned for, travelled, planned again there; a finance officer was asked."""
    lies, marc, claire, anahit, ana, ines = (
        world.somebody(name)
        for name in (
            "Lies Dewaele", "Marc Verlinden", "Claire Lambert", "Anahit Sargsyan", "Ana Ribeiro", "Ines Janssens",
        )
    )  # fmt: skip
    case = story.open_case(lies, teams["welfare"], "AM", "Yerevan", people)
    story.joins(case, lies, teams["desk"], marc)
    story.record_voluntariness(case, marc)
    story.joins(case, marc, teams["travel"], ana, follow=False)
    asked_for = journeys.send(story.prepare_journey(case, marc, in_days=1), by=marc)
    story.joins(case, marc, teams["provider"], claire)
    case = cases.step(story.seen(case, claire), by=claire)
    plan = plans.draft(case, by=claire, why="")
    plans.write(plan, by=claire, **NEEDS)
    for item in ITEMS:
        plans.add_item(plan, by=claire, person="", **item)
    plans.agree(story.sign_plan(story.fresh_plan(plan, claire), claire), by=claire)
    programmes.establish(
        case,
        by=claire,
        programme="s1-demo",
        day=timezone.localdate().isoformat(),
        wants_microbusiness="yes",
        vulnerable=[],
    )
    budgets.set_budget(case, by=claire, amount="2900", fund=str(fund.pk))
    story.joins(case, claire, teams["partner"], anahit, follow=False)
    story.travel(case, asked_for, claire, ana)
    story.agree_plan(story.seen(case, anahit), anahit, "Looked at again with them, in their sister's flat.")
    cases.ask_finance(case, by=claire, staff=str(ines.pk))
    return story.seen(case, claire)


def live_there(case: Case, teams: dict[str, Team]) -> None:
    """The business is coached, somebody asks how they are, and Lies, who began it all, has written."""
    lies, anahit, tigran = (world.somebody(name) for name in ("Lies Dewaele", "Anahit Sargsyan", "Tigran Mkrtchyan"))
    today = timezone.localdate()
    story.joins(case, anahit, teams["business"], tigran, follow=False)
    with acting_as(Identity(tigran.pk)):
        (business,) = not_yet_coached(case.pk)
    activity = coaching.begin(business, by=tigran, called="Karen", agreed=True)
    coaching.set_milestone(
        activity, by=tigran, what="A workshop is found", due=(today + timedelta(days=20)).isoformat()
    )
    coaching.note_session(activity, by=tigran, held_on=today.isoformat(), how="there", worked_on="What doors and windows cost here.",
                          next_steps="Ask three builders what they need.", next_on=(today + timedelta(days=7)).isoformat())  # fmt: skip
    followup.agree(case, by=anahit, due=(today + timedelta(days=30)).isoformat(), how="visit")
    contact.write(story.seen(case, lies), by=lies, words="How is Mariam's new school?", language="nl")


def buy(case: Case, planned: dict[str, Item]) -> None:
    """One is finished; the others wait for a proof, for the payment, for the approval."""
    claire, anahit, ines = (world.somebody(name) for name in ("Claire Lambert", "Anahit Sargsyan", "Ines Janssens"))
    today = timezone.localdate().isoformat()
    lessons = asked(case, planned["training"], anahit, "Twenty lessons", {"Mesrop language school": "40000"})
    stove = asked(case, planned["furniture"], anahit, "A stove", {"Arabkir Household": "96000", "Ani Market": "104000"})
    machines = asked(case, planned["activity"], anahit, "Saw and planing machine, used",
                     {"Masis Tools": "520000", "Ararat Machines": "548000"})  # fmt: skip
    asked(
        case, planned["furniture"], anahit, "A bed and a table", {"Kentron Furniture": "88000", "Ani Market": "91500"}
    )
    for purchase in (lessons, stove, machines):
        purchases.approve(purchase, by=claire)
    for purchase, amount in ((lessons, "40000"), (stove, "96000")):
        purchases.pay(purchase, by=ines, amount=amount, paid_on=today)
    purchases.add_proof(lessons, by=anahit, kind="statement", witness="Head of the language school",
                        note="The school gives no invoices. The lessons were paid in advance; Mariam goes there.")  # fmt: skip
    purchases.confirm_delivery(lessons, by=anahit, delivered_on=today, how="told")


def asked(case: Case, item: Item, by: Staff, what: str, quotes: dict[str, str]) -> Purchase:
    """Asked for at the first supplier, with all the quotes."""
    supplier, amount = next(iter(quotes.items()))
    purchase = purchases.request(
        case, by=by, item=str(item.key), what=what, supplier=supplier, currency="AMD", amount=amount
    )  # fmt: skip
    for name, price in quotes.items():
        purchases.add_quote(purchase, by=by, supplier=name, amount=price)
    return purchase
