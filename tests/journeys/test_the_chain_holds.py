"""The first two links of the chain, as the people in it live them. Everybody named here is invented."""

import pytest

from tests.cast import Cast
from tests.journeys.workers import SignIn, Worker, days_ago, days_ahead

pytestmark = pytest.mark.journey

ARAM = "What Aram Vardanyan says"
NUNE = "What Nune Vardanyan says"
ARAMS_WORDS = "We cannot think about this yet, my mother is ill."
NUNES_WORDS = "First the school year of Lilit."
THEIR_QUESTION = "Can the children go to school at once?"


def test_a_household_is_handed_over_and_nobody_vanishes(cast: Cast, sign_in: SignIn) -> None:
    lies = sign_in(cast.lies)
    begins_a_conversation(lies)
    not_now_then_weeks_later(lies)
    hands_over_with_them(lies)

    marc = sign_in(cast.marc)
    previews_and_takes_over(marc)
    meets_together(marc)
    follows_from_afar(lies, marc)


def begins_a_conversation(lies: Worker) -> None:
    """She searches first; only when nobody is found does she begin a new record."""
    lies.goes_to("Conversations")
    lies.presses("Begin a conversation")
    lies.fills_in({"Name, reference or telephone": "Vardanyan"})
    lies.presses("Look")
    lies.sees("Nobody whom you may see has a name like this.", "Ask them whether they had support before")
    assert "Vardanyan" not in lies.page.url
    lies.presses("They are new: begin in Local reception initiative")

    lies.fills_in({"Given name": "Aram", "Family name": "Vardanyan", "Also written as": "Արամ Վարդանյան"})
    lies.fills_in({"Nationality": "Armenia", "Country of origin": "Armenia", "Town or region there": "Yerevan"})
    lies.fills_in({"Date of birth": "1986-04-12", "In this household": "adult"})
    lies.presses("Begin a conversation")
    for name, born, position in [
        ("Nune", "1989-09-30", "adult"), ("Lilit", "2014-02-03", "child"), ("Davit", "2018-11-21", "child"),
    ]:  # fmt: skip
        lies.presses("Add a person to the household")
        lies.fills_in({"Given name": name, "Family name": "Vardanyan", "Nationality": "Armenia"})
        lies.fills_in({"Date of birth": born, "In this household": position})
        lies.presses("Add to the household")
        lies.sees("The person was added.")
    lies.sees("Aram Vardanyan", "Nune Vardanyan", "Lilit Vardanyan", "Davit Vardanyan", "Արամ Վարդանյան")


def not_now_then_weeks_later(lies: Worker) -> None:
    """After the negative decision they say: not now. Weeks later they come back to it themselves."""
    lies.presses("Note a conversation")
    lies.fills_in(
        {
            "Day of the conversation": days_ago(45),
            "Occasion": "negative decision at first instance",
            "Language of the conversation": "Armenian",
            "Interpreter": "Telephone interpreter, Armenian",
            "Information given": "Leaflet “Your choices”, version 3",
            "Next moment they agreed to": days_ago(3),
        }
    )
    lies.fills_in({"What they want": "not now", "In their own words": ARAMS_WORDS}, under=ARAM)
    lies.fills_in({"What they want": "is thinking", "In their own words": NUNES_WORDS}, under=NUNE)
    lies.presses("Note the conversation")
    lies.sees(ARAMS_WORDS, NUNES_WORDS, "Telephone interpreter, Armenian", "Leaflet “Your choices”, version 3")

    lies.goes_to("Today")
    lies.sees("the moment they agreed to")
    lies.follows("Aram Vardanyan")
    lies.presses("They said: not now")
    lies.sees("Nothing reminds anybody of return")
    lies.presses("They said: not now")
    lies.sees("It rests. Nothing will remind them.")
    lies.cannot("They said: not now", "Open a case")

    lies.presses("They came back to it")
    lies.presses("They came back to it")
    lies.cannot("Open a case")
    lies.sees("Aram Vardanyan has not said that they want to go further.")
    lies.presses("Note a conversation")
    lies.fills_in({"Day of the conversation": days_ago(1), "Occasion": "they brought it up"})
    lies.fills_in({"Language of the conversation": "Armenian"})
    lies.fills_in({"What they want": "wants to go further", "In their own words": THEIR_QUESTION}, under=ARAM)
    lies.fills_in({"What they want": "wants to go further"}, under=NUNE)
    lies.presses("Note the conversation")
    lies.presses("Open a case")
    lies.fills_in({"They asked for it: every adult wants to go further": True})
    lies.presses("Open a case")
    lies.sees("The case is open.", "Ghent", "Yerevan")
    lies.turns_to("Conversations")
    lies.sees("No conversation was noted yet.")
    lies.does_not_see(ARAMS_WORDS)


def hands_over_with_them(lies: Worker) -> None:
    """The letter is written with them; each adult approves it and agrees, alone; only then is the desk asked."""
    lies.turns_to("Timeline")
    lies.presses("Hand over")
    lies.fills_in(
        {
            "To which desk": "Regional return desk, Ghent (Federal return service)",
            "How": "accompanied, with a joint meeting",
            "Why now": "They would like to hear, calmly, what going back would mean.",
            "Their words": THEIR_QUESTION,
            "What worries them": "His mother is ill.",
            "What we promised": "That Lies is there at the first meeting.",
            "Language in which they read it": "Armenian",
        }
    )
    lies.presses("Begin the handover")
    lies.sees("Nothing was sent yet.")
    lies.cannot("Ask them to take over")
    lies.sees("Nune Vardanyan has not yet read and approved the letter.")
    for name in ("Aram Vardanyan", "Nune Vardanyan"):
        lies.follows(f"{name} reads and approves the letter")
        lies.presses("They approve the letter")
        lies.follows(f"{name} agrees to this desk")
        lies.fills_in({"In which language": "Armenian", "How they took it in": "an interpreter translated it"})
        lies.presses("Record the consent")
        lies.follows(f"{name} lets you hear what becomes of them")
        lies.fills_in({"In which language": "Armenian", "How they took it in": "an interpreter translated it"})
        lies.presses("Record the consent")
    lies.presses("Ask them to take over")
    lies.presses("Ask them to take over")
    lies.sees("The desk was asked.", "waiting for an answer")


def previews_and_takes_over(marc: Worker) -> None:
    """Marc reads what travels before he answers; what was said before the case stays with Lies."""
    marc.sees("Waiting for the answer of your team", "You are asked to take over")
    marc.follows("Aram Vardanyan")
    marc.sees(THEIR_QUESTION, "His mother is ill.", "That Lies is there at the first meeting.")
    marc.sees("Aram Vardanyan", "Lilit Vardanyan", "What travels", "Answer due")
    marc.does_not_see(ARAMS_WORDS, NUNES_WORDS)
    marc.cannot("We cannot take over")
    marc.follows("The case")
    marc.sees_only_the_parts("Timeline", "People", "Handovers")
    marc.page.go_back()
    marc.presses("Take over")
    marc.fills_in({"A word to the sender": "I look forward to meeting them."})
    marc.presses("Take over")
    marc.sees("You stand in the case now.")


def meets_together(marc: Worker) -> None:
    marc.presses("Plan the joint meeting")
    marc.fills_in({"When": days_ahead(2) + "T10:00", "Where": "De Brug, room 2"})
    marc.presses("Plan the joint meeting")
    marc.sees("De Brug, room 2")
    marc.presses("The meeting was held")
    marc.fills_in({"Held on": days_ago(0), "Who of the household was there": ["Aram Vardanyan", "Nune Vardanyan"]})
    marc.presses("The meeting was held")
    marc.sees("There were: Aram Vardanyan, Nune Vardanyan")


def follows_from_afar(lies: Worker, marc: Worker) -> None:
    """Lies does not vanish: she reads the answer and the next milestone, and nothing of what is said there."""
    lies.goes_to("Today")
    lies.sees("Your handover was accepted", "The joint meeting was held")
    lies.opens_news("Your handover was accepted")
    lies.sees("Marc Verlinden answered", "I look forward to meeting them.")
    lies.follows("The case")
    lies.sees("you follow", "took over for Regional return desk, Ghent")
    lies.sees("Write to the family")
    lies.does_not_see("Note a conversation", "Let the case rest")

    marc.follows("The case")
    case = marc.here
    marc.presses("Note a conversation")
    marc.fills_in({"Day of the conversation": days_ago(0), "Occasion": "another occasion"})
    marc.fills_in({"Language of the conversation": "Armenian"})
    marc.fills_in({"What they want": "wants to know more", "In their own words": "We are afraid of debts."}, under=ARAM)
    marc.presses("Note the conversation")
    marc.sees("We are afraid of debts.")
    marc.opens(case)
    marc.presses("Ready to depart, with travel support only")
    marc.presses("Ready to depart")
    marc.sees("The case went on.", "ready to depart")

    lies.goes_to("Today")
    lies.opens_news("The case went on: ready to depart")
    lies.sees("ready to depart")
    lies.does_not_see("We are afraid of debts.")
    lies.sees_only_the_parts("Timeline", "People", "Handovers", "Messages")
    for part in ("conversations", "consents", "documents"):
        assert lies.opens(f"{case}{part}/") == 404
