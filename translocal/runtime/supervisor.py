"""Keeps the web server and the worker running, and takes them along when it goes."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field

from translocal.runtime.trouble import Trouble

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 4.0
LONGEST_PAUSE = 30.0
SETTLED = 60.0
PR_SET_PDEATHSIG = 1
HERE = "--host 127.0.0.1, or the variable HOST"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer; following it would leave this machine."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


# Without proxies: the address is this machine's.
PLAIN = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


def say(line: str) -> None:
    """Tell the person at the keyboard, apart from what the program is asked to write."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@dataclass
class Child:
    """One process that is to run always."""

    name: str
    command: list[str]
    environment: dict[str, str]
    # What it gets when the supervisor is killed: its way of ending at once.
    last_signal: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    deaths: int = 0
    due: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Start it, in a session of its own so that Ctrl-C reaches it through us only."""
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=follow_parent(self.last_signal),
        )

    def look(self) -> None:
        """Start it again if it has died, later each time."""
        if self.process is not None and self.process.poll() is not None:
            if time.monotonic() - self.began > SETTLED:
                self.deaths = 0
            pause = min(2.0**self.deaths, LONGEST_PAUSE)
            code = self.process.returncode
            say(f"The {self.name} ended ({code}); starting it again in {pause:.0f} s.")
            self.deaths += 1
            self.due = time.monotonic() + pause
            self.process = None
        if self.process is None and time.monotonic() >= self.due:
            self.start()


def follow_parent(last_signal: signal.Signals) -> Callable[[], None] | None:
    """Return what a child does first, so that the kernel ends it when its parent is gone."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def follow() -> None:
        library.prctl(PR_SET_PDEATHSIG, int(last_signal))
        if os.getppid() != parent:
            os._exit(1)

    return follow


class Supervisor:
    """Runs children until it is told to stop."""

    def __init__(self, children: list[Child], address: str, on_ready: Callable[[], None]) -> None:
        """Take the children, the address that answers once they serve, and what to do then."""
        self.children = children
        self.address = address
        self.on_ready = on_ready
        self.stopping = False
        self.ready = False

    def run(self) -> int:
        """Run until a signal; return the exit code."""
        before = {number: signal.signal(number, self.stop) for number in STOPPING}
        try:
            while not self.stopping:
                self.turn()
                time.sleep(0.1)
        finally:
            self.end()
            for number, handler in before.items():
                signal.signal(number, handler)
        return 0

    def turn(self) -> None:
        """Look once after everything."""
        web = self.children[0]
        if not self.ready and web.process is not None and web.process.poll() is not None:
            raise Trouble(f"The {web.name} did not start; the reason is above.")
        # The worker waits for the web server: somebody is looking at an empty page, nobody at a queue.
        for child in self.children if self.ready else [web]:
            child.look()
        if not self.ready and answers(self.address):
            self.ready = True
            self.on_ready()

    def stop(self, number: int, frame: object) -> None:
        """Note that a signal asked to stop."""
        self.stopping = True

    def end(self) -> None:
        """End the children, politely first."""
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def answers(address: str) -> bool:
    """Tell whether a web server gives any answer at all."""
    # In production it knows only its public names, and would log a request for another.
    names = [name.strip() for name in os.environ.get("ALLOWED_HOSTS", "").split(",")]
    name = next((name for name in names if name and name[0] not in "*."), None)
    request = urllib.request.Request(address, headers={"Host": name} if name else {})
    try:
        with PLAIN.open(request, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def check_port(host: str, port: int) -> None:
    """Refuse a port that somebody else has; a server that was killed a moment ago gets a moment to let go."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    deadline = time.monotonic() + 2.0
    while True:
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((host, port))
            except PermissionError as error:
                raise Trouble(f"Port {port} is reserved for root; choose another: --port 8000") from error
            # What is no name at all fails before anybody is asked for it.
            except (socket.gaierror, UnicodeError) as error:
                raise Trouble(
                    f"The name {host} cannot be resolved: give an address of this machine ({HERE})."
                ) from error
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise Trouble(f"{host} is no address of this machine: give one that is ({HERE}).") from error
                if time.monotonic() > deadline:
                    raise Trouble(
                        f"Port {port} on {host} is busy: stop what listens there, or choose another: --port {port + 1}"
                    ) from error
                time.sleep(0.1)
            else:
                return
