"""Leaving without a trace, whoever asks for it."""

import signal
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
