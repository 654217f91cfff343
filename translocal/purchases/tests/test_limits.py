"""Limits and days are dated, have a reference or say that they are invented, and a file that is wrong is refused."""

from datetime import date
from pathlib import Path

import pytest

from translocal.core.money import euro
from translocal.programmes.sound import Unsound
from translocal.purchases.limits import LIBRARY, NAMES, limits_of, read

DAY = date(2026, 5, 4)


def test_every_value_has_a_reference_or_says_that_it_has_none() -> None:
    for path in LIBRARY.glob("*.yaml"):
        values = path.read_text().count("- from:")
        assert path.read_text().count("reference:") + path.read_text().count("unsourced:") == values


def test_a_programme_without_limits_of_its_own_has_those_of_any() -> None:
    assert limits_of("no-such-programme") is limits_of("any")


def test_before_there_was_a_limit_everything_goes_to_the_counsellor_and_needs_two_quotes() -> None:
    limits = limits_of("any")
    assert limits.above_limit(euro(1), date(2000, 1, 1)) and limits.quotes_needed(euro(5000), date(2000, 1, 1)) == 2
    assert all(limits.on(name, DAY) is not None for name in NAMES)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("amount: 500", "amount: five hundred", "no amount"),
        ("one_quote_up_to:", "one_quote_upto:", "missing"),
        ("allows: none", "allows: cash", "none of"),
        ("from: 2010-01-01", "from: 2010-13-01", "no day"),
        ("    text: what", "    txt: what", "unknown"),
    ],
)
def test_a_file_with_a_flaw_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "any.yaml"
    path.write_text((LIBRARY / "any.yaml").read_text().replace(old, new, 1))
    with pytest.raises(Unsound, match=told):
        read(path)


def test_what_nobody_confirmed_does_not_count(tmp_path: Path) -> None:
    written = (LIBRARY / "any.yaml").read_text()
    path = tmp_path / "any.yaml"
    path.write_text("\n".join(line for line in written.splitlines() if "confirmed:" not in line))
    assert read(path).on("proof_within_days", DAY) is None
