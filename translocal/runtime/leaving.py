"""Leaving without a trace, whoever asks for it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def leaving_tidily() -> Iterator[None]:
    """Let a request to end unwind what was begun, so that a database of ours is stopped too."""

    def leave(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def while_somebody_reads() -> Iterator[None]:
    """Let whoever reads the output stop when they have seen enough, such as `head`: nothing is wrong then, and nothing is said."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What still waits to be written goes nowhere, instead of complaining when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(128 + signal.SIGPIPE) from None
