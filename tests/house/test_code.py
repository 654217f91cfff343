"""The code base itself: sizes, imports, habits."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
PACKAGE = HOME / "translocal"
CODE = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
PROGRAM = [p for p in CODE if "tests" not in p.parts]
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 400, 60, 40


def name_of(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    files = [*CODE, *(HOME / "tests").rglob("*.py"), *(HOME / "bench").rglob("*.py"), *HOME.glob("*.py")]
    assert [name_of(p) for p in files if len(p.read_text().splitlines()) > LONGEST_FILE] == []


def test_no_function_is_longer_than_a_screen() -> None:
    longest = [
        f"{name_of(path)}:{f.name}"
        for path in PROGRAM
        for f in functions(path)
        if (f.end_lineno or 0) - f.lineno > (LONGEST_VIEW if "views" in path.parts else LONGEST_FUNCTION)
    ]
    assert longest == []


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_there_are_no_signals_and_no_save_of_its_own() -> None:
    told = re.compile(r"@receiver|post_save|pre_save|m2m_changed|def save\(self|\.connect\(sender")
    assert [name_of(p) for p in PROGRAM if told.search(p.read_text())] == []


def test_only_actions_write() -> None:
    """The rooms of a case write in their actions, and in what only actions call."""
    writes = re.compile(r"\.(create|bulk_create|get_or_create|update_or_create|update|delete|save)\(")
    rooms = {
        "people", "cases", "consents", "counselling", "programmes", "budgets", "plans", "purchases", "coaching", "handovers", "travel",
        "contact", "followup",
    }  # fmt: skip
    writers = {"actions.py", "reviewing.py", "chain.py", "arrival.py", "drafting.py", "exempting.py"}
    found = {
        name_of(p)
        for p in PROGRAM
        if p.relative_to(PACKAGE).parts[0] in rooms and p.name not in writers and writes.search(p.read_text())
    }
    # A picture is saved into memory there, no row.
    assert found - {"translocal/cases/files.py"} == set()


def test_no_forbidden_names() -> None:
    tired = {"utils", "helpers", "common", "misc", "services", "managers"}
    assert [name_of(p) for p in CODE if p.stem in tired] == []


def test_every_room_tells_what_it_is() -> None:
    rooms = [p.parent for p in PACKAGE.glob("*/apps.py")]
    assert [room.name for room in rooms if not (room / "README.md").exists()] == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("templates/**/*.html")), ids=lambda p: p.name)
def test_every_template_is_used(path: Path) -> None:
    name = path.as_posix().rpartition("/templates/")[2]
    if name.startswith("cotton/"):
        asked = [f"c-{path.stem.replace('_', '-')}"]
    elif name.startswith(("account/", "mfa/", "usersessions/", "allauth/")) or name in {
        "400.html",
        "403.html",
        "404.html",
        "500.html",
    }:
        return  # asked for by name by the libraries
    else:
        asked = [name, "errors/{response.status_code}"] if path.stem in {"405", "429"} else [name]
    if name.startswith("desk/case_"):
        return  # asked for by the name of the part; visited one by one in the journeys
    # The gallery shows every component, also those whose room is still to come.
    users = [*PROGRAM, *PACKAGE.rglob("templates/**/*.html"), *(HOME / "tests" / "look").rglob("*")]
    text = "".join(p.read_text() for p in users if p != path and p.is_file() and p.suffix in {".py", ".html"})
    assert any(a in text for a in asked), name
