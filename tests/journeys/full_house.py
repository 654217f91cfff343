"""Households at every point of the way, with something in every part of their case: what the pages are looked at with."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.household import Household, do, ready_to_depart, today
from tests.told import talk_only
from tests.truth import as_staff
from translocal.cases.models import Case
from translocal.cases.tests.test_open_to_review import asked as review
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.plans.models import Item
from translocal.programmes.tests import exceptions
from translocal.programmes.tests.drafts import drafted, opened
from translocal.purchases.models import Purchase
from translocal.purchases.tests.scenes import PHOTO

FIRST = {
    "met_by": "Anahit, at the gate",
    "sleeps_at": "With his mother",
    "call": "Anahit, day and night",
    "note": "Davit is afraid.",
}
FILE = {"stored": "ab" * 24, "type": "application/pdf", "size": "120"}


def full_house(cast: Cast) -> None:
    """What waits comes first, what has come furthest comes last."""
    do("reset.ask", cast.femke, cast.tom)
    waits_and_is_covered(cast)
    story.prepare(cast.case(2), cast.lies, cast.teams["travel"])
    closed(cast)
    pauses_before_a_journey(cast)
    exceptions_are_asked(cast)
    back_there(cast)
    rules_are_drafted(cast)


def waits_and_is_covered(cast: Cast) -> None:
    waiting = cast.proposed(cast.case(4))
    story.note(waiting.case, cast.lies, "know_more", "A question.", days_ago=1, occasion="agreed")
    do("case.cover", waiting.case, cast.koen, reason="Lies is ill.", until=today(7))


def exceptions_are_asked(cast: Cast) -> None:
    """One that waits, one that was granted and on which an entitlement rests, one that was refused."""
    exceptions.refused(cast)
    used = exceptions.granted(cast)
    case = exceptions.of(used, cast)
    do("entitlement.establish", case, cast.claire, **exceptions.answers(case, exceptions=[str(used.exemption_id)]))
    exceptions.asked(cast)


def pauses_before_a_journey(cast: Cast) -> None:
    """Booked, and a doubt pauses it; a colleague with whom they talked before asks to be in touch."""
    case = cast.case_of(cast.booked_to_travel(2))
    do("document.add", case, cast.marc, label="Birth certificate", lens="16", **FILE)
    story.record_voluntariness(case, cast.marc, pauses=["asylum"], pause_words="The appeal is open.")
    talk = talk_only(cast.lies, cast.teams["welfare"], "BR", "Goiânia", story.VARDANYAN[:1])
    agreed = {"person": str(cast.adults(talk)[0].pk), "words": "He would like to hear from you.", "agreed": "on"}
    do("talk.ask_desk", talk, cast.lies, reference=case.reference, **agreed)


def back_there(cast: Cast) -> None:
    """Arrived: planned again, bought, coached, written to, met, followed up; nothing of it finished."""
    home = ready_to_depart(cast)
    anahit, claire, lies = cast.anahit, cast.claire, cast.lies
    do("arrival.first_days", home.case(anahit), anahit, **FIRST)
    moment = f"{timezone.localtime() + timedelta(days=5):%Y-%m-%dT%H:%M}"
    do("three_party.plan", home.case(claire), claire, planned_for=moment, minutes="60", place="Room 2", language="hy")
    for step in ("travel.board", "travel.arrive"):
        do(step, home.journey(), cast.ana, day=today())
    people = [str(person.pk) for person in cast.adults(home.case(claire))]
    asked = {"held_on": today(), "how": "visit", "words": "We are home."}
    for person, serious, fares in zip(people, ("none", "illness"), ("well", "needs_help"), strict=True):
        do("arrival.checked_in", home.case(anahit), anahit, person=person, serious=serious, fares=fares, **asked)
    plans_again(home, anahit)
    buys(home)
    for name in ("Olivier Martin", "Ruth Vermeulen"):
        do("case.open_to_review", home.case(claire), claire, **review(name))
    is_coached(home, cast.tigran)
    messages = [
        do("message.write", home.case(lies), lies, words=words, language="nl") for words in ("How is it?", "And now?")
    ]
    do("message.bring", messages[0], anahit, how="read_aloud")
    do("message.answer", messages[0], anahit, person=people[0], words="Well.", language="hy")
    for held in (True, False):
        contact = do("follow_up.agree", home.case(anahit), anahit, due=today(150), how="visit")
        if held:
            do("follow_up.hold", contact, anahit, held_on=today(), people=people, words="We manage.", needs="Wood.")


def plans_again(home: Household, anahit: Staff) -> None:
    """A version in force, and the next one half signed."""
    plan = story.draft_plan(home.case(anahit), anahit, "They live with Aram's brother now.")
    do("plan.agree", story.sign_plan(plan, anahit), anahit)
    plan = story.draft_plan(home.case(anahit), anahit, "The rent is higher.")
    more = {"use": "medical", "what": "Glasses", "person": "", "estimate": "80", "note": "For reading."}
    do("plan.add_item", plan, anahit, **more)
    do("plan.comment", plan, anahit, verdict="with_changes", words="The rent there is high.")
    story.sign_plan(plan, anahit)


def buys(home: Household) -> None:
    """Asked for, with a quote; and paid by Ines, with a photograph."""
    cast = home.cast
    do("case.ask_finance", home.case(cast.claire), cast.claire, staff=str(cast.ines.pk))
    with as_staff(cast.anahit):
        planned = Item.objects.filter(case_id=home.id, use="furniture").order_by("-id")[0]

    def quoted(what: str, amount: str) -> Purchase:
        asked = {
            "item": str(planned.key),
            "what": what,
            "supplier": "Arabkir Household",
            "currency": "AMD",
            "amount": amount,
        }
        bought = do("purchase.request", home.case(cast.anahit), cast.anahit, **asked)
        return do("purchase.add_quote", bought, cast.anahit, supplier="Arabkir Household", amount=amount).purchase

    quoted("A stove", "96000")
    paid = do("purchase.approve", quoted("A table", "40000"), cast.claire)
    paid = do("purchase.pay", paid, cast.ines, amount="40000", paid_on=today())
    do("purchase.add_proof", paid, cast.anahit, **PHOTO)


def rules_are_drafted(cast: Cast) -> None:
    """Other values that are being drafted, and some that wait for comments, with one of a partner."""
    drafted(cast)
    do("rules.comment", opened(cast), cast.anahit, words="Too little for a family of six.")


def is_coached(home: Household, tigran: Staff) -> None:
    home.join(home.cast.anahit, "business", tigran, follow=False)
    activity = do("coaching.begin", home.to_be_coached(tigran), tigran, called="Aram", agreed="on")
    do("coaching.start", activity, tigran, started_on=today())
    do("coaching.note_session", activity, tigran, held_on=today(), how="there", worked_on="Prices.")
    do("coaching.set_milestone", activity, tigran, what="The lease is signed", due=today())
    do("coaching.note_income", activity, tigran, month=today(), turnover="310000", costs="", own="")


def closed(cast: Cast) -> Case:
    """The support has ended, with its report."""
    case = cast.arrived(cast.supported(2))
    told: dict[str, Any] = {"contributed": "Two machines.", "missing": "A place in school.", "own_words": "We manage."}
    do("closing.write", case, cast.anahit, **told)
    return cast.seen(case, cast.anahit)
