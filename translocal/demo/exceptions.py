"""The demo's exceptions: two invented households about which the programme owner is asked, one of them decided."""

from collections.abc import Generator
from datetime import datetime
from typing import Any

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.cases.models import Case
from translocal.demo import story, world
from translocal.demo.calendar import Calendar, Story
from translocal.demo.households import Household, alone, asked, comes_back_to_it, joins
from translocal.organisations.models import Staff, Team
from translocal.people.queries import members
from translocal.programmes import exempting
from translocal.programmes.actions import establish
from translocal.programmes.models import AskedFor, Exemption

GELASHVILI = Household(
    "GE", "Kutaisi",
    [alone("Nana", "Gelashvili", "ნანა გელაშვილი", "GE", birth_date="1991-05-27", sex="f", languages=["ka", "ru"]),
     {"given_name": "Luka", "family_name": "Gelashvili", "also_written": "ლუკა გელაშვილი", "birth_date": "2019-09-14", "sex": "m",
      "nationality": "GE", "languages": ["ka", "nl"], "position": "child"}],
    "ka", "Not while Luka is treated here.", "The doctor says it can go on in Kutaisi. I want to know how we could live there.",
    asked("She wants to hear whether the treatment of her son can go on there.", "He comes first. Then I can think of work.",
          "That there is no home near the hospital.", "That somebody asks at the hospital first."),
)  # fmt: skip
SAHAKYAN = Household(
    "AM", "Gyumri", [alone("Gor", "Sahakyan", "Գոռ Սահակյան", "AM", birth_date="1995-12-02", sex="m", languages=["hy", "ru"])],
    "hy", "I want to speak with my lawyer first.", "My lawyer has explained it. I would rather go by myself.",
    asked("He is held in a centre, and would rather leave by himself.", "I do not want to arrive with nothing.",
          "That he is brought to the airport before anybody answers.", "That he hears this week what he gets."),
)  # fmt: skip
HOW_THEY_ARE: dict[str, Any] = {
    "voluntary": "yes", "circumstances_naturalised": "no", "never_last_assistance": "on", "others_vulnerable": "no",
}  # fmt: skip
ILL = "The child needs treatment every week, and a home near the hospital. Without the budget they cannot rent one (invented)."
DECIDED = (
    "The Immigration Office has decided that he gets it; its letter is with us. He asks for nothing else (invented)."
)
WHY = "The letter of the Immigration Office was seen (invented)."


def are_asked_for(teams: dict[str, Team], days: Calendar) -> list[Story]:
    """One waits for Hilde; the other was granted, and the entitlement rests on it."""
    return [waits(teams, days), is_granted(teams, days)]


def waits(teams: dict[str, Team], days: Calendar) -> Story:
    claire = world.somebody("Claire Lambert")
    case = yield from is_counselled(teams, days, GELASHVILI, opened=25)
    yield days.ago(2, 11)
    with acting_as(Identity(claire.pk)):
        child = str(members(case.pk)[-1].person_id)
    ask(case, claire, teams["approvals"], "be-reintegration.vulnerability", ILL,
        circumstances_in_detention="no", vulnerable=[child])  # fmt: skip


def is_granted(teams: dict[str, Team], days: Calendar) -> Story:
    claire, hilde = world.somebody("Claire Lambert"), world.somebody("Hilde Goossens")
    case = yield from is_counselled(teams, days, SAHAKYAN, opened=30)
    premium: dict[str, Any] = {"status": "detained", "vulnerable": []}
    yield days.ago(9, 14)
    asked_for = ask(case, claire, teams["approvals"], "be-departure-premium.immigration_office", DECIDED, **premium)
    yield days.ago(7, 9, 40)
    with acting_as(Identity(hilde.pk)):
        exemption = Exemption.objects.get(pk=asked_for.exemption_id)
    exempting.grant_exception(exemption, by=hilde, reason=WHY)
    yield days.ago(6, 16)
    told(case, claire, "be-departure-premium", exceptions=[str(exemption.pk)], **premium)


def is_counselled(
    teams: dict[str, Team], days: Calendar, them: Household, *, opened: int
) -> Generator[datetime, None, Case]:
    """They come to the reintegration counselling, by every desk before it."""
    lies, marc, claire = (world.somebody(name) for name in ("Lies Dewaele", "Marc Verlinden", "Claire Lambert"))
    case = yield from comes_back_to_it(days, lies, teams["welfare"], them, opened + 30, opened)
    yield from joins(days, case, lies, teams["desk"], marc, them, on=opened - 2)
    yield from joins(days, case, marc, teams["provider"], claire, them, on=opened - 9)
    return story.seen(case, claire)


def told(case: Case, by: Staff, programme: str, **answers: Any) -> None:
    """What the rules give them, as far as it is known on this day."""
    day = timezone.localdate().isoformat()
    establish(story.seen(case, by), by=by, programme=programme, day=day, **HOW_THEY_ARE, **answers)


def ask(case: Case, by: Staff, team: Team, which: str, words: str, **answers: Any) -> AskedFor:
    """Told what hangs on it, then asked."""
    told(case, by, which.partition(".")[0], **answers)
    return exempting.ask_exception(story.seen(case, by), by=by, which=which, team=str(team.pk), words=words)
