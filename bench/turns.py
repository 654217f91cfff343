"""Two caseloads are measured in turns, ten answers each: how fast the machine is changes by the minute, and growth is told
of two figures that were taken at the same time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext
    from multiprocessing.synchronize import Event, Semaphore


@dataclass
class Turns:
    """Of two processes one works while the other waits."""

    mine: Semaphore
    other: Semaphore
    alone: Event

    def begin(self) -> None:
        """Wait for the first turn."""
        self.mine.acquire()

    def pass_on(self) -> None:
        """Let the other do its piece, if it has not ended."""
        if not self.alone.is_set():
            self.other.release()
            self.mine.acquire()

    def end(self) -> None:
        """From now on the other needs not wait."""
        self.alone.set()
        self.other.release()


def for_two(context: SpawnContext) -> tuple[Turns, Turns]:
    """The turns of either; the first one begins."""
    first, second, alone = context.Semaphore(1), context.Semaphore(0), context.Event()
    return Turns(first, second, alone), Turns(second, first, alone)


def for_one(context: SpawnContext) -> Turns:
    """Nobody to wait for."""
    turns = Turns(context.Semaphore(1), context.Semaphore(0), context.Event())
    turns.alone.set()
    return turns
