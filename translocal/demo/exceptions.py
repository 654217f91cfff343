"""The demo's exceptions: two invented households about which the programme owner is asked, one of them decided."""

from typing import Any

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.cases.models import Case
from translocal.demo import story, world
from translocal.organisations.models import Team
from translocal.people.queries import members
from translocal.programmes import exempting
from translocal.programmes.actions import establish
from translocal.programmes.models import AskedFor, Exemption

GELASHVILI: list[dict[str, Any]] = [
    {"given_name": "Nana", "family_name": "Gelashvili", "also_written": "ნანა გელაშვილი", "birth_date": "1991-05-27", "sex": "f",
     "nationality": "GE", "languages": ["ka", "ru"], "position": "adult"},
    {"given_name": "Luka", "family_name": "Gelashvili", "also_written": "ლუკა გელაშვილი", "birth_date": "2019-09-14", "sex": "m",
     "nationality": "GE", "languages": ["ka", "nl"], "position": "child"},
]  # fmt: skip
SAHAKYAN: list[dict[str, Any]] = [
    {"given_name": "Gor", "family_name": "Sahakyan", "also_written": "Գոռ Սահակյան", "birth_date": "1995-12-02", "sex": "m",
     "nationality": "AM", "languages": ["hy", "ru"], "position": "adult"},
]  # fmt: skip
HOW_THEY_ARE: dict[str, Any] = {
    "voluntary": "yes", "circumstances_naturalised": "no", "never_last_assistance": "on", "others_vulnerable": "no",
}  # fmt: skip
ILL = "The child needs treatment every week, and a home near the hospital. Without the budget they cannot rent one (invented)."
DECIDED = (
    "The Immigration Office has decided that he gets it; its letter is with us. He asks for nothing else (invented)."
)
WHY = "The letter of the Immigration Office was seen (invented)."


def tell(teams: dict[str, Team]) -> None:
    """One waits for Hilde; the other was granted, and the entitlement rests on it."""
    claire, hilde = world.somebody("Claire Lambert"), world.somebody("Hilde Goossens")
    ill = counselled(teams, "GE", "Kutaisi", GELASHVILI)
    with acting_as(Identity(claire.pk)):
        child = str(members(ill.pk)[-1].person_id)
    ask(ill, teams, "be-reintegration", "vulnerability", ILL, circumstances_in_detention="no", vulnerable=[child])
    held = counselled(teams, "AM", "Gyumri", SAHAKYAN)
    premium: dict[str, Any] = {"status": "detained", "vulnerable": []}
    asked = ask(held, teams, "be-departure-premium", "immigration_office", DECIDED, **premium)
    with acting_as(Identity(hilde.pk)):
        exemption = Exemption.objects.get(pk=asked.exemption_id)
    exempting.grant(exemption, by=hilde, reason=WHY)
    establish(
        held, by=claire, programme="be-departure-premium", day=timezone.localdate().isoformat(),
        exceptions=[str(exemption.pk)], **HOW_THEY_ARE, **premium,
    )  # fmt: skip


def counselled(teams: dict[str, Team], country: str, town: str, people: list[dict[str, Any]]) -> Case:
    """Come to their reintegration counselling."""
    lies, marc, claire = (world.somebody(name) for name in ("Lies Dewaele", "Marc Verlinden", "Claire Lambert"))
    case = story.open_case(lies, teams["welfare"], country, town, people)
    story.joins(case, lies, teams["desk"], marc)
    story.joins(case, marc, teams["provider"], claire)
    return story.seen(case, claire)


def ask(case: Case, teams: dict[str, Team], programme: str, approval: str, words: str, **answers: Any) -> AskedFor:
    """Told what hangs on it, then asked."""
    claire = world.somebody("Claire Lambert")
    establish(
        case, by=claire, programme=programme, day=timezone.localdate().isoformat(), **HOW_THEY_ARE, **answers
    )  # fmt: skip
    return exempting.ask(
        case, by=claire, which=f"{programme}.{approval}", team=str(teams["approvals"].pk), words=words
    )  # fmt: skip
