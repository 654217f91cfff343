"""Every way a household can go, put together from scenes, and the score of each household."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate

from translocal.generator import words
from translocal.generator.household import household
from translocal.generator.lands import LANDS
from translocal.generator.score import Score
from translocal.generator.support import Teller
from translocal.generator.world import World
from translocal.organisations.roles import Role

Plot = Callable[[Teller], None]


def _orientation(c: Teller) -> None:
    if c.dice.random() < 0.6:
        c.note("case", "agreed", "thinking", gap=c.dice.randrange(3, 20))


def _resting(c: Teller) -> None:
    c.step("rest", gap=c.dice.randrange(3, 60), words=c.dice.choice(words.SAID["not_now"]))


def _again(c: Teller) -> None:
    _resting(c)
    c.step("again", gap=c.dice.randrange(30, 200), words=c.dice.choice(words.SAID["go_further"]))


def _turned_away(c: Teller) -> None:
    desk = c.pick(Role.RETURN_COUNSELLOR)
    c.turned_away(c.ask(desk, gap=c.dice.randrange(2, 30)), desk, c.pick(Role.RETURN_COUNSELLOR, but=desk))


EARLY_ENDS = ("stays", "moves_on", "withdrawn", "lost_contact", "stays")
BACK: list[Plot] = [Teller.to_return_desk, Teller.to_provider, Teller.to_ready]
# What happens after the case was opened.
PLOTS: dict[str, list[Plot]] = {
    "orientation": [_orientation],
    "taken up again": [_again],
    "drafting": [lambda c: void(c.draft(c.pick(Role.RETURN_COUNSELLOR), gap=3))],
    "waiting": [lambda c: void(c.ask(c.pick(Role.RETURN_COUNSELLOR), gap=5))],
    "overdue": [lambda c: void(c.ask(c.pick(Role.RETURN_COUNSELLOR), gap=5))],
    "turned away": [_turned_away],
    "resting": [_resting],
    "ended early": [lambda c: c.end(*EARLY_ENDS)],
    "return counselling": [Teller.to_return_desk, lambda c: c.perhaps_decide(0.4)],
    "waiting for provider": [Teller.to_return_desk, lambda c: c.to_provider(answered=False)],
    "ended in counselling": [Teller.to_return_desk, lambda c: c.perhaps_decide(0.5), lambda c: c.end(*EARLY_ENDS)],
    "reintegration counselling": [Teller.to_return_desk, Teller.to_provider, Teller.drafting],
    "ready": BACK,
    "on the way": [*BACK, lambda c: c.to_arrival(c.dice.choice((1, 2, 2)))],
    "waiting for partner": [*BACK, Teller.to_arrival, lambda c: c.to_partner(answered=False)],
    "reintegration": [*BACK, Teller.to_arrival, Teller.to_partner, Teller.replan, lambda c: c.buy(finished=False), Teller.coach,
                      lambda c: c.follow(held=c.dice.random() < 0.5)],
    "ended after return": [*BACK, Teller.to_arrival, Teller.to_partner, Teller.replan, lambda c: c.buy(finished=True),
                           Teller.coach, lambda c: c.follow(held=True), Teller.close],
}  # fmt: skip
_LAND_SHARES = list(accumulate(land.share for land in LANDS))
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
    name, age = world.fates[number]
    score.becomes_case, score.ending = name != "talk", name
    composer = Teller(world, dice, score)
    composer.talk()
    for scene in PLOTS[name] if score.becomes_case else ():
        scene(composer)
    score.keeps_talk = age + composer.day < KEPT_DAYS or not score.becomes_case
    score.begun = today - timedelta(days=age + composer.day)
    return score
