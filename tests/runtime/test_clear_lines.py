"""What goes wrong at the start is told in one line that says what to do."""

import ast
import errno
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

from translocal import cli
from translocal.runtime import place, upgrade
from translocal.runtime.commands import Command, Registry
from translocal.runtime.database import APPLICATION, MIGRATOR, create_roles, login_url
from translocal.runtime.postgres import Postgres, Trouble
from translocal.runtime.supervisor import check_port
from translocal.runtime.testing import remove

HOME = Path(__file__).resolve().parents[2]
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(scope="module")
def admin() -> Iterator[str]:
    """Return a small server with the roles and the database."""
    data = Path("/tmp", f"translocal-lines-{os.getpid()}")
    with Postgres(data, durable=False) as address:
        create_roles(address)
        yield address
    remove(data)


def script(name: str) -> ModuleType:
    """Return dev.py or workshop.py, which are scripts and no part of the package."""
    spec = importlib.util.spec_from_file_location(name, HOME / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_busy_port(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--port", str(taken)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Port {taken} on 127.0.0.1 is busy") and said.count("\n") == 1


def test_a_free_port_is_accepted(taken: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = other.getsockname()[1]
    check_port("127.0.0.1", free)


def test_what_is_no_port(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for words, found in ((["--port", "99999"], "99999"), (["--port", "0"], "0"), (["--port", "-1"], "-1"), ([], "abc")):
        monkeypatch.setenv("PORT", "abc")
        assert cli.main(["demo", *words]) == 1
        said = capsys.readouterr().err
        assert said == f"{found} is no port: give a number from 1 to 65535 (--port, or the variable PORT).\n"


@pytest.mark.parametrize("host", ["no-such-machine.invalid", "two..dots"])
def test_a_name_that_nobody_knows_is_not_called_busy(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--host", host]) == 1
    assert capsys.readouterr().err.startswith(f"The name {host} cannot be resolved: ")


def test_the_address_of_another_machine_is_not_called_busy(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--host", "192.0.2.1"]) == 1
    assert capsys.readouterr().err.startswith("192.0.2.1 is no address of this machine: ")


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "postgresql://x/y?foo=bar", "postgresql://[x/y", "postgresql://x:port/y"]
)
@pytest.mark.parametrize("variable", ["DATABASE_URL", "MIGRATOR_DATABASE_URL"])
def test_an_address_that_is_none_of_postgresql(
    url: str, variable: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///t?host=/nowhere")
    monkeypatch.setenv(variable, url)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "translocal.settings.demo")
    assert cli.main(["demo", "--port", "58417"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{variable} ") and said.count("\n") == 1


def test_an_old_python() -> None:
    assert script("dev").version_trouble((3, 8, 18)) == "Python 3.11 or newer is needed; this is 3.8.18"
    assert script("dev").version_trouble((3, 11, 0)) == ""


def test_the_door_can_be_read_by_an_old_python() -> None:
    """What Python 2.7 and 3.6 do not know: annotations, their future, texts with values, letters beyond ASCII."""
    text = (HOME / "dev.py").read_text(encoding="ascii")
    tree = ast.parse(text, feature_version=(3, 7))
    newer = (ast.AnnAssign, ast.JoinedStr, ast.NamedExpr, ast.ImportFrom, ast.Starred)
    kept = [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert [ast.unparse(node) for node in kept] == ["from workshop import main"]
    signatures = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not any(node.returns or any(a.annotation for a in node.args.args) for node in signatures)
    assert text.index("sys.exit(1)") < text.index("from workshop import main")


@pytest.mark.parametrize("name", ["2.7", "3.6", "3.8", "3.10"])
def test_an_old_python_says_which_is_needed(name: str) -> None:
    old = shutil.which(f"python{name}") or next(Path.home().glob(f".pyenv/versions/{name}.*/bin/python"), None)
    if old is None or subprocess.run([old, "-c", ""], check=False, capture_output=True).returncode != 0:
        pytest.skip("no Python of that age is here")
    said = subprocess.run([old, HOME / "dev.py", "demo"], check=False, capture_output=True, text=True)
    assert (said.returncode, said.stderr, said.stdout[:28]) == (1, "", "Python 3.11 or newer is need")


def test_a_linked_environment_is_left_to_its_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    workshop = script("workshop")
    (tmp_path / "theirs" / "bin").mkdir(parents=True)
    (tmp_path / "theirs" / "bin" / "python").touch()
    (tmp_path / ".venv").symlink_to(tmp_path / "theirs")
    monkeypatch.setattr(workshop, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(workshop, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(workshop, "STAMP", tmp_path / ".venv" / "made-from")
    assert workshop.ready("dev")


def test_translocal_is_a_command_in_any_folder(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("translocal")
    if (HOME / ".venv").is_symlink():
        pytest.skip("a linked environment runs the code of another checkout")
    said = subprocess.run([command, "--help"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert said.stdout.startswith("usage: translocal ")


def test_a_full_disk_before_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRANSLOCAL_VAR", str(tmp_path))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 5 * 2**20))
    with pytest.raises(Trouble, match="is full: 5 MB are free, 300 MB are needed"):
        place.check_room()


def test_a_full_disk_on_the_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(words: list[str]) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "/v/x")

    monkeypatch.setattr(cli, "dispatch", fail)
    assert cli.main(["demo"]) == 1
    assert capsys.readouterr().err == "The disk is full: /v/x could not be written.\n"


def test_a_database_of_a_newer_version() -> None:
    known = {("cases", "0001_initial")}
    upgrade.refuse_newer(known, known)
    with pytest.raises(Trouble, match=r"newer version: its migration cases\.0002_more is unknown"):
        upgrade.refuse_newer(known | {("cases", "0002_more")}, known)


def test_a_login_that_would_see_everything(admin: str) -> None:
    here = login_url(admin, database="translocal")
    with pytest.raises(Trouble, match="is a superuser and has BYPASSRLS"):
        upgrade.refuse_powerful(here)
    with pytest.raises(Trouble, match="has BYPASSRLS"):
        upgrade.refuse_powerful(login_url(here, role=MIGRATOR))
    upgrade.refuse_powerful(login_url(here, role=APPLICATION))
    with psycopg.connect(here, autocommit=True) as connection:
        connection.execute("CREATE TABLE mine (id int)")
        connection.execute("ALTER TABLE mine OWNER TO translocal_app")
        with pytest.raises(Trouble, match="application owns tables"):
            upgrade.refuse_powerful(login_url(here, role=APPLICATION))
        connection.execute("DROP TABLE mine")


def test_a_database_that_does_not_answer() -> None:
    with pytest.raises(Trouble, match="does not answer"):
        create_roles("postgresql:///x?host=/nowhere")


def test_the_marks_of_a_set_up_are_found_again(admin: str) -> None:
    here = login_url(admin, role=MIGRATOR, database="translocal")
    assert upgrade.remembered(here) == []
    upgrade.remember(here, "abc", "demo")
    assert upgrade.remembered(login_url(here, role=APPLICATION)) == ["abc", "demo"]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("SECRET_KEY", "at least 50 characters"),
        ("ALLOWED_HOSTS", "ALLOWED_HOSTS"),
        ("DATABASE_URL", "DATABASE_URL"),
    ],
)
def test_production_names_what_its_environment_lacks(lacking: str, said: str) -> None:
    complete = {"SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "a.example", "DATABASE_URL": "postgresql:///t"}
    code = "import translocal.settings.production as s; print(s.DEMO_SIGN_IN, s.SESSION_COOKIE_NAME)"
    for environment, expected in (
        (complete, "False __Host-session"),
        ({key: value for key, value in complete.items() if key != lacking}, said),
    ):
        answer = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=HOME,
            capture_output=True,
            text=True,
            check=False,
        )
        assert expected in (answer.stdout + answer.stderr).splitlines()[-1]


def test_two_commands_of_one_name_are_noticed() -> None:
    registry = Registry()
    registry.add(Command("verify", "", cli.demo))
    with pytest.raises(ValueError, match="two commands"):
        registry.add(Command("verify", "", script))
