"""A handover: written with them, agreed to by each adult alone, answered, met together."""

from tests.journeys.chapters.talking import ADULTS, opens_the_case
from tests.journeys.workers import Worker, days_ago, days_ahead

WELFARE = "Local reception initiative, Ghent (Public welfare centre De Brug)"
DESK = "Regional return desk, Ghent (Federal return service)"
TRAVEL = "Travel desk, Brussels (IOM Belgium)"
PROVIDER = "Reintegration team, Brussels (Caritas International Belgium)"
PARTNER = "Social guidance, Yerevan (Hayrenik Social Centre)"
BUSINESS = "Coaching, Yerevan (Ararat Business Advice)"
HEARD = {"In which language": "Armenian", "How they took it in": "an interpreter translated it"}


def hands_over(by: Worker, desk: str, *adults: str, why: str, follows: bool = False, also_follows: str = "") -> None:
    """From the page of the case. Nothing is sent before every adult has read, approved and agreed."""
    by.presses("Hand over")
    by.fills_in({"To which desk": desk, "Why now": why, "Their words": "Who decides about the workshop?"})
    by.fills_in({"Language in which they read it": "Armenian"})
    by.presses("Begin the handover")
    by.sees("Nothing was sent yet.")
    for name in adults or ADULTS:
        by.follows(f"{name} reads and approves the letter")
        by.presses("They approve the letter")
        agrees(by, f"{name} agrees to this desk")
        if follows:
            agrees(by, f"{name} lets you hear what becomes of them")
        if also_follows:
            agrees(by, f"{name} lets {also_follows} hear what becomes of them")
    by.presses("Ask them to take over")
    by.presses("Ask them to take over")
    by.sees("The desk was asked.", "waiting for an answer")


def invites(by: Worker, service: str, *adults: str, why: str) -> None:
    """A social worker, to stand beside; from the page of the case."""
    by.turns_to("Handovers")
    by.presses("Invite a social worker")
    by.fills_in({"Which service": service, "Why now": why, "Their words": "We know nobody here."})
    by.fills_in({"Language in which they read it": "Armenian"})
    by.presses("Begin the invitation")
    by.sees("Nothing was sent yet.")
    for name in adults:
        by.follows(f"{name} reads and approves the letter")
        by.presses("They approve the letter")
        agrees(by, f"{name} agrees to this desk")
    by.presses("Ask them to stand beside you")
    by.presses("Ask them to stand beside you")
    by.sees("The service was asked.", "waiting for an answer")


def stands_beside(who: Worker, household: str) -> None:
    who.goes_to("Today")
    who.sees("asks you to stand beside them")
    who.follows(household)
    who.presses("Stand beside them")
    who.fills_in({"A word to the sender": "Gladly."})
    who.presses("Stand beside them")
    who.sees("You stand in the case now.")


def agrees(by: Worker, step: str) -> None:
    by.follows(step)
    by.fills_in({**HEARD})
    by.presses("Record the consent")


def takes_over(who: Worker, household: str, answer: str = "They are welcome.") -> None:
    """Looks first, from Today; then answers."""
    who.goes_to("Today")
    who.follows(household)
    who.presses("Take over")
    who.fills_in({"A word to the sender": answer})
    who.presses("Take over")
    who.sees("You stand in the case now.")


def meets_together(who: Worker) -> None:
    """Whoever handed over comes along."""
    who.presses("Plan the joint meeting")
    who.fills_in({"When": days_ahead(2) + "T10:00", "Where": "De Brug, room 2"})
    who.presses("Plan the joint meeting")
    who.sees("De Brug, room 2")
    who.presses("The meeting was held")
    who.fills_in({"Held on": days_ago(0), "Who of the household was there": list(ADULTS)})
    who.presses("The meeting was held")
    who.sees("There were: Aram Vardanyan, Nune Vardanyan")


def goes_on(who: Worker, stage: str, household: str = ADULTS[0]) -> None:
    """A milestone, from the page of the case."""
    opens_the_case(who, household)
    who.presses("Go on to the next stage")
    who.presses("Go on to the next stage")
    who.sees("The case went on.", stage)
