"""How a household crosses with travel support only, as the people in it live it; or stops at the last moment."""

import pytest

from tests.cast import Cast
from tests.journeys.chapters import talking, travelling
from tests.journeys.workers import SignIn, Worker

pytestmark = pytest.mark.journey


def test_two_adults_decide_travel_and_are_asked_how_they_are(cast: Cast, sign_in: SignIn) -> None:
    """Travel support only: it ends at arrival, and somebody offers to ask how they are."""
    cast.with_ana(2)
    marc, ana, lies = sign_in(cast.marc), sign_in(cast.ana), sign_in(cast.lies)
    talking.opens_the_case(marc, part="Voluntariness")
    for name in talking.ADULTS:
        talking.decides_alone(marc, name)
    travelling.prepares_and_asks(marc)
    travelling.books(ana)
    talking.opens_the_case(marc, part="Travel")
    marc.presses("Ready to depart, with travel support only")
    marc.presses("Ready to depart")
    travelling.leaves(ana)
    travelling.arrives(ana)
    ends_with_an_offer(marc)
    lies.goes_to("Cases")
    lies.sees("ended")
    lies.follows(talking.ARAM)
    lies.sees("The case goes on: departed.", "The case goes on: arrived.")
    lies.does_not_see("Brussels – Yerevan", "travel support only, ended", "reception ends")
    sign_in(cast.sam).finds_nothing_of(marc, ana, lies)


def ends_with_an_offer(marc: Worker) -> None:
    """The page says what is still owed to them before it lets them go."""
    tries_to_end_it(marc)
    marc.sees("Offer them first that somebody asks how they are")
    talking.opens_the_case(marc, part="Travel")
    marc.presses("Offer to ask how they are")
    marc.fills_in({"May somebody ask how they are, some days after arrival?": "they would rather not"})
    marc.presses("Note their answer")
    tries_to_end_it(marc)
    marc.sees("The support in this case ended.")


def tries_to_end_it(marc: Worker) -> None:
    talking.opens_the_case(marc)
    marc.presses("End the support")
    marc.fills_in({"How their way goes on": "travel support only, ended at arrival"})
    marc.presses("End the support")


def test_on_the_eve_they_decide_to_stay(cast: Cast, sign_in: SignIn) -> None:
    cast.ready_to_travel(2)
    marc, ana = sign_in(cast.marc), sign_in(cast.ana)
    talking.opens_the_case(marc)
    marc.follows("stay")
    marc.fills_in({"In their words": "We stay with the children."})
    marc.presses("End the support")
    talking.reads_the_news(ana, "A journey was stopped: cancel what is booked", "This journey was stopped.")
    ana.sees("What cannot be undone", "1,240.00", "does not come back")
    ana.does_not_see("We stay with the children.", "They boarded")
