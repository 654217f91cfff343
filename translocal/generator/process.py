"""A process that writes batches. It knows nothing of Django until it has started."""

import gc
from datetime import date
from importlib import import_module
from typing import Any

import django

from translocal.generator.world import World

_kept: dict[str, Any] = {}


def begin(url: str, world: World, today: date) -> None:
    """What each process keeps: its connection and the world."""
    django.setup()
    # Rows refer to nothing, so they never stand in a circle; looking for circles took a fifth of the time.
    gc.disable()
    writing = import_module("translocal.generator.write")
    _kept.update(write=writing.write_batch, connection=writing.connect(url), world=world, today=today)


def one_batch(batch: Any) -> tuple[int, bool]:
    """Write one batch; tells how large it was and whether it was new."""
    return batch.size, _kept["write"](_kept["connection"], _kept["world"], batch, _kept["today"])
