"""Real browsers, a real server and a real PostgreSQL with every policy on: what the journeys share."""

import os
from collections.abc import Callable, Iterator
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.cast import Cast
from tests.journeys.keyboard import KeyboardWorker
from tests.journeys.workers import Worker
from translocal.organisations.models import Staff

# The driver of the browser keeps an event loop in this thread, and Django would refuse to work beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = os.environ.get("TRANSLOCAL_CHROMIUM") or which("chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=en-GB"]
    return {"args": arguments} | ({"executable_path": found} if found else {})


@pytest.fixture
def cast(live_server: Any) -> Cast:
    """The invented world, in a database that the server of the test reads too."""
    return Cast()


@pytest.fixture
def sign_in(browser: Browser, live_server: Any) -> Iterator[Callable[[Staff], Worker]]:
    """Signs somebody in by the demo's door, in a browser of their own. At the end nothing may have gone wrong unseen."""
    workers: list[Worker] = []

    def arrive(staff: Staff, *, by_keyboard: bool = False, **options: Any) -> Worker:
        kind = KeyboardWorker if by_keyboard else Worker
        worker = kind(browser, live_server.url, staff.name, **options)
        workers.append(worker)
        return worker

    yield arrive
    for worker in workers:
        worker.leaves()
    complaints = [f"{worker.name}: {line}" for worker in workers for line in worker.complaints]
    assert not complaints, "\n".join(complaints)
