"""What happens in a case, step by step, as a list of actions: the score. The renderer writes its rows; a test plays
the same score through the real actions and compares.
"""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from translocal.generator import words
from translocal.generator.lands import Land
from translocal.generator.world import Colleague, Desk, World
from translocal.organisations.roles import Role

DAY = 24 * 60
CLOCK = "handover-clock"


@dataclass(slots=True)
class Step:
    """One action: what, minutes after the first morning, by whom, with which values."""

    verb: str
    minute: int
    by: str
    values: dict[str, Any]


@dataclass
class Score:
    """A household, where it comes from, everything that happened to it, and how many days ago the last thing did."""

    number: int
    land: Land
    town: str
    people: list[dict[str, Any]]
    host: Desk
    worker: Colleague
    keeps_talk: bool = True
    becomes_case: bool = True
    ending: str = ""
    begun: date = date.min
    steps: list[Step] = field(default_factory=list)

    @property
    def adults(self) -> list[int]:
        """The places of those who decide for themselves, the elder first, as a form lists them."""
        adults = [place for place, person in enumerate(self.people) if person["position"] == "adult"]
        return sorted(adults, key=lambda place: -int(self.people[place]["age"]))


class Composer:
    """Composes one score: keeps the time and who stands where."""

    def __init__(self, world: World, dice: random.Random, score: Score) -> None:
        self.world, self.dice, self.score = world, dice, score
        self.day, self.minute = 0, dice.randrange(60)
        self.handovers = 0
        self.desk, self.staff = score.host, score.worker
        self.language = score.land.language
        # Whom every adult allowed to follow.
        self.followed: set[str] = set()

    def step(self, verb: str, *, gap: int = 0, by: str | None = None, **values: Any) -> None:
        """The next thing that happens: `gap` days later, or some minutes."""
        if gap:
            self.day, self.minute = self.day + gap, self.dice.randrange(90)
        else:
            self.minute += self.dice.randrange(3, 9)
        self.score.steps.append(Step(verb, self.day * DAY + self.minute, by or self.staff.id, values))

    def note(self, on: str, occasion: str, wish: str, *, gap: int) -> None:
        """A conversation, and what each adult said in it."""
        dice = self.dice
        heard = dice.random() < 0.75
        self.step(
            "note", gap=gap, on=on, occasion=occasion, language=self.language,
            interpreter=dice.choice(words.INTERPRETERS) if heard else "",
            information=dice.choice(words.LEAFLETS) if occasion != "agreed" else "",
            next_moment=dice.randrange(14, 70) if wish in ("not_now", "thinking", "know_more") and dice.random() < 0.5 else None,
            voices=[(place, wish, dice.choice(words.SAID[wish])) for place in self.score.adults],
        )  # fmt: skip

    def talk(self) -> None:
        """From the first conversation in the worker's own service to the moment they want to go further, or not."""
        dice, score = self.dice, self.score
        self.step("begin", person=0)
        for place in range(1, len(score.people)):
            self.step("add", person=place)
        if not score.becomes_case or dice.random() < 0.45:
            self.note("talk", dice.choice(words.EARLY), "not_now", gap=0)
            if not score.becomes_case and dice.random() < 0.3:
                return
            self.step("talk_rest")
            if not score.becomes_case:
                return
            self.step("talk_again", gap=dice.randrange(20, 150))
        elif dice.random() < 0.5:
            self.note("talk", dice.choice(words.EARLY), "know_more", gap=0)
        self.note("talk", "their_own", "go_further", gap=dice.randrange(1, 30))
        self.step("open")

    def draft(self, to: Desk, *, gap: int, kind: str = "accompanied") -> int:
        """A letter to the next desk, which every adult reads."""
        number, self.handovers = self.handovers, self.handovers + 1
        parts = [4, 8, 32] if self.dice.random() < 0.85 else [4, 8]
        letter = {name: self.dice.choice(pool) for name, pool in words.LETTER.items()}
        self.step(
            "draft",
            gap=gap,
            handover=number,
            to=to,
            kind=kind,
            parts=parts,
            language=self.language,
            letter=letter,
        )
        return number

    def ask(self, to: Desk, *, gap: int, kind: str = "accompanied") -> int:
        """Draft, agree, approve, propose."""
        number = self.draft(to, gap=gap, kind=kind)
        how = self.dice.choice(("read", "interpreted", "interpreted", "read_aloud"))
        all_follow = self.dice.random() < 0.88
        if all_follow:
            self.followed.add(self.staff.id)
        for place in self.score.adults:
            agreed: dict[str, Any] = {"person": place, "language": self.language, "how": how}
            self.step("consent", purpose="handover", team=to, staff=None, **agreed)
            if all_follow or self.dice.random() < 0.3:
                self.step("consent", purpose="follow", team=None, staff=self.staff, **agreed)
            self.step("approve", handover=number, person=place)
        self.step("propose", handover=number)
        return number

    def taken_over(self, number: int, to: Desk, *, gap: int, moves: bool = True) -> Colleague:
        """Somebody there takes over; with `moves` the story goes on at that desk."""
        colleague = self.dice.choice(to.workers)
        self.step("accept", gap=gap, by=colleague.id, handover=number, answer=self.dice.choice(words.ANSWERS))
        if moves:
            self.desk, self.staff = to, colleague
        if moves and self.dice.random() < 0.8:
            ahead = self.dice.randrange(2, 12)
            self.step("plan_meeting", handover=number, ahead=ahead, place=self.dice.choice(words.PLACES))
            if self.dice.random() < 0.85:
                self.step("hold_meeting", gap=ahead, handover=number)
        return colleague

    def pick(self, role: Role, *, but: Desk | None = None) -> Desk:
        """A desk of a role: in the country of origin where the role is there, else in the host country."""
        desks = self.world.abroad.get((self.score.land.code, role)) or self.world.by_role[role]
        others = [desk for desk in desks if desk is not but]
        return self.dice.choice(others or desks)
