"""Dice for very many throws: nearly as even as those of the library, in half of the time."""

import random
from typing import Any


class Dice(random.Random):
    """One float for each throw. That a side comes up more often by one in 2**53 is nothing to invented people."""

    def choice(self, seq: Any) -> Any:
        """One of several."""
        return seq[int(self.random() * len(seq))]

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """A whole number from `start`, or from 0, up to the one before the last. Steps are not known here."""
        if stop is None:
            return int(self.random() * start)
        return start + int(self.random() * (stop - start))
