"""Where this copy of the system keeps what it makes."""

import os
import shutil
from pathlib import Path

from translocal.runtime.trouble import Trouble

PACKAGE = Path(__file__).resolve().parents[1]
ROOM_NEEDED = 300 * 1024 * 1024


def var() -> Path:
    """Return the folder of everything that is made while running; the settings name the same one."""
    return Path(os.environ.get("TRANSLOCAL_VAR") or PACKAGE.parent / "var")


def check_room() -> None:
    """Refuse to start where the first write would fail."""
    var().mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(var()).free
    if free < ROOM_NEEDED:
        raise Trouble(
            f"The disk that holds {var()} is full: {free // 2**20} MB are free, {ROOM_NEEDED // 2**20} MB are needed."
        )
