"""What stands behind dev.py: makes what is needed in .venv, then does what was asked. Only the standard library."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent
ENVIRONMENT = HOME / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "made-from"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMMANDS = {
    "demo": "start Translocal with invented people on http://localhost:8000 (Ctrl-C stops it)",
    "test": "run every test, in a real browser too; more words go to pytest: dev.py test -k handover",
    "check": "formatting, style, types, directions of imports, rules of the house",
    "fix": "format the code and mend what can be mended",
    "bench": "measure speed; more words go to the benchmark",
    "serve": "start the web server and the worker on the database of DATABASE_URL",
    "lock": "make requirements/*.txt again from requirements/*.in (needs uv; --upgrade for newer versions)",
}


class Trouble(Exception):
    """Something that one line explains."""


def say(line: str) -> None:
    """Tell what is happening, at once."""
    print(line, flush=True)


def run(*command: object, env: dict[str, str] | None = None) -> int:
    """Run a program with its output shown and return its exit code."""
    return subprocess.call([str(word) for word in command], cwd=str(HOME), env=env)


# The environment


def digest(kind: str) -> str:
    """Name the content of an environment: its locks, the Python that runs it, and its place, which is written in it."""
    content = f"{sys.version} {sys.base_prefix} {HOME}".encode()
    for name in ("runtime", "dev") if kind == "dev" else ("runtime",):
        content += (HOME / "requirements" / (name + ".txt")).read_bytes()
    return kind + " " + hashlib.sha256(content).hexdigest()


def ready(kind: str) -> bool:
    """Tell whether the environment is whole and new enough; the one for development can do everything."""
    # Linked from another checkout: it is not ours to make anew under those who work with it.
    if ENVIRONMENT.is_symlink():
        return PYTHON.exists()
    try:
        made_from = STAMP.read_text()
    except OSError:
        return False
    return PYTHON.exists() and made_from in (digest(kind), digest("dev"))


def prepare(kind: str) -> None:
    """Make the environment unless it is there."""
    if ready(kind):
        return
    import fcntl  # noqa: PLC0415 - only where an environment is made, and not everywhere to be had

    (HOME / "var").mkdir(exist_ok=True)
    with (HOME / "var" / "environment.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another dev.py is preparing .venv; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready(kind):
            make(kind)


def make(kind: str) -> None:
    """Make the environment; the stamp comes last, so that one made half is made again."""
    began = time.monotonic()
    uv = shutil.which("uv")
    extends = kind == "dev" and STAMP.exists() and STAMP.read_text() == digest("runtime")
    STAMP.unlink() if STAMP.exists() else None
    if not extends:
        shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
    lock = HOME / "requirements" / (kind + ".txt")
    say("Preparing .venv from requirements/{}.txt with {} …".format(kind, "uv" if uv else "pip"))
    if not (uv and install_with_uv(uv, lock)):
        install_with_pip(lock)
    install_ourselves(uv)
    STAMP.write_text(digest(kind))
    say(f"Prepared in {time.monotonic() - began:.0f} s; the next start skips this.")


def install_with_uv(uv: str, lock: Path) -> bool:
    """Install with uv; it may fail where pip succeeds, because it does not read pip's configuration."""
    made = PYTHON.exists() or run(uv, "venv", "--quiet", "--python", sys.executable, ENVIRONMENT) == 0
    install = (uv, "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r", lock)
    if made and run(*install) == 0:
        return True
    say("uv could not do it; trying pip …")
    shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
    return False


def install_with_pip(lock: Path) -> None:
    """Install with pip and count aloud."""
    if not PYTHON.exists():
        make_bare_environment()
    command = [PYTHON, "-m", "pip", "install", "--no-input", "--no-compile", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", "--require-hashes", "-r", lock]
    total = sum("==" in line for line in lock.read_text().splitlines() if not line.startswith((" ", "#")))
    words = [str(word) for word in command]
    said: list[str] = []
    pip = subprocess.Popen(words, cwd=str(HOME), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert pip.stdout is not None
    spoke = time.monotonic()
    for line in pip.stdout:
        said.append(line.rstrip())
        found = sum(entry.startswith("Collecting ") for entry in said)
        if line.startswith("Installing collected"):
            say("  unpacking …")
            spoke = float("inf")
        elif time.monotonic() - spoke > 3:
            spoke = time.monotonic()
            say(f"  {found} of about {total} packages found")
    if pip.wait() != 0:
        say("\n".join(said[-15:]))
        raise Trouble("pip could not install requirements/" + lock.name + "; its last words are above.")


def install_ourselves(uv: str | None) -> None:
    """Put `translocal` among the commands of the environment. What builds it is pinned with the rest: nothing is fetched."""
    itself = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", HOME)
    if (ENVIRONMENT / "bin" / "pip").exists():
        code = run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *itself)
    else:
        code = run(uv, "pip", "install", "--python", PYTHON, *itself)
    if code != 0:
        raise Trouble("The command `translocal` could not be installed; the reason is above.")


def make_bare_environment() -> None:
    """Make an empty environment with pip in it."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian leaves it out of its Python
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if not install_from_debian(package):
            raise Trouble("This Python cannot make environments: install " + package + " (or uv) first.") from None
    if run(sys.executable, "-m", "venv", ENVIRONMENT) != 0:
        raise Trouble("The environment .venv could not be made; the reason is above.")


def install_from_debian(package: str) -> bool:
    """Install a package of Debian where we may, and tell whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    say(f"Installing Debian's {package} …")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run(apt, "update", "-qq", env=quiet)
    return run(apt, "install", "-y", "-qq", "--no-install-recommends", package, env=quiet) == 0


def find_browser() -> None:
    """See to it that the tests find a Chromium: the system's, Debian's, or the browser driver's own."""
    found = os.environ.get("TRANSLOCAL_CHROMIUM") or installed_browser()
    if not found and install_from_debian("chromium"):
        found = installed_browser()
    if found:
        os.environ["TRANSLOCAL_CHROMIUM"] = found
        return
    say("Fetching the browser driver's own Chromium …")
    if run(PYTHON, "-m", "playwright", "install", "chromium") != 0:
        raise Trouble("No Chromium was found or could be fetched: install one and start again.")


def installed_browser() -> str | None:
    """Return the path of a Chromium of this system."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


# The commands


def translocal(*words: str) -> int:
    """Become the program itself: its signals and its exit code are then its own."""
    prepare("runtime")
    os.chdir(str(HOME))
    os.execv(str(PYTHON), [str(PYTHON), "-m", "translocal", *words])


def demo(words: list[str]) -> int:
    """Start the demo."""
    return translocal("demo", *words)


def serve(words: list[str]) -> int:
    """Start web server and worker."""
    return translocal("serve", *words)


def test(words: list[str]) -> int:
    """Run the tests, two at a time unless told otherwise; who is done early takes over what waits behind a long one."""
    prepare("dev")
    find_browser()
    parallel = (
        []
        if any(word.startswith(("-n", "--numprocesses", "-p")) for word in words)
        else ["-n", "2", "--dist", "worksteal"]
    )
    return run(PYTHON, "-m", "pytest", *parallel, *words)


def check(words: list[str]) -> int:
    """Run every check, and name those that failed."""
    prepare("dev")
    checks: list[tuple[str, list[object]]] = [
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("style", [PYTHON, "-m", "ruff", "check", "."]),
        ("types", [PYTHON, "-m", "mypy"]),
        ("imports", [ENVIRONMENT / "bin" / "lint-imports", "--no-logo"]),
        ("house", [PYTHON, "-m", "pytest", "tests/house"]),
    ]
    failed = []
    for name, command in checks:
        say("— " + name)
        if run(*command) != 0:
            failed.append(name)
    say("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def fix(words: list[str]) -> int:
    """Mend, format, and draw anew what is drawn from the code."""
    prepare("dev")
    mended = run(PYTHON, "-m", "ruff", "check", "--fix", ".")
    return run(PYTHON, "-m", "ruff", "format", ".") or run(PYTHON, "-m", "translocal.handbook") or mended


def bench(words: list[str]) -> int:
    """Measure speed."""
    prepare("dev")
    return run(PYTHON, "-m", "bench", *words)


def lock(words: list[str]) -> int:
    """Make the locks again; uv writes no address of a registry into them in this form."""
    uv = shutil.which("uv")
    if not uv:
        raise Trouble("uv is needed to make the locks: https://docs.astral.sh/uv/")
    for name in ("runtime", "dev"):
        command = [uv, "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--quiet"]
        command += ["--python-version", "3.11", "-o", f"requirements/{name}.txt", f"requirements/{name}.in"]
        if run(*command, *words) != 0:
            return 1
    return 0


def main(words: list[str]) -> int:
    """Do what was asked; without a word, tell what can be asked."""
    if not words or words[0] not in COMMANDS:
        say("python3 dev.py …")
        for name, meaning in COMMANDS.items():
            say(f"  {name:<6} {meaning}")
        return 0 if not words or words[0] in ("-h", "--help") else 2
    try:
        return int(globals()[words[0]](words[1:]))
    except Trouble as error:
        say(str(error))
        return 1
    except OSError as error:
        say(f"Stopped: {error.strerror or error}.")
        return 1
    except KeyboardInterrupt:
        return 130
