"""Limits, thresholds and days of buying: dated parameters in `library/`, read with the reader of programmes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from translocal.core.money import Money
from translocal.programmes import parameters, sound
from translocal.programmes.library import FORMAT
from translocal.programmes.parameters import Parameter
from translocal.programmes.sound import Unsound

LIBRARY = Path(__file__).resolve().parent / "library"
NAMES = (
    "local_worker_approves_up_to", "one_quote_up_to", "three_quotes_above", "proof_within_days", "first_payment_within_days",
    "often_from_one_supplier", "price_over_estimate_percent", "realised_rate_within_percent",
)  # fmt: skip
QUOTES = 2


@dataclass(frozen=True)
class Limits:
    """What holds for the purchases of one programme."""

    code: str
    reimburses: bool
    parameters: dict[str, Parameter]

    def on(self, name: str, day: date) -> Decimal | None:
        """The value of a day; none where nobody has set or confirmed one."""
        value = self.parameters[name].on(day)
        return value.amount if value is not None and value.usable else None

    def quotes_needed(self, value: Money, day: date) -> int:
        """Two, unless it is little or much."""
        few, many = self.on("one_quote_up_to", day), self.on("three_quotes_above", day)
        if few is not None and value.amount <= few:
            return QUOTES - 1
        return QUOTES + 1 if many is not None and value.amount > many else QUOTES

    def above_limit(self, value: Money, day: date) -> bool:
        """Whether it is more than the local social worker may approve; without a limit, everything is."""
        most = self.on("local_worker_approves_up_to", day)
        return most is None or value.amount > most


def read(path: Path) -> Limits:
    """The limits of a file; raises `Unsound` with every flaw of it."""
    flaws: list[str] = []
    needs: dict[str, sound.Reader] = {
        "format": sound.one_of(FORMAT), "code": sound.code, "name": sound.text, "currency": sound.one_of("EUR"),
        "sources": sound.mapping(sound.text), "allows": sound.one_of("none", "reimbursement"),
        "parameters": sound.mapping(parameters.read),
    }  # fmt: skip
    raw: Any = sound.record(sound.texts(path.name, path.read_text()), "limits", flaws, needs, {})
    if not flaws:
        flaws += [f"limits.parameters.{name}: is missing" for name in NAMES if name not in raw["parameters"]]
        flaws += [f"limits.parameters.{name}: unknown" for name in raw["parameters"] if name not in NAMES]
    known = {} if flaws else {name: parameters.parameter(name, told, flaws) for name, told in raw["parameters"].items()}
    if flaws:
        raise Unsound(path.name, flaws)
    return Limits(raw["code"], raw["allows"] == "reimbursement", known)


@cache
def _library() -> dict[str, Limits]:
    return {limits.code: limits for limits in map(read, sorted(LIBRARY.glob("*.yaml")))}


def limits_of(programme: str) -> Limits:
    """What holds for the purchases under a programme."""
    return _library().get(programme) or _library()["any"]
