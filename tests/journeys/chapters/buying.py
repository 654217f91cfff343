"""What they planned is bought with them: asked for, approved by another, paid, proved, confirmed by them."""

from pathlib import Path

from tests.journeys.chapters.talking import opens_the_case
from tests.journeys.workers import Worker, days_ago


def names_who_pays(claire: Worker, officer: str) -> None:
    opens_the_case(claire)
    claire.presses("Ask a finance officer")
    claire.fills_in({"Finance officer": officer})
    claire.presses("Ask them")
    claire.sees("They can pay for this case now.")


def asks_for_it(anahit: Worker, planned: str, what: str, quotes: dict[str, str]) -> None:
    """At the first supplier, with every quote."""
    supplier = next(iter(quotes))
    opens_the_case(anahit)
    anahit.presses("Buy something that they planned")
    anahit.fills_in({"For which item of the plan": planned, "What is bought": what, "From whom": supplier})
    anahit.fills_in({"Amount, in this currency": quotes[supplier]})
    anahit.presses("Ask for it")
    for name, amount in quotes.items():
        anahit.presses("Add a quote")
        anahit.fills_in({"Supplier": name, "Amount, in AMD": amount})
        anahit.presses("Add the quote")


def approves_it(claire: Worker, what: str) -> None:
    claire.goes_to("Today")
    claire.follows(what)
    claire.presses("Approve the purchase")
    claire.presses("Approve it")
    claire.sees("It was approved.")


def pays_it(ines: Worker, what: str) -> None:
    ines.goes_to("Today")
    ines.follows(what)
    ines.presses("Book the payment")
    ines.presses("Book the payment")
    ines.sees("The payment was booked.")


def proves_it(anahit: Worker, what: str, photo: Path) -> None:
    anahit.goes_to("Today")
    anahit.follows(what)
    anahit.presses("Add a proof")
    anahit.fills_in({"What it is": "photo of the goods", "File": photo})
    anahit.presses("Add the proof")
    anahit.sees("photo of the goods")


def they_confirm(anahit: Worker) -> None:
    anahit.presses("They have it")
    anahit.fills_in({"They have it since": days_ago(0), "How they confirmed it": "I saw it with them"})
    anahit.presses("They have it")
    anahit.sees("The purchase is finished.")
