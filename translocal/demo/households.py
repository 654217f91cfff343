"""Households before their return: one that counsels in Ghent, some that begin, one that rests, one whose journey is booked."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from translocal.cases.models import Case
from translocal.counselling import actions as counselling
from translocal.demo import story, world
from translocal.demo.calendar import Calendar, Story
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff, Team
from translocal.travel import actions as journeys

INTERPRETER: dict[str, Any] = {
    "interpreter": "Telephone interpreter",
    "information": "Leaflet “Your choices”, version 3",
}


@dataclass(frozen=True)
class Household:
    """Who they are, what they said at first and when they came back to it, and what they would like to hear."""

    country: str
    town: str
    people: list[dict[str, Any]]
    language: str
    at_first: str
    later: str = ""
    letter: dict[str, Any] | None = None


def alone(given: str, family: str, also: str, country: str, **more: Any) -> dict[str, Any]:
    """A grown-up person."""
    told = {"given_name": given, "family_name": family, "also_written": also, "nationality": country}
    return {**told, "position": "adult", **more}


def asked(why: str, words: str, worries: str, promised: str) -> dict[str, Any]:
    return {"why": why, "words": words, "worries": worries, "promised": promised}


VARDANYAN = Household(
    "AM", "Yerevan", story.VARDANYAN, "hy", "We cannot think about this yet.",
    "We want to know what would be possible for the children.", story.LETTER,
)  # fmt: skip
KAPANADZE = Household(
    "GE", "Tbilisi", [alone("Nino", "Kapanadze", "ნინო კაპანაძე", "GE")], "ka", "I wait for the answer to my appeal.",
    "My mother is alone in Tbilisi. I want to know what I could do there.",
    asked("She would like to hear what support there is, before she decides anything.",
          "I was a seamstress. I do not want to begin at nothing again.", "That nobody there needs her work.",
          "That nothing is signed at the first meeting."),
)  # fmt: skip
RUSU = Household(
    "MD", "Chișinău", [alone("Ion", "Rusu", "Ион Русу", "MD"), alone("Elena", "Rusu", "Елена Русу", "MD")], "ro",
    "Not before the winter is over.", "Our son has finished school there. We want to know what we could live on.",
)  # fmt: skip
OLIVEIRA = Household(
    "BR", "Goiânia", [alone("Marcela", "Oliveira", "", "BR")], "pt", "I work here until the summer. Then I shall see.",
)  # fmt: skip
PETROSYAN = Household(
    "AM", "Gyumri", [alone("Hasmik", "Petrosyan", "Հասմիկ Պետրոսյան", "AM")], "hy", "I am too tired to think of it.",
    "My sister has room for me. I want to know who would pay the journey.",
    asked("She asks who pays the journey, and what comes after it.", "I can live with my sister. I need medicine for my heart.",
          "Whether her medicine exists in Gyumri.", "That somebody asks about the medicine first."),
)  # fmt: skip
GRIGORYAN = Household(
    "AM", "Vanadzor", [alone("Marina", "Grigoryan", "Մարինա Գրիգորյան", "AM")], "hy", "Not while my daughter is ill.",
    "My daughter is well again. I want to go home before the winter.",
    asked("She wants to go home, and needs nothing but the journey.", "I have a house there, and my daughter.",
          "Her passport has expired.", "That she hears within two weeks what a new passport takes."),
)  # fmt: skip


def stories(teams: dict[str, Team], days: Calendar) -> list[Story]:
    lies, femke = world.somebody("Lies Dewaele"), world.somebody("Femke Baert")
    return [
        counsels_in_ghent(teams, days),
        waits_for_the_desk(teams, days, lies, KAPANADZE, opened=6, handed_over=2),
        has_a_case(teams, days, femke, RUSU, opened=5),
        rests(teams, days, lies, OLIVEIRA),
        waits_for_the_desk(teams, days, femke, PETROSYAN, opened=7, handed_over=1),
        goes_home(teams, days),
    ]


def comes_back_to_it(
    days: Calendar, by: Staff, team: Team, them: Household, first: int, opened: int
) -> Generator[datetime, None, Case]:
    """Not now at first; weeks later they come back to it, and want to go further."""
    yield days.ago(first, 14)
    talk = story.household_talk(by, team, them.country, them.town, them.people)
    told: dict[str, Any] = {"days_ago": 0, "language": them.language}
    story.note(talk, by, "not_now", them.at_first, occasion="negative_first", **told, **INTERPRETER)
    counselling.rest(talk, by=by)
    yield days.ago(opened, 11)
    talk = counselling.take_up_again(talk, by=by)
    story.note(talk, by, "go_further", them.later, occasion="their_own", **told)
    return counselling.open_case(talk, by=by, confirmed=True)


def asks(
    days: Calendar, case: Case, by: Staff, team: Team, them: Household, on: int, **how: Any
) -> Generator[datetime, None, Handover]:
    """A letter that they approved, and a desk that is asked."""
    yield days.ago(on, 15, 30)
    letter = them.letter or story.LETTER
    return story.hand_over(story.seen(case, by), by, team, language=them.language, letter=letter, **how)


def joins(
    days: Calendar,
    case: Case,
    by: Staff,
    team: Team,
    to: Staff,
    them: Household,
    *,
    on: int,
    answer: str = "",
    **how: Any,
) -> Generator[datetime, None, Handover]:
    """Somebody of another desk is asked, and takes over some days later."""
    handover = yield from asks(days, case, by, team, them, on, **how)
    yield days.ago(on - 3, 9, 20)
    return handovers.accept(story.fresh(handover, to), by=to, answer=answer)


def counsels_in_ghent(teams: dict[str, Team], days: Calendar) -> Story:
    lies, marc = world.somebody("Lies Dewaele"), world.somebody("Marc Verlinden")
    case = yield from comes_back_to_it(days, lies, teams["welfare"], VARDANYAN, 62, 16)
    hears = "I look forward to meeting them."
    handover = yield from joins(days, case, lies, teams["desk"], marc, VARDANYAN, on=9, answer=hears)
    handovers.plan_meeting(story.fresh(handover, marc), by=marc, planned_for=days.ahead(3), place="De Brug, room 2")


def has_a_case(teams: dict[str, Team], days: Calendar, by: Staff, them: Household, *, opened: int) -> Story:
    yield from comes_back_to_it(days, by, teams["welfare"], them, 40, opened)


def waits_for_the_desk(
    teams: dict[str, Team], days: Calendar, by: Staff, them: Household, *, opened: int, handed_over: int
) -> Story:
    case = yield from comes_back_to_it(days, by, teams["welfare"], them, 48, opened)
    yield from asks(days, case, by, teams["desk"], them, handed_over)


def rests(teams: dict[str, Team], days: Calendar, by: Staff, them: Household) -> Story:
    yield days.ago(20, 13)
    talk = story.household_talk(by, teams["welfare"], them.country, them.town, them.people)
    story.note(talk, by, "not_now", them.at_first, days_ago=0, occasion="intake", language=them.language)
    counselling.rest(talk, by=by)


def goes_home(teams: dict[str, Team], days: Calendar) -> Story:
    """A woman on her own, whose journey with travel support only is booked by Ana at the travel desk."""
    femke, joris, ana = (world.somebody(name) for name in ("Femke Baert", "Joris Peeters", "Ana Ribeiro"))
    case = yield from comes_back_to_it(days, femke, teams["welfare"], GRIGORYAN, 96, 58)
    yield from joins(days, case, femke, teams["desk-antwerp"], joris, GRIGORYAN, on=52, answer="She is welcome.")
    yield days.ago(38)
    story.note(
        story.seen(case, joris), joris, "go_further", "I have thought about it. I want to be home before the snow.",
        days_ago=0, occasion="agreed",
    )  # fmt: skip
    story.record_voluntariness(case, joris, irreversible="Her place in the reception centre ends on the day before departure.",
                               words="I decide this alone, and I want it.", pressures_seen=["none"], pressures_named=["none"])  # fmt: skip
    yield from joins(days, case, joris, teams["travel"], ana, GRIGORYAN, on=34)
    prepared = story.prepare_journey(case, joris, in_days=40, destination="Vanadzor, Armenia", documents="A new passport",
                                     luggage="30 kg")  # fmt: skip
    sent = journeys.send(prepared, by=joris)
    yield days.ago(6)
    story.book_journey(sent, ana, in_days=15)
