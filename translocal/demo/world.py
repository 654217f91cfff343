"""The invented world of the demo and of the tests: who works where. Every name is made up."""

from dataclasses import dataclass

from translocal.core.clock import now
from translocal.organisations.models import Office, Organisation, PartnerProfile, Post, Staff, Team
from translocal.organisations.roles import Role

MAIL = "example.org"


@dataclass(frozen=True)
class Desk:
    """A team, where it sits, and who works there; the first one leads when `led`."""

    key: str
    organisation: str
    kind: str
    city: str
    country: str
    zone: str
    language: str
    name: str
    role: Role
    people: tuple[str, ...]
    led: bool = False
    public: bool = False
    first_meeting: str = ""


DESKS = [
    Desk("welfare", "Public welfare centre De Brug", "welfare service", "Ghent", "BE", "Europe/Brussels", "nl",
         "Local reception initiative", Role.SOCIAL_WORKER, ("Koen Maes", "Lies Dewaele", "Femke Baert"), led=True,
         first_meeting="We meet where you live. You choose the language, and you may bring somebody."),
    Desk("elsewhere", "Public welfare centre Ter Duinen", "welfare service", "Bruges", "BE", "Europe/Brussels", "nl",
         "Local reception initiative", Role.SOCIAL_WORKER, ("Sam Stevens",)),
    Desk("desk", "Federal return service", "agency", "Ghent", "BE", "Europe/Brussels", "nl",
         "Regional return desk", Role.RETURN_COUNSELLOR, ("Nadia Benali", "Marc Verlinden"), led=True, public=True,
         first_meeting="The first meeting takes an hour. We explain every choice, also that of staying. Nothing is signed."),
    Desk("desk-antwerp", "Federal return service", "agency", "Antwerp", "BE", "Europe/Brussels", "nl",
         "Regional return desk", Role.RETURN_COUNSELLOR, ("Joris Peeters",), public=True,
         first_meeting="You can walk in on weekdays from nine to noon."),
    Desk("travel", "IOM Belgium", "travel provider", "Brussels", "BE", "Europe/Brussels", "fr",
         "Travel desk", Role.TRAVEL_OFFICER, ("Ana Ribeiro",),
         first_meeting="We go through documents and luggage together, and tell you what happens at the airport."),
    Desk("provider", "Caritas International Belgium", "reintegration provider", "Brussels", "BE", "Europe/Brussels", "fr",
         "Reintegration team", Role.REINTEGRATION_COUNSELLOR, ("Claire Lambert",),
         first_meeting="We talk about what you want to do there, and what the support can and cannot pay."),
    Desk("partner", "Hayrenik Social Centre", "local partner", "Yerevan", "AM", "Asia/Yerevan", "hy",
         "Social guidance", Role.LOCAL_SOCIAL_WORKER, ("Anahit Sargsyan",),
         first_meeting="You are welcome with your family. We look at the plan again together, now that you are here."),
    Desk("business", "Ararat Business Advice", "business consultancy", "Yerevan", "AM", "Asia/Yerevan", "hy",
         "Coaching", Role.BUSINESS_CONSULTANT, ("Tigran Mkrtchyan",)),
    Desk("finance", "Caritas International Belgium", "reintegration provider", "Brussels", "BE", "Europe/Brussels", "fr",
         "Finance", Role.FINANCE_OFFICER, ("Ines Janssens",)),
    Desk("owner", "Programme office", "programme owner", "Brussels", "BE", "Europe/Brussels", "nl",
         "Programmes", Role.PROGRAMME_MANAGER, ("Peter Claes",)),
    Desk("approvals", "Programme office", "programme owner", "Brussels", "BE", "Europe/Brussels", "nl",
         "Exceptions", Role.APPROVER, ("Hilde Goossens",)),
    Desk("privacy", "Programme office", "programme owner", "Brussels", "BE", "Europe/Brussels", "nl",
         "Data protection", Role.DATA_PROTECTION, ("Ruth Vermeulen",)),
    Desk("audit", "Audit house Meridian", "funder's auditor", "Brussels", "BE", "Europe/Brussels", "fr",
         "Audit", Role.AUDITOR, ("Olivier Martin",)),
    Desk("monitor", "Watch on Return", "civil society", "Brussels", "BE", "Europe/Brussels", "nl",
         "Monitoring", Role.MONITOR, ("Yasmina Haddad",)),
    Desk("research", "Institute for Migration Research", "research institute", "Leuven", "BE", "Europe/Brussels", "nl",
         "Practice research", Role.RESEARCHER, ("Noor Willems",)),
    Desk("operator", "Translocal operations", "operator", "Ghent", "BE", "Europe/Brussels", "en",
         "Administration", Role.ADMINISTRATOR, ("Tom Wouters", "Els Jacobs")),
]  # fmt: skip


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{MAIL}"


def build() -> dict[str, Team]:
    """Make the organisations, teams and staff, once. Runs as whoever acts; returns the teams by key."""
    return {desk.key: set_up(desk) for desk in DESKS}


def set_up(desk: Desk) -> Team:
    """One team with its organisation, office and people, once."""
    organisation, made = Organisation.objects.get_or_create(name=desk.organisation, defaults={"kind": desk.kind})
    if made and desk.role == Role.LOCAL_SOCIAL_WORKER:
        PartnerProfile.objects.create(
            organisation=organisation, social_guidance=True, purchases=True, languages="hy, ru, en",
            areas="Yerevan, Ararat, Kotayk", caseload=40,
        )  # fmt: skip
    place = {"country": desk.country, "time_zone": desk.zone, "language": desk.language}
    office, _made = Office.objects.get_or_create(organisation=organisation, city=desk.city, defaults=place)
    team, _made = Team.objects.get_or_create(
        office=office, name=desk.name,
        defaults={"role": desk.role, "public_desk": desk.public, "first_meeting": desk.first_meeting},
    )  # fmt: skip
    for index, name in enumerate(desk.people):
        staff, _made = Staff.objects.get_or_create(email=address_of(name), defaults={"name": name, "office": office})
        lead = desk.led and index == 0
        Post.objects.get_or_create(
            staff=staff, team=team, role=desk.role, until=None, defaults={"since": now(), "is_lead": lead}
        )
    return team


def somebody(name: str) -> Staff:
    return Staff.objects.get(email=address_of(name))
