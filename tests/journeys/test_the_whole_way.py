"""One household of four goes the whole way, through the screens alone, and nobody in it touches a mouse."""

from pathlib import Path

import pytest
from PIL import Image

from tests.cast import Cast
from tests.journeys.chapters import buying, handing_over, planning, staying_in_touch, talking, travelling
from tests.journeys.workers import SignIn, Worker

pytestmark = pytest.mark.journey

STEPPED = "The case went on: "
FROM_LIES = "How is the new school?"


@pytest.mark.long
def test_the_whole_way(cast: Cast, sign_in: SignIn, tmp_path: Path) -> None:
    def at_work(staff: object) -> Worker:
        return sign_in(staff, by_keyboard=True)

    lies, marc = at_work(cast.lies), at_work(cast.marc)
    from_a_conversation_to_the_return_desk(lies, marc)
    ana = at_work(cast.ana)
    each_decides_and_a_journey_is_booked(marc, ana)
    claire, anahit = at_work(cast.claire), at_work(cast.anahit)
    they_plan_on_both_shores(marc, claire, anahit, at_work(cast.peter))
    they_cross(lies, claire, anahit, ana)
    they_plan_again_there(lies, claire, anahit)
    ines, tigran = at_work(cast.ines), at_work(cast.tigran)
    something_is_bought(claire, anahit, ines, tmp_path)
    a_business_starts(lies, anahit, tigran)
    nobody_is_lost_from_sight(lies, anahit)
    at_work(cast.sam).finds_nothing_of(lies, marc, ana, claire, anahit, ines, tigran)


def from_a_conversation_to_the_return_desk(lies: Worker, marc: Worker) -> None:
    talking.begins_a_conversation(lies, "Local reception initiative")
    for given, born, position in (
        ("Nune", "1989-09-30", "adult"), ("Lilit", "2014-02-03", "child"), ("Davit", "2018-11-21", "child"),
    ):  # fmt: skip
        talking.adds_to_the_household(lies, given, born, position)
    talking.they_want_to_go_further(lies, *talking.ADULTS)
    handing_over.hands_over(lies, handing_over.DESK, why="They would like to hear what it would mean.", follows=True)
    handing_over.takes_over(marc, talking.ARAM)
    handing_over.meets_together(marc)
    talking.reads_the_news(lies, "The joint meeting was held", "you follow")
    talking.reads_the_news(lies, STEPPED + "return counselling", "return counselling")


def each_decides_and_a_journey_is_booked(marc: Worker, ana: Worker) -> None:
    """Each adult alone; only then is a journey asked for."""
    talking.opens_the_case(marc)
    handing_over.hands_over(marc, handing_over.TRAVEL, why="They want to know how a journey goes.")
    handing_over.takes_over(ana, talking.ARAM)
    talking.opens_the_case(marc, part="Voluntariness")
    for name in talking.ADULTS:
        talking.decides_alone(marc, name)
    travelling.prepares_and_asks(marc)
    travelling.books(ana)


def they_plan_on_both_shores(marc: Worker, claire: Worker, anahit: Worker, peter: Worker) -> None:
    """Up to 3,250 euro, a plan that everybody signed, and a meeting with the worker who will be there."""
    talking.opens_the_case(marc)
    handing_over.hands_over(marc, handing_over.PROVIDER, why="They want to plan.", follows=True)
    handing_over.takes_over(claire, talking.ARAM)
    handing_over.goes_on(claire, "reintegration counselling")
    planning.opens_a_fund_and_sets_the_rate(peter, "AMD · Armenian Dram", "400")
    planning.establishes_what_they_are_entitled_to(claire)
    planning.sets_the_budget(claire, "3250")
    planning.drafts_the_plan(claire)
    talking.opens_the_case(claire)
    handing_over.hands_over(claire, handing_over.PARTNER, why="They want to meet whoever is there for them.")
    handing_over.takes_over(anahit, talking.ARAM)
    planning.comments(anahit)
    planning.each_adult_signs(claire)
    planning.signs(claire)
    planning.puts_it_in_force(claire)
    planning.plans_to_meet_across_the_border(claire)
    planning.opens_what_they_hold_in_their_hands(claire)
    planning.they_meet_across_the_border(claire)


def they_cross(lies: Worker, claire: Worker, anahit: Worker, ana: Worker) -> None:
    talking.reads_the_news(lies, "A plan was agreed", "A plan was agreed")
    talking.reads_the_news(lies, "The three-party meeting was held", "The three-party meeting was held")
    handing_over.goes_on(claire, "ready to depart")
    staying_in_touch.prepares_the_first_days(anahit)
    travelling.leaves(ana)
    talking.reads_the_news(lies, STEPPED + "departed", "departed")
    travelling.arrives(ana)
    talking.reads_the_news(lies, STEPPED + "arrived", "arrived")
    staying_in_touch.asks_how_they_are(anahit)


def they_plan_again_there(lies: Worker, claire: Worker, anahit: Worker) -> None:
    """The plan of before is looked at again together, and co-signed on both shores."""
    planning.begins_again(anahit, "They live elsewhere now.")
    planning.each_adult_signs(anahit)
    planning.signs(anahit)
    talking.opens_the_case(claire, part="Plan")
    planning.signs(claire)
    planning.puts_it_in_force(claire)
    talking.reads_the_news(lies, STEPPED + "reintegration", "reintegration")


def something_is_bought(claire: Worker, anahit: Worker, ines: Worker, folder: Path) -> None:
    """A stove, in dram: two quotes, and three people."""
    buying.names_who_pays(claire, "Ines Janssens")
    quotes = {"Arabkir Household": "96000", "Ani Market": "104000"}
    buying.asks_for_it(anahit, "A stove and beds · 600.00 EUR", "A stove", quotes)
    anahit.cannot("Approve the purchase")
    buying.approves_it(claire, "A stove")
    buying.pays_it(ines, "A stove")
    ines.sees("240.00 EUR")
    ines.does_not_see("Vardanyan")
    photo = folder / "stove.png"
    Image.effect_noise((120, 90), 60).save(photo)
    buying.proves_it(anahit, "A stove", photo)
    buying.they_confirm(anahit)


def a_business_starts(lies: Worker, anahit: Worker, tigran: Worker) -> None:
    talking.opens_the_case(anahit)
    reference = anahit.reads(r"TL-\d+")
    handing_over.hands_over(anahit, handing_over.BUSINESS, why="Aram wants to talk about his prices.")
    handing_over.takes_over(tigran, reference)
    staying_in_touch.coaches(tigran, reference)
    tigran.does_not_see("Vardanyan", "A stove", "3,250")
    talking.reads_the_news(lies, "The business started", "The business started")


def nobody_is_lost_from_sight(lies: Worker, anahit: Worker) -> None:
    staying_in_touch.writes_to_the_family(lies, FROM_LIES)
    staying_in_touch.brings_it_and_sends_their_answer(anahit, "Lilit has a friend.")
    talking.reads_the_news(lies, "A family sent you a word")
    lies.turns_to("Messages")
    lies.sees("Lilit has a friend.", "they have heard it")
    for words in ("The first customers have come.", "We need no more."):
        staying_in_touch.is_in_contact(anahit, words)
    staying_in_touch.closes_the_case(anahit)
    anahit.sees("240.00 EUR of 3,250.00 EUR were spent for them.")
    talking.reads_the_news(lies, "The support in this case ended", "ended")
    lies.sees_only_the_parts("Timeline", "People", "Handovers", "Messages")
    lies.does_not_see("We manage.", "customers", "stove", "AMD")
