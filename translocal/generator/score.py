"""What happens in a case, step by step, as a list of actions: the score. The renderer writes its rows; a test plays
the same score through the real actions and compares.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from translocal.generator import words
from translocal.generator.household import household
from translocal.generator.lands import LANDS, Land
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
        for place in self.score.adults:
            agreed: dict[str, Any] = {"person": place, "language": self.language, "how": how}
            self.step("consent", purpose="handover", team=to, staff=None, **agreed)
            if all_follow or self.dice.random() < 0.3:
                self.step("consent", purpose="follow", team=None, staff=self.staff, **agreed)
            self.step("approve", handover=number, person=place)
        self.step("propose", handover=number)
        return number

    def taken_over(self, number: int, to: Desk, *, gap: int, moves: bool = True) -> None:
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

    def pick(self, role: Role, *, but: Desk | None = None) -> Desk:
        """A desk of a role: in the country of origin where the role is there, else in the host country."""
        desks = self.world.abroad.get((self.score.land.code, role)) or self.world.by_role[role]
        others = [desk for desk in desks if desk is not but]
        return self.dice.choice(others or desks)

    # How far the story goes; each begins where the one before ends.

    def to_return_desk(self) -> None:
        """The return counsellor takes over, the social worker follows."""
        desk = self.pick(Role.RETURN_COUNSELLOR)
        if self.dice.random() < 0.12:
            other = self.pick(Role.RETURN_COUNSELLOR, but=desk)
            self.turned_away(self.ask(desk, gap=self.dice.randrange(1, 20)), desk, other)
            desk = other
        number = self.ask(desk, gap=self.dice.randrange(1, 25))
        self.taken_over(number, desk, gap=self.dice.randrange(1, 7))
        if self.dice.random() < 0.7:
            self.note(
                "case",
                "agreed",
                self.dice.choice(("know_more", "go_further")),
                gap=self.dice.randrange(2, 20),
            )

    def turned_away(self, number: int, desk: Desk, other: Desk) -> None:
        """A handover that does not come about."""
        way = self.dice.choice(("redirect", "redirect", "expire", "withdraw"))
        if way == "redirect":
            self.step("redirect", gap=2, by=desk.workers[0].id, handover=number, other=other, answer=words.ELSEWHERE)
        elif way == "expire":
            self.step("expire", gap=15, by=CLOCK, handover=number)
        else:
            self.step("withdraw", gap=1, handover=number)

    def to_provider(self, *, answered: bool = True) -> None:
        """Reintegration counselling and the journey, asked at the same time: both then stand in the case."""
        travel = self.pick(Role.TRAVEL_OFFICER)
        provider = self.pick(Role.REINTEGRATION_COUNSELLOR)
        if self.dice.random() < 0.06:
            declined = self.ask(provider, gap=self.dice.randrange(3, 20))
            self.step("decline", gap=2, by=provider.lead.id, handover=declined, answer=words.NO_PLACE)
            provider = self.pick(Role.REINTEGRATION_COUNSELLOR, but=provider)
        first = self.ask(provider, gap=self.dice.randrange(5, 40))
        second = self.ask(travel, gap=0, kind="referral")
        if answered:
            self.taken_over(second, travel, gap=1, moves=False)
            self.taken_over(first, provider, gap=1)
            self.step("step", gap=1)

    def to_ready(self) -> None:
        """Everything is prepared for the journey."""
        if self.dice.random() < 0.6:
            self.note("case", "agreed", "go_further", gap=self.dice.randrange(3, 30))
        self.step("step", gap=self.dice.randrange(5, 50))

    def to_arrival(self, steps: int) -> None:
        """Departure, arrival, the beginning there."""
        for gap in (self.dice.randrange(5, 40), 1, self.dice.randrange(2, 9))[:steps]:
            self.step("step", gap=gap)

    def to_partner(self, *, answered: bool = True) -> None:
        """The local partner takes over; for a business a consultant is asked too."""
        partner = self.pick(Role.LOCAL_SOCIAL_WORKER)
        number = self.ask(partner, gap=self.dice.randrange(1, 15))
        consultant, second = self.pick(Role.BUSINESS_CONSULTANT), None
        if answered and self.dice.random() < 0.55:
            second = self.ask(consultant, gap=0, kind="referral")
        if second is not None:
            self.taken_over(second, consultant, gap=self.dice.randrange(1, 4), moves=False)
        if answered:
            self.taken_over(number, partner, gap=self.dice.randrange(1, 4))
            self.note("case", "agreed", "go_further", gap=self.dice.randrange(5, 30))

    def end(self, *kinds: str, said: str = "") -> None:
        """One of the equal ways in which support ends."""
        kind = self.dice.choice(kinds)
        self.step(
            "end_case", gap=self.dice.randrange(10, 60), kind=kind, words=self.dice.choice(words.TURNED[said or kind])
        )


Plot = Callable[[Composer], None]


def _orientation(c: Composer) -> None:
    if c.dice.random() < 0.6:
        c.note("case", "agreed", "thinking", gap=c.dice.randrange(3, 20))


def _resting(c: Composer) -> None:
    c.step("rest", gap=c.dice.randrange(3, 60), words=c.dice.choice(words.SAID["not_now"]))


def _again(c: Composer) -> None:
    _resting(c)
    c.step("again", gap=c.dice.randrange(30, 200), words=c.dice.choice(words.SAID["go_further"]))


def _turned_away(c: Composer) -> None:
    desk = c.pick(Role.RETURN_COUNSELLOR)
    c.turned_away(c.ask(desk, gap=c.dice.randrange(2, 30)), desk, c.pick(Role.RETURN_COUNSELLOR, but=desk))


EARLY_ENDS = ("stays", "moves_on", "withdrawn", "lost_contact", "stays")
# name, share, days since the last thing happened (from, to), what happens after the case was opened
PLOTS: list[tuple[str, int, tuple[int, int], list[Plot]]] = [
    ("orientation", 11, (1, 90), [_orientation]),
    ("taken up again", 2, (1, 60), [_again]),
    ("drafting", 3, (1, 20), [lambda c: void(c.draft(c.pick(Role.RETURN_COUNSELLOR), gap=3))]),
    ("waiting", 5, (1, 4), [lambda c: void(c.ask(c.pick(Role.RETURN_COUNSELLOR), gap=5))]),
    ("overdue", 1, (14, 28), [lambda c: void(c.ask(c.pick(Role.RETURN_COUNSELLOR), gap=5))]),
    ("turned away", 4, (1, 40), [_turned_away]),
    ("resting", 8, (5, 500), [_resting]),
    ("ended early", 13, (20, 1100), [lambda c: c.end(*EARLY_ENDS)]),
    ("return counselling", 9, (1, 60), [Composer.to_return_desk]),
    ("waiting for provider", 3, (1, 3), [Composer.to_return_desk, lambda c: c.to_provider(answered=False)]),
    ("ended in counselling", 7, (20, 1100), [Composer.to_return_desk, lambda c: c.end(*EARLY_ENDS)]),
    ("reintegration counselling", 7, (1, 50), [Composer.to_return_desk, Composer.to_provider]),
    ("ready", 3, (1, 30), [Composer.to_return_desk, Composer.to_provider, Composer.to_ready]),
    ("on the way", 3, (1, 6),
     [Composer.to_return_desk, Composer.to_provider, Composer.to_ready, lambda c: c.to_arrival(c.dice.choice((1, 2, 2)))]),
    ("waiting for partner", 2, (1, 4),
     [Composer.to_return_desk, Composer.to_provider, Composer.to_ready, lambda c: c.to_arrival(3),
      lambda c: c.to_partner(answered=False)]),
    ("reintegration", 9, (1, 200),
     [Composer.to_return_desk, Composer.to_provider, Composer.to_ready, lambda c: c.to_arrival(3), Composer.to_partner]),
    ("ended after return", 10, (30, 900),
     [Composer.to_return_desk, Composer.to_provider, Composer.to_ready, lambda c: c.to_arrival(3), Composer.to_partner,
      lambda c: c.end("completed", said="goes_on")]),
]  # fmt: skip
_LAND_SHARES = list(accumulate(land.share for land in LANDS))
_PLOT_SHARES = list(accumulate(plot[1] for plot in PLOTS))
# Of the talks behind cases, those that ended long ago were erased by the services that kept them.
KEPT_DAYS = 700


def void(_result: object) -> None:
    """For plots, which return nothing."""


def compose(world: World, number: int, today: date, dice: random.Random) -> Score:
    """The score of one household, the same for the same dice."""
    land = dice.choices(LANDS, cum_weights=_LAND_SHARES)[0]
    hosts = world.by_role[Role.SOCIAL_WORKER]
    host = hosts[number % len(hosts)]
    worker = host.workers[number // len(hosts) % len(host.workers)]
    score = Score(number, land, dice.choice(land.towns), household(land, dice), host, worker)
    score.becomes_case = number < world.cases
    composer = Composer(world, dice, score)
    composer.talk()
    name, _share, ages, plot = dice.choices(PLOTS, cum_weights=_PLOT_SHARES)[0]
    score.ending = name if score.becomes_case else "talk"
    for scene in plot if score.becomes_case else ():
        scene(composer)
    age = dice.randrange(*ages) if score.becomes_case else dice.randrange(5, 400)
    score.keeps_talk = age + composer.day < KEPT_DAYS or not score.becomes_case
    score.begun = today - timedelta(days=age + composer.day)
    return score
