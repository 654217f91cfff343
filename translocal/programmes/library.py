"""The support programmes, read from the files in `library/` and checked: parameters with days and sources, and components."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from translocal.programmes import conditions, sound
from translocal.programmes.conditions import Condition
from translocal.programmes.sound import Unsound

LIBRARY = Path(__file__).resolve().parent / "library"
FORMAT = "1"


class Form(models.TextChoices):
    """How support is given."""

    IN_KIND = "in_kind", _("in kind")
    CASH = "cash", _("in cash")
    SERVICE = "service", _("as a service")


# Whom an amount is for: once for the household, or once for each person of this kind.
EACH: dict[str, str | None] = {
    "household": None,
    "person": "",
    "adult": "person.adult",
    "principal": "person.principal",
}


@dataclass(frozen=True)
class Value:
    """A parameter from one day to another, with where it is written. Without a source it counts only once confirmed."""

    begins: date
    ends: date | None
    amount: Decimal
    reference: str
    usable: bool

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Parameter:
    name: str
    text: str
    values: tuple[Value, ...]

    def on(self, day: date) -> Value | None:
        return next((value for value in self.values if value.on(day)), None)


@dataclass(frozen=True)
class Component:
    """One thing that a household may get: how, for whom, how much, at most how much, and when."""

    code: str
    text: str
    form: Form
    each: str
    amount: Parameter
    cap: Parameter | None
    when: Condition | None
    uses: tuple[str, ...]


@dataclass(frozen=True)
class Programme:
    code: str
    name: str
    host: str
    currency: str
    begins: date
    ends: date | None
    reference: str
    admission: Condition | None
    components: tuple[Component, ...]
    digest: str

    def in_force(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


def read(path: Path) -> Programme:
    """A programme from its file; raises `Unsound` with every flaw of it."""
    written = path.read_bytes()
    return parse(path.name, written.decode(), hashlib.sha256(written).hexdigest())


def parse(name: str, written: str, digest: str) -> Programme:
    flaws: list[str] = []
    raw = sound.record(sound.texts(name, written), "programme", flaws, _NEEDED, _POSSIBLE)
    if flaws:
        raise Unsound(name, flaws)
    parameters = {code: parameter(code, told, flaws) for code, told in raw["parameters"].items()}
    components = tuple(_component(told, parameters, flaws) for told in raw["components"])
    _check_references(raw, components, flaws)
    _check_codes(components, flaws)
    if flaws:
        raise Unsound(name, flaws)
    return Programme(
        raw["code"], raw["name"], raw["host"], raw["currency"], raw["from"], raw["until"], raw["reference"],
        raw["admission"], components, digest,
    )  # fmt: skip


def _value(value: Any, at: str, flaws: list[str]) -> Value:
    confirmed = {"by": sound.text, "on": sound.day, "document": sound.text}
    possible: dict[str, sound.Reader] = {
        "until": sound.day, "reference": sound.text, "unsourced": sound.text,
        "confirmed": lambda v, a, f: sound.record(v, a, f, confirmed, {}),
    }  # fmt: skip
    told = sound.record(value, at, flaws, {"from": sound.day, "amount": sound.amount}, possible)
    if told is None:
        return Value(date.min, None, Decimal(0), "", usable=False)
    if bool(told["reference"]) == bool(told["unsourced"]):
        flaws.append(f"{at}: needs a reference, or says under unsourced where the amount is believed to come from")
    if told["until"] and told["from"] and told["until"] < told["from"]:
        flaws.append(f"{at}.until: lies before from")
    document = (told["confirmed"] or {}).get("document")
    usable = bool(told["reference"] or document)
    return Value(told["from"], told["until"], told["amount"], told["reference"] or document or "", usable)


def parameter(code: str, told: Mapping[str, Any], flaws: list[str]) -> Parameter:
    values = sorted(told["values"], key=lambda value: value.begins)
    for earlier, later in pairwise(values):
        if earlier.ends is None or earlier.ends >= later.begins:
            flaws.append(f"programme.parameters.{code}: two values on {later.begins.isoformat()}")
    return Parameter(code, told["text"], tuple(values))


def _component(told: Mapping[str, Any], parameters: Mapping[str, Parameter], flaws: list[str]) -> Component:
    at = f"programme.components.{told['code']}"
    for key in ("amount", "cap"):
        if told[key] and told[key] not in parameters:
            flaws.append(f"{at}.{key}: “{told[key]}” is no parameter; known are {', '.join(parameters)}")
    for fact in told["when"].facts() if told["when"] else ():
        if fact.startswith("person."):
            flaws.append(f"{at}.when: “{fact}” is about one person; ask about the household")
    nothing = Parameter("", "", ())
    return Component(
        told["code"], told["text"], Form(told["form"]), told["each"], parameters.get(told["amount"], nothing),
        parameters.get(told["cap"] or ""), told["when"], tuple(told["uses"] or ()),
    )  # fmt: skip


def _check_references(raw: Mapping[str, Any], components: tuple[Component, ...], flaws: list[str]) -> None:
    """Whatever is referred to is listed under `sources`, by the word before the first comma."""
    found = {"programme.reference": raw["reference"]}
    for code, told in raw["parameters"].items():
        for number, value in enumerate(told["values"]):
            found[f"programme.parameters.{code}.values[{number}]"] = value.reference if value.usable else ""
    for reference_at, tree in [("admission", raw["admission"]), *((c.code, c.when) for c in components)]:
        found |= {f"programme.{reference_at}: {c.text}": c.reference for c in _told(tree)}
    flaws += [
        f"{at}: “{reference}” names no source; known are {', '.join(raw['sources'])}"
        for at, reference in found.items()
        if reference and reference.split(",")[0] not in raw["sources"]
    ]


def _told(tree: Condition | None) -> list[Condition]:
    if tree is None:
        return []
    return [*([tree] if tree.text else []), *(found for part in tree.parts for found in _told(part))]


def _check_codes(components: tuple[Component, ...], flaws: list[str]) -> None:
    codes = [component.code for component in components]
    flaws += [f"programme.components: “{code}” stands twice" for code in sorted(set(codes)) if codes.count(code) > 1]


def _recorded(needs: Mapping[str, sound.Reader], may: Mapping[str, sound.Reader]) -> sound.Reader:
    def reader(value: Any, at: str, flaws: list[str]) -> Any:
        return sound.record(value, at, flaws, needs, may)

    return reader


PARAMETER = _recorded({"text": sound.text, "values": sound.listed(_value)}, {})
_COMPONENT = _recorded(
    {"code": sound.code, "text": sound.text, "form": sound.one_of(*Form.values), "each": sound.one_of(*EACH), "amount": sound.code},
    {"cap": sound.code, "when": conditions.read, "uses": sound.listed(sound.text)},
)  # fmt: skip
_NEEDED: dict[str, sound.Reader] = {
    "format": sound.one_of(FORMAT), "code": sound.code, "name": sound.text, "host": sound.text, "currency": sound.text,
    "rounding": sound.one_of("half_up"), "from": sound.day, "reference": sound.text, "sources": sound.mapping(sound.text),
    "parameters": sound.mapping(PARAMETER), "components": sound.listed(_COMPONENT),
}  # fmt: skip
_POSSIBLE: dict[str, sound.Reader] = {"until": sound.day, "admission": conditions.read}


def files() -> list[Path]:
    return sorted(path for path in LIBRARY.glob("*.yaml") if not path.name.endswith(".examples.yaml"))


@cache
def programmes() -> dict[str, Programme]:
    """Every programme by its code."""
    return {programme.code: programme for programme in map(read, files())}


def choices() -> list[tuple[str, str]]:
    return [(code, programme.name) for code, programme in programmes().items()]
