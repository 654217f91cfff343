"""The other ways a household may go. Each is an equal end, somebody is always still there, and a stranger finds nothing."""

import pytest

from tests.cast import Cast
from tests.household import Household, ready_to_depart
from tests.journeys.chapters import buying, handing_over, talking
from tests.journeys.workers import SignIn, days_ago
from translocal.access.identity import acting_as, system
from translocal.demo import world
from translocal.organisations.models import Staff
from translocal.organisations.roles import Role

pytestmark = pytest.mark.journey

STOPPED = "A journey was stopped: cancel what is booked"
ENDED = "The support in this case ended"


@pytest.fixture
def home(cast: Cast) -> Household:
    """Ready to depart, with a plan, a budget and a booked journey: the whole way tells how one comes to it."""
    return ready_to_depart(cast)


def test_withdrawn_on_the_eve_of_boarding(cast: Cast, home: Household, sign_in: SignIn) -> None:
    """What is booked stops, what was reserved is free again, and why stays with those who counsel."""
    claire, anahit, ana, lies = (sign_in(who) for who in (cast.claire, cast.anahit, cast.ana, cast.lies))
    buying.asks_for_it(anahit, "Beds and a stove · 600.00 EUR", "A bed", {"Kentron": "88000"})
    talking.opens_the_case(claire, part="Money")
    reserved = claire.reads(r"(?<=Reserved\n)[\d.,]+")
    assert reserved != "0.00"
    claire.follows("withdraw")
    claire.fills_in({"In their words": "We cannot leave his mother."})
    claire.presses("End the support")
    claire.turns_to("Money")
    assert claire.reads(r"(?<=Reserved\n)[\d.,]+") == "0.00"
    talking.reads_the_news(ana, STOPPED, "This journey was stopped.", "does not come back")
    ana.does_not_see("They boarded", "his mother")
    talking.reads_the_news(lies, ENDED, "The support in this case ended")
    lies.does_not_see("his mother", "withdrawn")
    sign_in(cast.sam).finds_nothing_of(claire, anahit, ana, lies)


def test_a_family_that_decides_to_stay(cast: Cast, sign_in: SignIn) -> None:
    """It is as easy to note as going. Nothing reminds anybody afterwards, and the door stays open."""
    cast.accepted(cast.case(2))
    marc, lies = sign_in(cast.marc), sign_in(cast.lies)
    talking.opens_the_case(marc)
    marc.presses("Note a conversation")
    marc.fills_in({"Day of the conversation": days_ago(0), "Language of the conversation": "Armenian"})
    for name in talking.ADULTS:
        marc.fills_in({"What they want": "wants to stay"}, under=f"What {name} says")
    marc.presses("Note the conversation")
    marc.follows("stay")
    marc.fills_in({"In their words": "Our children are at home here."})
    marc.presses("End the support")
    marc.goes_to("Today")
    marc.sees("Nothing waits for you today")
    talking.reads_the_news(lies, ENDED, "The support in this case ended")
    lies.does_not_see("at home here", "stay here")
    talking.opens_the_case(marc)
    marc.cannot("Go on to the next stage", "Prepare the journey", "Hand over")
    marc.can("Open the case again")
    sign_in(cast.sam).finds_nothing_of(marc, lies)


def test_one_adult_no_longer_travels_with_the_others(cast: Cast, home: Household, sign_in: SignIn) -> None:
    """Before departure, and nobody is asked why: there is no place to write it."""
    claire, ana, lies = sign_in(cast.claire), sign_in(cast.ana), sign_in(cast.lies)
    talking.opens_the_case(claire, part="People")
    claire.unfolds("Somebody no longer travels with this household")
    claire.follows("Take Nune Vardanyan out of the household")
    claire.sees("the others are not told why")
    claire.presses("They no longer travel with this household")
    claire.sees("They are no longer part of this household.")
    claire.turns_to("Voluntariness")
    claire.sees("Aram Vardanyan")
    claire.does_not_see("Nune")
    talking.reads_the_news(ana, "Who travels has changed: look at the bookings", "Aram Vardanyan, Lilit Vardanyan")
    ana.does_not_see("Nune Vardanyan,")
    talking.opens_the_case(lies)
    lies.sees("Nune Vardanyan no longer travels with this household.")
    sign_in(cast.sam).finds_nothing_of(claire, ana, lies)


def test_a_family_that_walks_in_at_the_return_desk(cast: Cast, sign_in: SignIn) -> None:
    """Nobody sent them: the first link is missing, and nothing waits for it. It is joined later, and hears what becomes of them."""
    marc, ana, lies, claire = sign_in(cast.marc), sign_in(cast.ana), sign_in(cast.lies), sign_in(cast.claire)
    talking.begins_a_conversation(marc, "Regional return desk")
    talking.adds_to_the_household(marc, "Nune", "1989-09-30", "adult")
    talking.they_want_to_go_further(marc, *talking.ADULTS)
    marc.presses("Go on to the next stage")
    marc.presses("Go on to the next stage")
    marc.sees("return counselling", "Social worker")
    handing_over.hands_over(marc, handing_over.TRAVEL, why="They want to know how a journey goes.")
    handing_over.takes_over(ana, talking.ARAM)
    talking.opens_the_case(marc)
    marc.can("Note a conversation", "Prepare the journey")
    lies.goes_to("Cases")
    lies.does_not_see("Vardanyan")
    handing_over.invites(marc, handing_over.WELFARE, *talking.ADULTS, why="They live in Ghent and know nobody.")
    handing_over.stands_beside(lies, talking.ARAM)
    talking.opens_the_case(lies)
    lies.can("Note a conversation")
    talking.opens_the_case(marc)
    marc.can("Note a conversation", "Hand over")
    marc.cannot("Invite a social worker")
    handing_over.hands_over(marc, handing_over.PROVIDER, why="They want to plan.", also_follows="Lies Dewaele")
    handing_over.takes_over(claire, talking.ARAM)
    handing_over.goes_on(claire, "reintegration counselling")
    talking.reads_the_news(lies, "The case went on: reintegration counselling", "you follow")
    sign_in(cast.sam).finds_nothing_of(marc, ana, lies)


def test_a_partner_declines_and_another_is_asked(cast: Cast, sign_in: SignIn) -> None:
    """Claire reads why, has been there all the time, and they choose another partner with her."""
    gyumri = another_partner(cast)
    cast.supported(2)
    claire, anahit = sign_in(cast.claire), sign_in(cast.anahit)
    talking.opens_the_case(claire)
    handing_over.hands_over(claire, handing_over.PARTNER, why="They want to meet whoever is there for them.")
    anahit.goes_to("Today")
    anahit.follows(talking.ARAM)
    anahit.presses("We cannot take over")
    anahit.fills_in({"Why we cannot take over": "We are full until the spring."})
    anahit.presses("We cannot take over")
    anahit.sees("The sender reads your answer.")
    anahit.goes_to("Cases")
    anahit.does_not_see("Vardanyan")

    talking.reads_the_news(claire, "Your handover was declined, with a reason", "We are full until the spring.")
    talking.opens_the_case(claire)
    claire.can("Note a conversation", "Hand over")
    handing_over.hands_over(claire, "Family house, Gyumri (Shirak Family House)", why="They have a sister there.")
    lusine = sign_in(gyumri)
    handing_over.takes_over(lusine, talking.ARAM)
    anahit.finds_nothing_of(lusine)
    sign_in(cast.sam).finds_nothing_of(claire, anahit, lusine)


def another_partner(cast: Cast) -> Staff:
    """A second local partner in the country of origin; the demo has one."""
    desk = world.Desk(
        "gyumri", "Shirak Family House", "local partner", "Gyumri", "AM", "Asia/Yerevan", "hy", "Family house",
        Role.LOCAL_SOCIAL_WORKER, ("Lusine Hovhannisyan",),
    )  # fmt: skip
    with acting_as(system("sealer")):
        world.set_up(desk)
    return world.somebody("Lusine Hovhannisyan")
