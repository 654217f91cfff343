"""One household goes the whole way, from a conversation in Ghent to a closed case in Yerevan: each step by whoever it belongs to."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cast import Cast
from tests.household import Household, do, ready_to_depart, today
from tests.truth import ask, one
from translocal.access.identity import Identity, acting_as
from translocal.access.queries import row_on
from translocal.budgets.models import Budget
from translocal.budgets.queries import imbalances
from translocal.cases.queries import standing_in
from translocal.contact.models import Message
from translocal.core.reasons import Missing, Refusal
from translocal.demo import story
from translocal.journal.sentences import sentences, told
from translocal.plans.models import Item

SEEN_IN_GHENT = [
    "return counselling", "reintegration counselling", "ready to depart", "departed", "arrived", "The three-party meeting was held",
    "A plan was agreed", "The business started", "reintegration", "The support",
]  # fmt: skip


@pytest.fixture
def home(cast: Cast) -> Household:
    return ready_to_depart(cast)


def test_the_whole_way(home: Household) -> None:
    crosses(home)
    plans_again(home)
    buys(home)
    is_coached(home)
    is_followed_up_and_closed(home)
    everybody_saw_what_is_theirs(home)


def crosses(home: Household) -> None:
    cast = home.cast
    do("travel.board", home.journey(), cast.ana, day=today())
    do("travel.arrive", home.journey(), cast.ana, day=today())
    assert home.case(cast.lies).state == "arrived"


def plans_again(home: Household) -> None:
    """Both shores co-sign what is planned now that they are there."""
    anahit = home.cast.anahit
    plan = story.draft_plan(home.case(anahit), anahit, "They live with Aram's brother now.")
    do("plan.agree", story.sign_plan(plan, anahit), anahit)
    assert home.case(home.cast.lies).state == "reintegration"


def buys(home: Household) -> None:
    """Asked for in Yerevan, approved in Brussels, paid by finance, proved and delivered; to the cent."""
    cast, anahit, claire, ines = home.cast, home.cast.anahit, home.cast.claire, home.cast.ines
    do("case.ask_finance", home.case(claire), claire, staff=str(ines.pk))
    with acting_as(Identity(anahit.pk)):
        key = Item.objects.filter(case_id=home.id, use="furniture").order_by("-id")[0].key
    bought = do("purchase.request", home.case(anahit), anahit, item=str(key), what="A stove", supplier="Arabkir Household",
                currency="AMD", amount="96 000")  # fmt: skip
    for supplier, price in (("Arabkir Household", "96000"), ("Ani Market", "104000")):
        do("purchase.add_quote", bought, anahit, supplier=supplier, amount=price)
    for by in (anahit, ines):
        with pytest.raises(Refusal):
            do("purchase.approve", bought, by)
    do("purchase.approve", bought, claire)
    with pytest.raises(Missing):
        do("closing.write", home.case(anahit), anahit, contributed="Too early.", own_words="Too early.")
    do("purchase.pay", bought, ines, amount="96000", paid_on=today())
    do(
        "purchase.add_proof",
        bought,
        anahit,
        kind="statement",
        witness="The neighbour",
        note="No invoice on the market.",
    )
    do("purchase.confirm_delivery", bought, anahit, delivered_on=today(), how="told")
    with acting_as(Identity(claire.pk)):
        budget = Budget.objects.get(case_id=home.id)
        assert (budget.allocated, budget.reserved) == (Decimal("3250.00"), Decimal("0.00"))
        assert budget.allocated == budget.reserved + budget.paid + budget.left.amount and budget.paid > 0
    assert imbalances_of(cast) == []


def imbalances_of(cast: Cast) -> list[Any]:
    with acting_as(Identity(cast.claire.pk)):
        return imbalances()


def is_coached(home: Household) -> None:
    cast = home.cast
    home.join(cast.anahit, "business", cast.tigran, follow=False)
    activity = do("coaching.begin", home.to_be_coached(cast.tigran), cast.tigran, called="", agreed=False)
    do("coaching.start", activity, cast.tigran, started_on=today())


def is_followed_up_and_closed(home: Household) -> None:
    cast, anahit = home.cast, home.cast.anahit
    people = [str(person.pk) for person in cast.adults(home.case(cast.claire))]
    agreed = do("follow_up.agree", home.case(anahit), anahit, due=today(150), how="visit")
    do("follow_up.hold", agreed, anahit, held_on=today(), people=people, words="The first customers have come.")
    message = do("message.write", home.case(cast.lies), cast.lies, words="How is school?", language="nl")
    do("message.bring", message, anahit, how="read_aloud")
    do("message.answer", message, anahit, person=people[0], words="Lilit has a friend.", language="hy")
    do(
        "closing.write",
        home.case(anahit),
        anahit,
        contributed="A stove and a workshop.",
        own_words="We manage.",
        stays_in_touch="on",
    )
    assert home.case(cast.lies).state == "ended"
    assert one("SELECT count(*) FROM followup_report WHERE paid > 0 AND allocated = 3250") == 1


def everybody_saw_what_is_theirs(home: Household) -> None:
    cast = home.cast
    with acting_as(Identity(cast.lies.pk)):
        access = row_on(home.id)
        assert access is not None and access.standing == "following"
        lines = [line.text for line in sentences(told(home.id).order_by("seq"), cast.lies.pk)]
        assert Message.objects.filter(direction="from_family").count() == 1
        assert {link.name for link in standing_in([home.id])[home.id]} >= {"Anahit Sargsyan", "Claire Lambert"}
    missed = [words for words in SEEN_IN_GHENT if not any(words in line for line in lines)]
    assert missed == []
    assert not any(secret in line for line in lines for secret in ("stove", "AMD", "3,250", "customers", "Glasses"))
    stranger = ask("SELECT count(*) FROM access_access WHERE case_id = %s AND staff_id = %s", home.id, cast.sam.pk)
    assert stranger == [(0,)]


def test_up_to_boarding_they_can_still_stay(home: Household) -> None:
    """It stops the bookings, frees what was reserved, and leaves the reason with those who counsel."""
    claire, anahit = home.cast.claire, home.cast.anahit
    with acting_as(Identity(anahit.pk)):
        key = Item.objects.filter(case_id=home.id, use="furniture")[0].key
    do(
        "purchase.request",
        home.case(anahit),
        anahit,
        item=str(key),
        what="A bed",
        supplier="Kentron",
        currency="AMD",
        amount="88000",
    )
    assert one("SELECT reserved > 0 FROM budgets_budget WHERE case_id = %s", home.id)
    do("case.end", home.case(claire), claire, kind="stays", words="We stay, for the children.")
    assert one("SELECT reserved FROM budgets_budget WHERE case_id = %s", home.id) == 0
    assert {state for (state,) in ask("SELECT state FROM travel_booking WHERE case_id = %s", home.id)} == {"cancelled"}
    assert home.journey().state == "stopped"
    assert imbalances_of(home.cast) == []
