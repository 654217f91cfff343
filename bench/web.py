"""The real server, and a client that keeps its connection: one request in flight each."""

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

WORKERS = 2
IDLE = 2.0
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_NAME = re.compile(r'name="([^"]*)"')
_VALUE = re.compile(r'value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took, in milliseconds."""

    status: int
    body: str
    ms: float
    queries: int
    location: str
    first_ms: float

    @property
    def bytes(self) -> int:
        """The size as it left the server."""
        return len(self.body.encode())

    @property
    def packed(self) -> int:
        """The size as a proxy would send it."""
        return len(gzip.compress(self.body.encode(), 5))

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's last form: its token, the id of the action, the version seen."""
        fields: dict[str, str] = {}
        for tag in _HIDDEN.findall(self.body):
            name, value = _NAME.search(tag), _VALUE.search(tag)
            if name:
                fields[name[1]] = value[1] if value else ""
        return fields


class Client:
    """One reader's browser."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.used = time.monotonic()
        self.cookies = {"sessionid": session}

    def get(self, path: str, *, count: bool = False) -> Answer:
        """Ask for a page."""
        return self._send("GET", path, None, {"X-Count-Queries": "1"} if count else {})

    def post(self, path: str, fields: dict[str, Any], *, count: bool = False) -> Answer:
        """Send a form."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.connection.port}",
        }
        answer = self._send(
            "POST", path, urlencode(fields, doseq=True), headers | ({"X-Count-Queries": "1"} if count else {})
        )
        # The page that a browser opens next shows "it was noted" and forgets it: here it would pile up.
        self.cookies.pop("messages", None)
        return answer

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.monotonic() - self.used > IDLE:
            # The server lets go of a connection that is idle for five seconds; a browser opens another one.
            self.connection.close()
        self.used = time.monotonic()
        began = time.perf_counter()
        self.connection.request(method, path, body, headers | {"Cookie": cookies})
        response = self.connection.getresponse()
        begin = response.read(1)
        first = (time.perf_counter() - began) * 1000
        raw = begin + response.read()
        ms = (time.perf_counter() - began) * 1000
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";", 1)[0]
        queries = int(response.getheader("X-Count-Queries") or 0)
        return Answer(response.status, raw.decode(), ms, queries, response.getheader("Location") or "", first)


def sign_in(staff: UUID) -> str:
    """A session as signing in would make it."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore

    from translocal.organisations.models import Staff

    colleague = Staff.objects.get(pk=staff)
    session = SessionStore()
    session["_auth_user_id"] = str(colleague.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = colleague.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


@contextmanager
def serving() -> Iterator[tuple[int, int]]:
    """The web server as `translocal serve` starts it; yields its port and its process."""
    port = free_port()
    environment = os.environ | {"BIND": f"127.0.0.1:{port}", "ACCESS_LOG": "0", "WEB_WORKERS": str(WORKERS)}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-c",
        "python:translocal.runtime.gunicorn_config",
        "translocal.wsgi:application",
    ]
    process = subprocess.Popen(command, env=environment, cwd=Path(__file__).resolve().parents[1])
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


def cpu_of_server(process: int) -> float:
    """Seconds that the web workers and the database have worked so far: what a busy machine cannot lengthen much."""
    data = Path(os.environ["TRANSLOCAL_VAR"]) / "postgres"
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == process or (stat.parent / "cwd").readlink() == data:
                ticks += int(fields[11]) + int(fields[12])
        except (OSError, ValueError):
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_of_workers(process: int) -> float:
    """What the two workers hold, in MiB: memory that they share is counted once, in parts (PSS)."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            if parent == process:
                rollup = (status.parent / "smaps_rollup").read_text()
                total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1])  # type: ignore[index]
        except (OSError, TypeError):
            continue
    return total / 1024
