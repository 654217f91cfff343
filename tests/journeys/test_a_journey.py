"""How a household crosses, as the people in it live it: alone with each adult, booked, taken; or stopped at the last moment."""

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.journeys.workers import SignIn, Worker, days_ago, days_ahead
from translocal.cases.models import Case

pytestmark = pytest.mark.journey

KNOWS: dict[str, str | bool | list[str]] = {
    "Informed about what": "Leaflet “Your choices”, version 3", "In which language": "Armenian", "By whom": "Marc Verlinden",
    "Time they had to decide": "Five weeks", "The ways to stay were explained": True,
    "Their legal remedies were explained": True, "What cannot be undone, and from when": "The room ends the day before.",
    "They know how to stop, at any time until boarding": True, "What presses them, as they see it": ["family or others"],
    "What presses them, as you see it": ["reception ends"], "Signed on": days_ago(0),
}  # fmt: skip


def test_two_adults_decide_travel_and_are_asked_how_they_are(cast: Cast, sign_in: SignIn) -> None:
    case = cast.with_ana(2)
    marc, ana, lies = sign_in(cast.marc), sign_in(cast.ana), sign_in(cast.lies)
    marc.opens(of(case, "voluntariness"))
    for name in ("Aram Vardanyan", "Nune Vardanyan"):
        decides_alone(marc, name)
    prepares_and_asks(marc, case)
    books(ana, case)
    marc.opens(of(case, "travel"))
    marc.presses("Ready to depart, with travel support only")
    marc.presses("Ready to depart")
    leaves_and_arrives(ana, case)
    ends_with_an_offer(marc, case)
    lies.goes_to("Cases")
    lies.sees("ended")
    lies.opens(reverse("case", args=[case.pk]))
    lies.sees("The case goes on: departed.", "The case goes on: arrived.")
    lies.does_not_see("Brussels – Yerevan", "travel support only, ended", "reception ends")


def of(case: Case, part: str) -> str:
    return reverse("case_part", args=[case.pk, part])


def decides_alone(marc: Worker, name: str) -> None:
    marc.presses(f"Record with them: {name}")
    for group in ("What they know", "What presses them"):
        marc.sees(group)
    marc.fills_in({"Whose record": name, **KNOWS})
    marc.presses("Keep the record")
    marc.sees("complete")


def prepares_and_asks(marc: Worker, case: Case) -> None:
    marc.presses("Prepare the journey")
    marc.fills_in({"Day they would like to leave": days_ahead(20), "Luggage": "A sewing machine"})
    marc.presses("Prepare the journey")
    marc.sees("Nothing was asked of anybody yet.")
    marc.presses("Ask the travel officer to book")
    marc.presses("Ask the travel officer to book")
    marc.sees("The travel officer was asked.")


def books(ana: Worker, case: Case) -> None:
    ana.goes_to("Today")
    ana.opens_news("You are asked to book a journey")
    ana.presses("Note a booking")
    ana.fills_in(
        {
            "What kind": "ticket",
            "What": "Brussels – Yerevan by Vienna",
            "When": f"{days_ahead(20)}T09:40",
            "Cost": "1240,50",
        }
    )
    ana.presses("Note the booking")
    ana.sees("1,240.50")
    ana.presses("Everything is booked")
    ana.presses("Everything is booked")
    ana.sees("What could not be undone if they stopped now", "ready to depart")


def leaves_and_arrives(ana: Worker, case: Case) -> None:
    ana.goes_to("Journeys")
    ana.follows("Aram Vardanyan")
    ana.cannot("Go on to the next stage")
    for step in ("They boarded", "They arrived"):
        ana.presses(step)
        ana.presses(step)
    ana.sees("The first 72 hours last until")


def ends_with_an_offer(marc: Worker, case: Case) -> None:
    end = reverse("act", args=["case.end", case.pk])
    marc.opens(end)
    marc.fills_in({"How their way goes on": "travel support only, ended at arrival"})
    marc.presses("End the support")
    marc.sees("Offer them first that somebody asks how they are")
    marc.opens(of(case, "travel"))
    marc.presses("Offer to ask how they are")
    marc.fills_in({"May somebody ask how they are, some days after arrival?": "they would rather not"})
    marc.presses("Note their answer")
    marc.opens(end)
    marc.fills_in({"How their way goes on": "travel support only, ended at arrival"})
    marc.presses("End the support")
    marc.sees("The support in this case ended.")


def test_on_the_eve_they_decide_to_stay(cast: Cast, sign_in: SignIn) -> None:
    application = cast.ready_to_travel(2)
    case = cast.case_of(application)
    marc, ana = sign_in(cast.marc), sign_in(cast.ana)
    marc.opens(reverse("case", args=[case.pk]))
    marc.page.get_by_role("link", name="stay", exact=True).click()
    marc.fills_in({"In their words": "We stay with the children."})
    marc.presses("End the support")
    ana.goes_to("Today")
    ana.opens_news("A journey was stopped: cancel what is booked")
    ana.sees("This journey was stopped.", "What cannot be undone", "1,240.00", "does not come back")
    ana.does_not_see("We stay with the children.", "They boarded")
