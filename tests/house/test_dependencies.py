"""Every direct dependency says why, and is pinned with a hash; no file names a registry."""

import re
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
WHY = (HOME / "docs" / "dependencies.md").read_text()


def direct(name: str) -> list[str]:
    lines = (HOME / "requirements" / f"{name}.in").read_text().splitlines()
    return [re.split(r"[>=<\[ ]", line)[0] for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("package", sorted({*direct("runtime"), *direct("dev")}))
def test_every_dependency_says_why(package: str) -> None:
    assert re.search(rf"^\| {re.escape(package)}(\[[\w,-]+\])? \| \w", WHY, re.MULTILINE)


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_every_pin_has_its_hash_and_no_address(name: str) -> None:
    lock = (HOME / "requirements" / f"{name}.txt").read_text()
    pins = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==.*$", lock, re.MULTILINE)
    assert pins and all(pin.rstrip().endswith("\\") for pin in pins)
    assert "://" not in lock
