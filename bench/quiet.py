"""Whether other machines on the same host had the processor meanwhile, as Linux counts it; elsewhere nobody is seen."""

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


class Watch:
    """Looks at the processor from when it is made."""

    def __init__(self) -> None:
        self.began = counted()

    def lent(self) -> float:
        """Which share of the processor others have had since."""
        taken, all_of_it = (now - before for now, before in zip(counted(), self.began, strict=True))
        return taken / all_of_it if all_of_it else 0.0
