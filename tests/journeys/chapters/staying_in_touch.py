"""After the arrival: the first days, a word between the shores, contacts, coaching, the closing report."""

from tests.journeys.chapters.talking import ADULTS, ARAM, opens_the_case
from tests.journeys.workers import Worker, days_ago, days_ahead


def prepares_the_first_days(anahit: Worker) -> None:
    opens_the_case(anahit)
    anahit.presses("Prepare the first 72 hours")
    anahit.fills_in({"Who meets them": "Aram's brother", "Where they sleep": "With him, in Yerevan"})
    anahit.fills_in({"Whom to call": "Anahit, day and night"})
    anahit.presses("Save the first days")
    anahit.sees("The first days were noted.")


def asks_how_they_are(anahit: Worker) -> None:
    opens_the_case(anahit)
    anahit.presses("Note how they are")
    anahit.fills_in({"Whom you asked about": ARAM, "How you were in contact": "a visit", "How they are": "well"})
    anahit.presses("Note how they are")
    anahit.sees("within 72 hours")


def writes_to_the_family(lies: Worker, words: str) -> None:
    opens_the_case(lies)
    lies.presses("Write to the family")
    lies.fills_in({"What you would like to tell them": words})
    lies.presses("Write to the family")
    lies.sees("It was sent to whoever counsels them now.")


def brings_it_and_sends_their_answer(anahit: Worker, answer: str) -> None:
    anahit.goes_to("Today")
    anahit.opens_news("Somebody has a word for a family you support")
    anahit.turns_to("Messages")
    anahit.presses("They have heard it")
    anahit.fills_in({"How they heard it": "read to them"})
    anahit.presses("They have heard it")
    anahit.presses("Send their answer")
    anahit.fills_in({"Who answers": ARAM, "In their words": answer})
    anahit.presses("Send their answer")
    anahit.sees("The answer was sent.")


def coaches(tigran: Worker, reference: str) -> None:
    """Nothing but the business."""
    tigran.goes_to("Cases")
    tigran.follows(reference)
    tigran.sees_only_the_parts("Timeline", "Handovers", "Activity", "Messages")
    tigran.turns_to("Activity")
    tigran.presses("Begin the coaching")
    tigran.presses("Begin the coaching")
    tigran.presses("Note a session")
    tigran.fills_in({"What you worked on": "Prices of a repair."})
    tigran.presses("Note the session")
    tigran.presses("The business has started")
    tigran.presses("It has started")
    tigran.sees("The business runs.", "Prices of a repair.")


def is_in_contact(anahit: Worker, words: str) -> None:
    opens_the_case(anahit)
    anahit.presses("Agree on a contact")
    anahit.fills_in({"By which day": days_ahead(150), "How": "a visit at their place"})
    anahit.presses("Agree on a contact")
    anahit.presses("Note the contact")
    anahit.fills_in({"On which day": days_ago(0), "With whom": list(ADULTS), "How they are, in their words": words})
    anahit.presses("Note the contact")
    anahit.sees(words)


def closes_the_case(anahit: Worker) -> None:
    opens_the_case(anahit)
    anahit.presses("Close the case with a report")
    anahit.fills_in({"What the support contributed to": "A stove and a workshop."})
    anahit.fills_in({"How they see it themselves": "We manage."})
    anahit.fills_in({"They would like to stay in touch with somebody of the chain": True})
    anahit.presses("Close the case with this report")
    anahit.sees("The support has ended.", "Closing report", "We manage.")
