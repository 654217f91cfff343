"""What the supervisor starts runs as long as it runs, and no longer."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from translocal.runtime.postgres import Trouble, is_gone
from translocal.runtime.supervisor import Child, Supervisor

HOME = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from translocal.runtime.supervisor import Child, Supervisor
note = "import os, time; open(%r, 'a').write(str(os.getpid()) + chr(10)); time.sleep(300)"
web = Child("web", [sys.executable, "-m", "http.server", sys.argv[1], "--bind", "127.0.0.1"], {})
worker = Child("worker", [sys.executable, "-c", note % sys.argv[2]], {})
address = "http://127.0.0.1:" + sys.argv[1] + "/"
sys.exit(Supervisor([web, worker], address, lambda: print("ready", flush=True)).run())
"""


@pytest.fixture
def port() -> int:
    """Return a port that is free now."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        return int(other.getsockname()[1])


@pytest.fixture
def running(port: int, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Start a supervisor with two children; return it and the file where its workers sign."""
    noted = tmp_path / "workers"
    command = [sys.executable, "-c", SCRIPT, str(port), str(noted)]
    supervisor = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert supervisor.stdout is not None
        assert "ready\n" in iter(supervisor.stdout.readline, "")
        # The file is there a moment before its first line is.
        eventually(lambda: noted.exists() and bool(workers(noted)))
        yield supervisor, noted
    finally:
        supervisor.kill()
        supervisor.wait()


def eventually(holds: Callable[[], bool], patience: float = 20) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def workers(noted: Path) -> list[int]:
    """Return the numbers of the workers so far."""
    return [int(line) for line in noted.read_text().split()]


def test_a_signal_ends_everything_within_five_seconds(running: tuple[subprocess.Popen[str], Path]) -> None:
    supervisor, noted = running
    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(timeout=5) == 0
    assert all(is_gone(pid) for pid in workers(noted))


def test_a_worker_that_died_is_started_again(running: tuple[subprocess.Popen[str], Path]) -> None:
    _, noted = running
    os.kill(workers(noted)[0], signal.SIGKILL)
    eventually(lambda: len(workers(noted)) == 2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells children that a parent died")
def test_a_killed_supervisor_leaves_no_orphan(running: tuple[subprocess.Popen[str], Path]) -> None:
    supervisor, noted = running
    supervisor.kill()
    supervisor.wait()
    eventually(lambda: all(is_gone(pid) for pid in workers(noted)))


def test_a_web_server_that_never_comes_up_is_told() -> None:
    web = Child("web server", [sys.executable, "-c", "raise SystemExit(3)"], {})
    with pytest.raises(Trouble, match="did not start"):
        Supervisor([web], "http://127.0.0.1:9/", lambda: None).run()
