"""Who works where, in proportion to the caseload: services, return desks, providers, partners on the other shore."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from math import ceil

from translocal.generator.fates import Fate, fates_of
from translocal.generator.lands import LANDS, Land
from translocal.generator.names import family, given
from translocal.generator.rows import micros_of
from translocal.organisations.roles import Role

MAIL = "example.org"


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


BELGIAN_GIVEN = words(
    "An Bart Bram Charlotte Dirk Eline Els Emma Filip Frederik Griet Hanne Ilse Jan Jolien Joris Julie "
    "Karel Katrien Koen Laura Leen Lien Lieve Lotte Luc Maarten Marie Mieke Nele Nathalie Olivier Pieter "
    "Sara Sofie Stijn Thomas Tine Tom Veerle Wim Yasmina Samira Nadia Karim Hamza Fatiha Sébastien Céline "
    "Aurélie Benoît Delphine Mathieu Pauline Quentin Valérie"
)
BELGIAN_FAMILY = words(
    "Peeters Janssens Maes Jacobs Mertens Willems Claes Goossens Wouters Pauwels Dubois Lambert Dupont "
    "Martin Hermans Aerts Michiels Lemmens Verhoeven Smets Verbeke Desmet Lambrechts Coppens Vermeulen "
    "Segers Moens Baert Devos Leclercq Simon Laurent Renard Lejeune Fontaine Bogaert Verlinden Benali "
    "Haddad Cools Thys Geerts Sterckx Adriaens Hendrickx Martens"
)
TOWNS = ["Ghent", "Antwerp", "Liège", "Charleroi", "Brussels"]
WELFARE_TOWNS = [
    "Ghent", "Antwerp", "Leuven", "Hasselt", "Mechelen", "Kortrijk", "Namur", "Liège", "Mons", "Aalst", "Genk", "Tournai",
]  # fmt: skip
SCRYPT_NEVER = "!generated: this account has no password"


@dataclass(frozen=True)
class Colleague:
    """A member of a team: the id as it is stored."""

    id: str
    name: str


@dataclass
class Desk:
    """A team and all it belongs to. The first colleague leads it."""

    id: str
    organisation: str
    organisation_name: str
    kind: str
    office: str
    city: str
    country: str
    zone: str
    language: str
    name: str
    role: str
    public: bool
    answer_days: int
    people: list[Colleague] = field(default_factory=list)

    @property
    def lead(self) -> Colleague:
        """The one who leads the team."""
        return self.people[0]

    @property
    def workers(self) -> list[Colleague]:
        """Those who take cases."""
        return self.people[1:] or self.people


@dataclass
class World:
    """All desks, by role; those on the other shore by country too."""

    mark: str
    cases: int
    since: int
    until: int
    desks: list[Desk]
    fates: list[Fate] = field(default_factory=list)
    by_role: dict[str, list[Desk]] = field(default_factory=dict)
    payers: dict[str, list[Desk]] = field(default_factory=dict)
    abroad: dict[tuple[str, str], list[Desk]] = field(default_factory=dict)

    @property
    def households(self) -> int:
        """For every ten cases there is a household that only talked, and did not, or not yet, want to go further."""
        return self.cases + self.cases // 10

    def __post_init__(self) -> None:
        for desk in self.desks:
            self.by_role.setdefault(desk.role, []).append(desk)
            if desk.role == Role.FINANCE_OFFICER:
                self.payers.setdefault(desk.organisation, []).append(desk)
            if desk.country != "BE":
                self.abroad.setdefault((desk.country, desk.role), []).append(desk)


@dataclass(frozen=True)
class Batch:
    """Some households of a generation, by their numbers."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many."""
        return self.last - self.first


@dataclass(frozen=True)
class _Plan:
    """How many cases stand with a role at one time, how many one worker has, how many work in a team."""

    role: Role
    share: float
    each: int
    team: int


# Shares of all cases in which the role stands or stood. A social worker has about 60 cases, gone ones included;
# of a team's 11,000 about 5,000 still stand with it, which is what its lead reaches.
PLANS = {
    "social": _Plan(Role.SOCIAL_WORKER, 1.0, 60, 183),
    "return": _Plan(Role.RETURN_COUNSELLOR, 0.6, 150, 12),
    "provider": _Plan(Role.REINTEGRATION_COUNSELLOR, 0.4, 150, 10),
    "payment": _Plan(Role.FINANCE_OFFICER, 0.4, 600, 8),
    "travel": _Plan(Role.TRAVEL_OFFICER, 0.4, 300, 8),
    "local": _Plan(Role.LOCAL_SOCIAL_WORKER, 0.25, 110, 6),
    "business": _Plan(Role.BUSINESS_CONSULTANT, 0.12, 110, 4),
}


def fixed_id(*parts: object) -> str:
    """An id that the same words always make; version 8 of the UUIDs, which means: made in a way of one's own."""
    digest = sha256("/".join(map(str, parts)).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


def build(mark: str, cases: int, today: date) -> World:
    """Plan the world of a generation. `mark` tells one generation from another: the same mark, the same ids."""
    began = datetime.combine(today - timedelta(days=2000), time(8), UTC)
    now = micros_of(datetime.combine(today, time(8), UTC))
    return World(mark, cases, micros_of(began), now, list(_desks(mark, cases)), fates_of(mark, cases))


def _desks(mark: str, cases: int) -> Iterator[Desk]:
    for number, (people, city) in enumerate(_teams("social", cases, WELFARE_TOWNS)):
        yield _desk(mark, f"Public welfare centre {city}", "welfare service", city, None, "Local reception initiative",
                    PLANS["social"].role, people, number, 7)  # fmt: skip
    for number, (people, city) in enumerate(_teams("return", cases, TOWNS, least=2)):
        yield _desk(
            mark,
            "Return service",
            "agency",
            city,
            None,
            "Return desk",
            PLANS["return"].role,
            people,
            number,
            7,
        )
    for number, (people, city) in enumerate(_teams("provider", cases, ["Brussels", "Namur"], least=2)):
        house = ("Reintegration house North", "Reintegration house South")[number % 2]
        yield _desk(mark, house, "reintegration provider", city, None, "Reintegration team", PLANS["provider"].role,
                    people, number, 10)  # fmt: skip
        yield from _paying(mark, house, city, cases // 2 if number < 2 else 0)
    for number, (people, city) in enumerate(_teams("travel", cases, ["Brussels"])):
        yield _desk(mark, "Journey office", "travel provider", city, None, "Travel desk", PLANS["travel"].role, people,
                    number, 5)  # fmt: skip
    for land in LANDS:
        for kind, name, what in (
            ("local", "Social guidance", "local partner"),
            ("business", "Coaching", "business advice"),
        ):
            here = _teams(kind, cases * land.share // 100, list(land.towns))
            for number, (people, city) in enumerate(here):
                house = f"{'Returnees’ house' if kind == 'local' else 'Business advice'} {city}"
                yield _desk(mark, house, what, city, land, name, PLANS[kind].role, people, number, 10)


def _paying(mark: str, house: str, city: str, cases: int) -> Iterator[Desk]:
    for number, (people, _city) in enumerate(_teams("payment", cases, [city]) if cases else ()):
        yield _desk(
            mark, house, "reintegration provider", city, None, "Payments", PLANS["payment"].role, people, number, 10
        )


def _teams(kind: str, cases: int, towns: list[str], least: int = 1) -> Iterator[tuple[int, str]]:
    plan = PLANS[kind]
    workers = max(least, ceil(cases * plan.share / plan.each))
    teams = max(least, round(workers / plan.team))
    for number in range(teams):
        share = workers // teams + (number < workers % teams)
        yield max(1, share), towns[number % len(towns)]


def _desk(
    mark: str, house: str, kind: str, city: str, land: Land | None, name: str, role: Role, workers: int, number: int, days: int
) -> Desk:  # fmt: skip
    organisation = fixed_id(mark, "organisation", house)
    desk = Desk(
        fixed_id(mark, "team", house, city, name, number), organisation, house, kind,
        fixed_id(mark, "office", house, city), city, land.code if land else "BE", land.zone if land else "Europe/Brussels",
        land.language if land else ("fr" if city in ("Namur", "Liège", "Charleroi", "Mons", "Tournai", "Brussels") else "nl"),
        f"{name} {number + 1}", role.value, role == Role.RETURN_COUNSELLOR, days,
    )  # fmt: skip
    dice = random.Random(f"{mark}/{desk.id}")
    for place in range(workers + 1):
        desk.people.append(Colleague(fixed_id(desk.id, place), _colleague(land, dice)))
    return desk


def _colleague(land: Land | None, dice: random.Random) -> str:
    if land is None:
        return f"{dice.choice(BELGIAN_GIVEN)} {dice.choice(BELGIAN_FAMILY)}"
    return f"{given(land, dice.choice('fm'), dice)} {family(land, dice)}"
