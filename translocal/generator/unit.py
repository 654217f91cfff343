"""One unit being written, a talk or a case: who is in it, who stands where, what it is at, and its journal."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from translocal.access.lenses import COUNSELS, READS_THE_CHAIN
from translocal.cases.reach import Facts, Head, Post, Stand, access_of
from translocal.generator.chain import Stream
from translocal.generator.names import tokens
from translocal.generator.rows import EPOCH, TEXT, UUID, Ids, Tables
from translocal.generator.world import Desk


@lru_cache(maxsize=8192)
def post_of(staff: str, team: str, role: str, lead: str) -> Post:
    """The post of a colleague, remembered: the same few stand in very many cases."""
    return Post(staff, team, role, staff == lead)


@dataclass(slots=True)
class Place:
    """An involvement."""

    id: bytes
    staff: str | None
    desk: Desk
    role: str
    standing: str
    withheld: int
    since: int
    until: int | None = None


@dataclass
class Unit:
    """The state of a talk or a case while its score is played; `end` turns it into rows."""

    kind: str
    id: str
    state: str
    origin: str
    reference: str
    since: int
    tables: Tables
    ids: Ids
    salts: random.Random
    version: int = 1
    # Of a talk that its service has erased nothing is written.
    kept: bool = True
    people: list[tuple[str, str, list[str]]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    follows: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.stream = Stream(self.id, self.tables, self.salts)

    @property
    def adults(self) -> list[str]:
        """The ids of the adults."""
        return [person for person, position, _names in self.people if position == "adult"]

    def admit(self, person: str, position: str, names: list[str], micros: int) -> None:
        """A person belongs to the unit from now on, and is findable in it."""
        self.people.append((person, position, names))
        self.tables["people_membership"].add(self.ids.field(micros), self.id, person, position, micros, None)
        found = sorted(set().union(*map(tokens, names)))
        whose = UUID[self.id] + UUID[person]
        self.tables["people_nametoken"].rows += [whose + TEXT[token] for token in found]

    def stand(self, staff: str | None, desk: Desk, standing: str, micros: int, *, withheld: int = 0) -> None:
        """Somebody takes a place; who followed before in the same role stands again."""
        if standing == "active":
            for place in self.places:
                if (place.staff, place.role, place.standing) == (staff, desk.role, "following"):
                    place.standing, place.until = "ended", micros
        self.places.append(Place(self.ids.field(micros), staff, desk, desk.role, standing, withheld, micros))

    def stop_asking(self, desk: Desk, micros: int) -> None:
        """Nobody previews any longer."""
        for place in self.places:
            if place.desk is desk and place.standing == "preview":
                place.standing, place.until = "ended", micros

    def step_back(self, staff: str, desk: Desk, micros: int) -> None:
        """Who handed over follows."""
        for place in list(self.places):
            if (place.staff, place.standing) == (staff, "active") and place.desk is desk:
                place.standing, place.until = "ended", micros
                self.stand(staff, desk, "following", micros)

    def at_work(self) -> list[str]:
        """Those who stand in the case and read its milestones, or follow it with the consent of every adult."""
        active = [p.staff for p in self.places if p.staff and p.standing == "active" and p.role in READS_THE_CHAIN]
        following = {place.staff for place in self.places if place.staff and place.standing == "following"}
        return active + sorted(s for s in following if all((adult, s) in self.follows for adult in self.adults))

    def counselling(self) -> list[str]:
        """Those who counsel them now."""
        return [p.staff for p in self.places if p.staff and p.standing == "active" and p.role in COUNSELS]

    def end(self) -> None:
        """Write what only the end decides: places, access, the head of the chain."""
        now = [place for place in self.places if place.standing != "ended"]
        for p in self.places:
            self.tables["cases_involvement"].add(
                p.id, self.id, p.staff, p.desk.id, p.role, p.standing, p.withheld, p.since, p.until
            )
        head = Head(self.kind, self.state, self.origin, self.reference, self.since, self.stream.touched)
        for row in access_of(self.facts(head, now)):
            self.tables["access_access"].add(
                row.staff_id, self.id, row.kind, row.standing, row.role, row.parts, row.rights, row.stage, row.origin,
                row.people, row.reference, row.since, row.updated_at,
            )  # fmt: skip
        self.stream.end()

    def facts(self, head: Head, now: list[Place]) -> Facts:
        """The facts from which access follows. Of a large team only those are named who can reach the case."""
        posts: dict[tuple[str, str], Post] = {}
        for place in now:
            desk = place.desk
            asked = [colleague.id for colleague in desk.people] if place.staff is None else [place.staff]
            for staff in (desk.lead.id, *asked):
                posts[staff, desk.id] = post_of(staff, desk.id, desk.role, desk.lead.id)
        stands = tuple(Stand(p.staff, p.desk.id, p.role, p.standing, p.withheld) for p in now)
        return Facts(
            head,
            stands,
            tuple(posts.values()),
            (),
            frozenset(self.adults),
            len(self.people),
            frozenset(self.follows),
        )


def morning(day: date) -> int:
    """Eight o'clock of a day, in microseconds."""
    return int((datetime(day.year, day.month, day.day, 8, tzinfo=UTC) - EPOCH) / timedelta(microseconds=1))
