"""Runs a PostgreSQL of our own: no port, no password, one folder of data, gone when its owner is gone."""

import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO
from urllib.parse import quote

from translocal.runtime.engine import (
    Engine,
    find_engine,
    founding_account,
    make_reachable_home,
    server_account,
)
from translocal.runtime.trouble import Trouble

__all__ = ["Postgres", "Trouble"]

SUPERUSER = "postgres"
PATIENCE = 60.0
LONGEST_SOCKET_FOLDER = 80
LARGEST_LOG = 10_000_000
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "jit": "off",
    "random_page_cost": "1.1",
    # After every checkpoint each page goes whole into the log once. pglz, the only way of this build to compress them, was
    # three quarters of what the database did while a large caseload was written; fewer checkpoints mean fewer whole pages.
    "wal_compression": "off",
    "max_wal_size": "4GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failing statement may hold what somebody said; the log is no place for it.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
CHARACTERS = "--lc-ctype=UTF-8" if sys.platform == "darwin" else "--lc-ctype=C.UTF-8"
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """One server on one folder of data, shared by whoever starts it a second time."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        """Name the folder; `durable=False`, for tests only, may lose everything with the machine."""
        self.asked = data.absolute()
        self.durable = durable
        self.account = server_account()
        self.data = self.asked
        self.postmaster: subprocess.Popen[bytes] | None = None
        self.ownership: IO[str] | None = None

    def __enter__(self) -> str:
        """Start the server and return its address."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server if it is ours."""
        self.stop()

    def start(self) -> str:
        """Return the administrator's address of a server that answers, starting, adopting or sharing one."""
        try:
            return self._start()
        except OSError as error:
            self.stop()
            raise Trouble(f"The database could not be started: {error.strerror or error}.") from error
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server if this object owns it; one that belongs to somebody else keeps running."""
        if self.ownership is None:
            return
        pid = self._living_postmaster()
        if pid:
            # Fast shutdown first, then the one that leaves the tidying to the next start.
            for stop, patience in ((signal.SIGINT, 10.0), (signal.SIGQUIT, 5.0)):
                os.kill(pid, stop)
                if self._gone(pid, patience):
                    break
        self.postmaster = None
        if self._living_postmaster() is None:
            shutil.rmtree(self._socket_place(), ignore_errors=True)
        self.ownership.close()
        self.ownership = None

    def _start(self) -> str:
        engine = find_engine().within_reach_of(self.account)
        self.data = self._reachable_data()
        socket_folder = self._socket_folder()
        address = f"postgresql://{SUPERUSER}@/postgres?host={quote(str(socket_folder), safe='')}"
        deadline = time.monotonic() + PATIENCE
        while not self._become_owner():
            if answers(engine, socket_folder):
                return address
            if time.monotonic() > deadline:
                raise Trouble(f"Another start holds {self.data} and its database does not answer; stop it first.")
            time.sleep(0.1)
        if not (self.data / "PG_VERSION").exists():
            self._found(engine)
        self._check_version(engine)
        if self._living_postmaster() and answers(engine, socket_folder):
            return address
        self._clear_remains(socket_folder)
        self._launch(engine, socket_folder)
        self._wait_until_ready(engine, socket_folder)
        return address

    def _reachable_data(self) -> Path:
        """Return where the data lies: where it was asked, or where the server's account can enter."""
        record = self.asked.with_name(f"{self.asked.name}.elsewhere")
        if record.exists():
            return Path(record.read_text(encoding="utf-8").strip())
        self.asked.parent.mkdir(parents=True, exist_ok=True)
        if self.account.reaches(self.asked.parent):
            return self.asked
        # A random name: whoever deletes the record wants to begin anew, not to meet old data again.
        elsewhere = make_reachable_home() / f"data-{secrets.token_hex(6)}"
        record.write_text(f"{elsewhere}\n", encoding="utf-8")
        return elsewhere

    def _become_owner(self) -> bool:
        """Take the lock that the kernel gives back however its holder dies."""
        lock = self.data.with_name(f"{self.data.name}.lock").open("w", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self.ownership = lock
        return True

    def _socket_place(self) -> Path:
        """Return the folder of the socket, short enough for the kernel's 107 bytes."""
        name = "translocal-" + hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        folder = Path(tempfile.gettempdir(), name)
        if len(str(folder)) > LONGEST_SOCKET_FOLDER or not self.account.reaches(folder.parent):
            folder = Path("/tmp", name)
        return folder

    def _socket_folder(self) -> Path:
        """Make the folder of the socket, closed to everybody else."""
        folder = self._socket_place()
        owner = os.geteuid() if self.account.uid is None else self.account.uid
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            self.account.own(folder)
        found = folder.lstat()
        if found.st_uid not in (owner, os.geteuid()) or found.st_mode & 0o077:
            raise Trouble(f"{folder} belongs to somebody else or is open to others; remove it and start again.")
        return folder

    def _found(self, engine: Engine) -> None:
        """Make the data folder beside its place and move it there when it is whole."""
        if self.data.exists() and any(self.data.iterdir()):
            raise Trouble(f"{self.data} holds something that is not a PostgreSQL database; move it away.")
        for half in self.data.parent.glob(f"{self.data.name}.new-*"):
            shutil.rmtree(half, ignore_errors=True)
        half = self.data.with_name(f"{self.data.name}.new-{secrets.token_hex(4)}")
        founder = founding_account()
        half.mkdir(mode=0o700)
        try:
            founder.own(half)
            command = [
                engine.program("initdb"),
                "-D",
                str(half),
                "-U",
                SUPERUSER,
                "--encoding=UTF8",
                "--auth=trust",
            ]
            # The old character type as well: pg_trgm asks it, not the provider, what a letter is.
            command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", CHARACTERS]
            command += ["--data-checksums"]
            command += [] if self.durable else ["--no-sync"]
            made = founder.run(command)
            if made.returncode != 0:
                raise Trouble(explain("The database could not be made", made.stderr, self.data))
            self.account.own(half)
            if self.data.exists():
                self.data.rmdir()
            half.rename(self.data)
        finally:
            shutil.rmtree(half, ignore_errors=True)

    def _check_version(self, engine: Engine) -> None:
        """Refuse data that another major version wrote."""
        major = int((self.data / "PG_VERSION").read_text(encoding="ascii").split(".")[0])
        if major != engine.major:
            raise Trouble(
                f"{self.data} was written by PostgreSQL {major}, the programs here are {engine.major}: "
                "dump it with the old ones and restore it, or move it away to begin anew."
            )

    def _recorded_pid(self) -> int | None:
        try:
            return abs(int((self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]))
        except (OSError, ValueError):
            return None

    def _living_postmaster(self) -> int | None:
        """Return the number of the server that truly runs on this data: no zombie, no stranger."""
        pid = self._recorded_pid()
        return pid if pid and not is_gone(pid) and works_in(pid, self.data) else None

    def _clear_remains(self, socket_folder: Path) -> None:
        """After a kill: wait until nothing uses the data, then remove the mark that stops a new server."""
        pid = self._recorded_pid()
        deadline = time.monotonic() + 20
        while processes_in(self.data):
            if time.monotonic() > deadline:
                raise Trouble(f"A PostgreSQL that does not answer is still working in {self.data}; end it first.")
            time.sleep(0.05)
        # PostgreSQL takes a zombie, or a stranger that was given the same number, for a running server.
        if pid is not None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
        for left in socket_folder.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _launch(self, engine: Engine, socket_folder: Path) -> None:
        settings = SETTINGS if self.durable else SETTINGS | FORGETFUL
        command = [engine.program("postgres"), "-D", str(self.data), "-k", str(socket_folder)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        log = self._log()
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        with log.open("wb") as output:
            # A session of its own: Ctrl-C in the terminal reaches us, and we stop the server last.
            self.postmaster = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                start_new_session=True,
                **self.account.identity(),  # type: ignore[call-overload]
            )

    def _log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    def _wait_until_ready(self, engine: Engine, socket_folder: Path) -> None:
        assert self.postmaster is not None
        deadline = time.monotonic() + PATIENCE
        while not answers(engine, socket_folder):
            if self.postmaster.poll() is not None:
                said = self._log().read_text(encoding="utf-8", errors="replace")
                raise Trouble(explain("The database did not start", said, self.data))
            if time.monotonic() > deadline:
                raise Trouble(f"The database did not answer within {PATIENCE:.0f} s; see {self._log()}.")
            time.sleep(0.03)

    def _gone(self, pid: int, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.postmaster is not None:
                self.postmaster.poll()
            if is_gone(pid):
                return True
            time.sleep(0.02)
        return False


def answers(engine: Engine, socket_folder: Path) -> bool:
    """Tell whether a server answers on a socket."""
    command = [engine.program("pg_isready"), "--quiet", "--timeout=2", "-h", str(socket_folder)]
    return subprocess.run(command, check=False).returncode == 0


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended; a zombie has, though the kernel still answers for it."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        if Path("/proc/self/stat").exists():
            return True
        return not answers_signal(pid)
    return stat.rpartition(")")[2].split()[0] in "ZX"


def answers_signal(pid: int) -> bool:
    """Tell whether a process exists, where there is no /proc to read."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def works_in(pid: int, data: Path) -> bool:
    """Tell whether a process is a server on this data: all of PostgreSQL works in its data folder."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except OSError:
        return not Path("/proc/self/cwd").exists()


def processes_in(data: Path) -> list[int]:
    """Return the processes that still work in a data folder; the children of a killed server linger."""
    numbers = (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))
    return [pid for pid in numbers if pid != os.getpid() and works_in(pid, data) and not is_gone(pid)]


def explain(what: str, said: str, data: Path) -> str:
    """Turn what PostgreSQL said into one line."""
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return f"{what}: the disk that holds {data.parent} is full."
    lines = [line.strip() for line in said.splitlines() if "FATAL" in line or "error" in line.lower()]
    last = (lines or said.strip().splitlines() or ["no reason was given"])[-1]
    return f"{what}: {last}"
