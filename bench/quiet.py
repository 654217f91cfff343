"""Whether other machines on the same host had the processor meanwhile, as Linux counts it; elsewhere nobody is seen.

What Linux cannot count is a neighbour on the other half of the same core: everything then takes up to twice as long, for
seconds or for hours. Only a piece of work that is always the same tells that.
"""

import time
from pathlib import Path

COUNTS = Path("/proc/stat")
PIECE = 10  # answers in a row that are kept or asked again together
LENT = 0.05


def counted() -> tuple[int, int]:
    """What others took of the processor since the machine started, and all of it, in ticks."""
    if not COUNTS.exists():
        return 0, 0
    ticks = [int(number) for number in COUNTS.read_text().split("\n", 1)[0].split()[1:9]]
    return ticks[7], sum(ticks)


def yardstick() -> float:
    """How long a fixed piece of work takes now, in milliseconds."""
    began, kept = time.perf_counter(), {}
    for number in range(6000):
        kept[number % 1000] = f"{number}x"
    return (time.perf_counter() - began) * 1000


class Watch:
    """Looks at the processor from when it is made."""

    def __init__(self) -> None:
        self.began = counted()

    def lent(self) -> float:
        """Which share of the processor others have had since."""
        taken, all_of_it = (now - before for now, before in zip(counted(), self.began, strict=True))
        return taken / all_of_it if all_of_it else 0.0
