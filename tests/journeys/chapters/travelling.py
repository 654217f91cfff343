"""The journey: prepared with them, asked for, booked, taken."""

from tests.journeys.chapters.talking import ARAM
from tests.journeys.workers import Worker, days_ahead


def prepares_and_asks(marc: Worker) -> None:
    """From the page of the case, once each adult has decided."""
    marc.presses("Prepare the journey")
    marc.fills_in({"Day they would like to leave": days_ahead(20), "Luggage": "A sewing machine"})
    marc.presses("Prepare the journey")
    marc.sees("Nothing was asked of anybody yet.")
    marc.presses("Ask the travel officer to book")
    marc.presses("Ask the travel officer to book")
    marc.sees("The travel officer was asked.")


def books(ana: Worker) -> None:
    ana.goes_to("Today")
    ana.opens_news("You are asked to book a journey")
    ana.presses("Note a booking")
    ana.fills_in({"What kind": "ticket", "What": "Brussels – Yerevan by Vienna", "When": f"{days_ahead(20)}T09:40"})
    ana.fills_in({"Cost": "1240,50"})
    ana.presses("Note the booking")
    ana.sees("1,240.50")
    ana.presses("Everything is booked")
    ana.presses("Everything is booked")
    ana.sees("What could not be undone if they stopped now")


def opens_the_journey(ana: Worker) -> None:
    ana.goes_to("Journeys")
    ana.follows(ARAM)


def leaves(ana: Worker) -> None:
    """Only with the journey, never beside it."""
    opens_the_journey(ana)
    ana.cannot("Go on to the next stage")
    ana.presses("They boarded")
    ana.presses("They boarded")
    ana.sees("They are on the way.")


def arrives(ana: Worker) -> None:
    opens_the_journey(ana)
    ana.presses("They arrived")
    ana.presses("They arrived")
    ana.sees("The first 72 hours last until")
