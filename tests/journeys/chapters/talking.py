"""From the first conversation to a case; and each adult's own record that this is their decision."""

from tests.journeys.workers import Answer, Worker, days_ago

ARAM, NUNE = "Aram Vardanyan", "Nune Vardanyan"
ADULTS = (ARAM, NUNE)
KNOWS: dict[str, Answer] = {
    "Informed about what": "Leaflet “Your choices”, version 3", "In which language": "Armenian",
    "Time they had to decide": "Five weeks", "The ways to stay were explained": True,
    "Their legal remedies were explained": True, "What cannot be undone, and from when": "The room ends the day before.",
    "They know how to stop, at any time until boarding": True, "What presses them, as they see it": ["family or others"],
    "What presses them, as you see it": ["reception ends"], "Signed on": days_ago(0),
}  # fmt: skip


def begins_a_conversation(by: Worker, team: str, given: str = "Aram", born: str = "1986-04-12") -> None:
    """Search first; only when nobody is found does a new record begin."""
    by.goes_to("Conversations")
    by.presses("Begin a conversation")
    by.fills_in({"Name, reference or telephone": "Vardanyan"})
    by.presses("Look")
    by.presses(f"They are new: begin in {team}")
    by.fills_in({"Given name": given, "Family name": "Vardanyan", "Nationality": "Armenia", "Date of birth": born})
    by.fills_in({"In this household": "adult", "Country of origin": "Armenia", "Town or region there": "Yerevan"})
    by.presses("Begin a conversation")


def adds_to_the_household(by: Worker, given: str, born: str, position: str) -> None:
    by.presses("Add a person to the household")
    by.fills_in({"Given name": given, "Family name": "Vardanyan", "Nationality": "Armenia"})
    by.fills_in({"Date of birth": born, "In this household": position})
    by.presses("Add to the household")
    by.sees("The person was added.")


def they_want_to_go_further(by: Worker, *adults: str) -> None:
    """Each adult says so for themselves; then there is a case."""
    by.presses("Note a conversation")
    by.fills_in({"Day of the conversation": days_ago(0), "Occasion": "they brought it up"})
    by.fills_in({"Language of the conversation": "Armenian"})
    for name in adults:
        words = {"What they want": "wants to go further", "In their own words": "What would be possible?"}
        by.fills_in({**words}, under=f"What {name} says")
    by.presses("Note the conversation")
    by.presses("Open a case")
    by.fills_in({"They asked for it: every adult wants to go further": True})
    by.presses("Open a case")
    by.sees("The case is open.", "Yerevan")


def opens_the_case(by: Worker, named: str = ARAM, part: str = "") -> None:
    """By the list of cases, as on any day."""
    by.goes_to("Cases")
    by.follows(named)
    if part:
        by.turns_to(part)


def decides_alone(with_: Worker, name: str) -> None:
    """One adult, alone with the counsellor."""
    with_.presses(f"Record with them: {name}")
    for group in ("What they know", "What presses them"):
        with_.sees(group)
    with_.fills_in({"Whose record": name, "By whom": with_.name, **KNOWS})
    with_.presses("Keep the record")
    with_.sees("complete")


def reads_the_news(by: Worker, title: str, *words: str) -> None:
    """It stands under Today, and leads to the case."""
    by.goes_to("Today")
    by.opens_news(title)
    by.sees(*words)
