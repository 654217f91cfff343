"""How far each household comes and how long ago the last thing happened to it, drawn for all of them before any is told.

They are told, and written, in order of time: ids begin with their moment, so that rows and indexes grow at one end.
"""

import random
from itertools import accumulate

# name, share, days since the last thing happened (from, to), days from the first talk until then, about
FATES = [
    ("orientation", 11, (1, 90), 60),
    ("taken up again", 2, (1, 60), 190),
    ("drafting", 3, (1, 20), 50),
    ("waiting", 5, (1, 4), 50),
    ("overdue", 1, (14, 28), 50),
    ("turned away", 4, (1, 40), 65),
    ("resting", 8, (5, 500), 80),
    ("ended early", 13, (20, 1100), 85),
    ("return counselling", 9, (1, 60), 75),
    ("waiting for provider", 3, (1, 3), 100),
    ("ended in counselling", 7, (20, 1100), 110),
    ("reintegration counselling", 7, (1, 50), 115),
    ("ready", 3, (1, 30), 160),
    ("on the way", 3, (1, 6), 175),
    ("waiting for partner", 2, (1, 4), 190),
    ("reintegration", 9, (1, 200), 290),
    ("ended after return", 10, (30, 900), 440),
]
TALK = ("talk", 0, (5, 400), 5)
_BY_NAME = {fate[0]: fate for fate in [*FATES, TALK]}
Fate = tuple[str, int]  # what becomes of a household, and how many days ago the last thing happened


def fates_of(mark: str, cases: int) -> list[Fate]:
    """The fates of a generation; for every ten cases there is a household that only talked."""
    dice = random.Random(f"{mark}/fates")
    names = dice.choices([fate[0] for fate in FATES], cum_weights=list(accumulate(fate[1] for fate in FATES)), k=cases)
    drawn = [(name, dice.randrange(*_BY_NAME[name][2])) for name in [*names, *["talk"] * (cases // 10)]]
    return sorted(drawn, key=_begun)


def _begun(fate: Fate) -> tuple[int, str]:
    return -fate[1] - _BY_NAME[fate[0]][3], fate[0]
