"""What they are entitled to, the budget, the plan in its versions, and the meeting across the border."""

from tests.journeys.chapters.talking import ADULTS, opens_the_case
from tests.journeys.workers import Answer, Worker, days_ago, days_ahead

FUND = "Invented reintegration fund"
ITEMS: list[dict[str, Answer]] = [
    {"What it is for": "income-generating activity", "What": "Two machines and leather", "Estimate in euro": "1500"},
    {"What it is for": "furniture", "What": "A stove and beds", "Estimate in euro": "600"},
]


def opens_a_fund_and_sets_the_rate(peter: Worker, currency: str, units: str) -> None:
    """Before anybody can have a budget: where the money comes from, and what it is worth there."""
    peter.goes_to("Funds")
    peter.presses("Open a fund")
    peter.fills_in({"Name of the fund": FUND, "At most, in euro": "10000"})
    peter.presses("Open the fund")
    peter.presses("Set a rate")
    peter.fills_in({"Currency": currency, "How much of it for one euro": units})
    peter.fills_in({"Where the rate comes from": "Invented", "An invented rate, for practice only": True})
    peter.presses("Set the rate")
    peter.sees("invented")


def establishes_what_they_are_entitled_to(claire: Worker) -> None:
    """Each euro has its reason."""
    opens_the_case(claire)
    claire.presses("What are they entitled to?")
    claire.fills_in({"Do they want to start a microbusiness?": "yes"})
    claire.presses("Establish the entitlement")
    claire.sees("700.00 EUR", "1,750.00 EUR", "1,500.00 EUR", "3,250.00 EUR")


def sets_the_budget(claire: Worker, amount: str) -> None:
    claire.presses("Set the budget")
    claire.fills_in({"Budget, in euro": amount, "From which fund": FUND})
    claire.presses("Set the budget")


def drafts_the_plan(claire: Worker) -> None:
    """In their words first; then what is planned."""
    claire.turns_to("Plan")
    claire.presses("Begin a version of the plan")
    claire.presses("Begin the version")
    claire.presses("Write down what they need")
    claire.fills_in({"a place to live": "We can stay with Aram's brother.", "work and income": "A workshop again."})
    claire.presses("Save what they need")
    for item in ITEMS:
        claire.presses("Add something to the plan")
        claire.fills_in(item)
        claire.presses("Add it to the plan")
        claire.sees("It stands in the plan.")
    claire.sees("Two machines and leather", "A stove and beds", "2,100.00 EUR")


def comments(anahit: Worker) -> None:
    opens_the_case(anahit, part="Plan")
    anahit.presses("Say how it looks from there")
    anahit.fills_in({"Seen from there": "feasible with changes", "Why, and what would help": "Used ones are easier."})
    anahit.presses("Leave the comment")
    anahit.sees("Used ones are easier.")


def each_adult_signs(with_: Worker) -> None:
    """Alone, after reading what stands there."""
    opens_the_case(with_, part="Plan")
    for name in ADULTS:
        signs(with_, name)


def signs(with_: Worker, who: str = "I co-sign as their worker") -> None:
    with_.presses("Record a signature")
    with_.fills_in({"Who signs": who})
    with_.presses("Record the signature")
    with_.sees("The signature was recorded.")


def puts_it_in_force(by: Worker) -> None:
    by.presses("Put the plan in force")
    by.presses("Put the plan in force")
    by.sees("The plan is in force.")


def begins_again(anahit: Worker, why: str) -> None:
    """Within a month of arrival, on what stands there now."""
    opens_the_case(anahit, part="Plan")
    anahit.sees("Look at the plan again with them by")
    anahit.presses("Begin a version of the plan")
    anahit.fills_in({"Why a new version": why})
    anahit.presses("Begin the version")
    anahit.sees(why, "Differences from version 1")


def plans_to_meet_across_the_border(claire: Worker) -> None:
    opens_the_case(claire)
    claire.presses("Plan the three-party meeting")
    claire.fills_in({"Day and time": days_ahead(2) + "T15:00", "Link of the video call": "https://meet.example.org/r"})
    claire.presses("Plan the three-party meeting")
    claire.sees("The meeting is planned.")


def opens_what_they_hold_in_their_hands(claire: Worker) -> None:
    """Who decides what, and who the worker there is."""
    claire.presses("Role card: who decides what")
    claire.sees("Who decides what", "You can always")
    opens_the_case(claire, part="Meetings")
    claire.presses("Letter of mandate")
    claire.sees("Anahit Sargsyan works with you", "hold no money of yours")


def they_meet_across_the_border(claire: Worker) -> None:
    opens_the_case(claire, part="Meetings")
    claire.presses("The meeting was held")
    claire.fills_in({"On which day": days_ago(0), "Who of the household was there": list(ADULTS)})
    claire.fills_in({"The worker in the country of origin was there": True})
    claire.fills_in({"The role card was explained: who decides what": True, "The letter of mandate was shown": True})
    claire.presses("The meeting was held")
    claire.sees("The role card was explained.", "The letter of mandate was shown.")
