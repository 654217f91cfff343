"""The support programmes, read from the files in `library/` and checked: periods, parameters with days and sources, components."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translocal.programmes import days, lists, notes, parameters, sound, whole
from translocal.programmes.conditions import Condition, Reading
from translocal.programmes.lists import CountryList
from translocal.programmes.notes import Note
from translocal.programmes.parameters import NOTHING, Over, Parameter
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
    "minor": "person.minor",
    "principal": "person.principal",
    "accompanying": "person.accompanying",
}


@dataclass(frozen=True)
class Tier:
    """An amount, and when it is this one; the first that holds is taken."""

    amount: Parameter
    when: Condition | None = None


@dataclass(frozen=True)
class Share:
    """What a component gives for the household, or for each person of a kind."""

    each: str
    tiers: tuple[Tier, ...]
    who: Condition | None = None


@dataclass(frozen=True)
class Spending:
    """Until when it may be spent: a span after a day of the household's own. `begins` is the first day of this rule."""

    within: days.Limit
    text: str
    reference: str
    begins: date | None = None

    def in_force(self, on: date) -> bool:
        return self.begins is None or self.begins <= on


@dataclass(frozen=True)
class Component:
    """One thing that a household may get: how, for whom, how much, at most how much, when, and what it may be used for.

    What had ended is given `again` from a day on, where somebody decided so.
    """

    code: str
    text: str
    form: Form
    shares: tuple[Share, ...]
    cap: Parameter | None = None
    when: Condition | None = None
    who: Condition | None = None
    begins: date | None = None
    ends: date | None = None
    spending: Spending | None = None
    of_which_cash: Parameter | None = None
    up_to: bool = False
    uses: tuple[str, ...] = ()
    again: date | None = None

    def in_force(self, on: date) -> bool:
        told = (self.begins is None or self.begins <= on) and (self.ends is None or on <= self.ends)
        return told or (self.again is not None and self.again <= on)

    def conditions(self) -> Iterator[Condition]:
        """Every condition in it."""
        found = [self.when, self.who]
        for share in self.shares:
            found += [share.who, *(tier.when for tier in share.tiers)]
        yield from (tree for tree in found if tree is not None)

    def parameters(self) -> Iterator[Parameter]:
        """Every amount in it."""
        yield from self.amounts()
        yield from (known for known in (self.cap, self.of_which_cash) if known is not None)

    def amounts(self) -> list[Parameter]:
        """What it gives, whatever it is at most."""
        return [tier.amount for share in self.shares for tier in share.tiers]


@dataclass(frozen=True)
class Period:
    """A time in which the rules had one name."""

    code: str
    text: str
    begins: date
    ends: date | None
    reference: str


@dataclass(frozen=True)
class Programme:
    code: str
    name: str
    host: str
    currency: str
    reference: str
    periods: tuple[Period, ...]
    admission: Condition | None
    who: Condition | None
    components: tuple[Component, ...]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, str]
    digest: str
    lists: Mapping[str, CountryList] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    practice: bool = False
    over: tuple[Over, ...] = ()

    @property
    def begins(self) -> date:
        return self.periods[0].begins

    @property
    def ends(self) -> date | None:
        return self.periods[-1].ends

    def period(self, day: date) -> Period | None:
        """The period of a day; None where there were no rules."""
        found = [p for p in self.periods if p.begins <= day and (p.ends is None or day <= p.ends)]
        return found[-1] if found else None

    def in_force(self, day: date) -> bool:
        return self.period(day) is not None

    def on(self, day: date) -> list[Component]:
        """What there is on a day."""
        return [component for component in self.components if component.in_force(day)]

    def conditions(self) -> Iterator[Condition]:
        """Every condition of the programme."""
        yield from (tree for tree in (self.admission, self.who) if tree is not None)
        for component in self.components:
            yield from component.conditions()

    def questions_on(self, day: date) -> Iterator[Condition]:
        """Every question that is asked on a day."""
        trees = [self.admission, self.who, *(tree for known in self.on(day) for tree in known.conditions())]
        for tree in trees if self.in_force(day) else ():
            yield from tree.questions_on(day) if tree is not None else ()

    def facts(self) -> set[str]:
        """Every fact that its rules ask for."""
        spent = {component.spending.within.fact for component in self.components if component.spending}
        return spent | {fact for tree in self.conditions() for fact in tree.facts()}


def read(path: Path) -> Programme:
    """A programme from its file; raises `Unsound` with every flaw of it."""
    written = path.read_bytes()
    return parse(path.name, written.decode(), hashlib.sha256(written).hexdigest())


def parse(name: str, written: str, digest: str) -> Programme:
    flaws: list[str] = []
    texts = sound.texts(name, written)
    known = {**lists.shared(), **_own_lists(texts, flaws)}
    raw = sound.record(texts, "programme", flaws, *_readers(Reading(known)))
    if flaws:
        raise Unsound(name, flaws)
    known_amounts = {code: parameters.parameter(code, told, flaws) for code, told in raw["parameters"].items()}
    components = tuple(_component(told, known_amounts, flaws) for told in raw["components"])
    programme = Programme(
        raw["code"], raw["name"], raw["host"], raw["currency"], raw["reference"], _periods(raw["periods"], flaws),
        raw["admission"], raw["who"], components, known_amounts, raw["sources"], digest, known,
        tuple(raw["notes"] or ()), bool(raw["practice"]),
    )  # fmt: skip
    whole.check(programme, flaws)
    if flaws:
        raise Unsound(name, flaws)
    return programme


def _own_lists(texts: Any, flaws: list[str]) -> dict[str, CountryList]:
    told = texts.get("lists") if isinstance(texts, dict) else None
    needs = {name: reader for name, reader in lists.NEEDED.items() if name not in ("code", "sources")}
    found = {}
    for code, raw in (told or {}).items():
        read_as = sound.record(raw, f"programme.lists.{code}", flaws, needs, {})
        if read_as and not flaws:
            sources = texts.get("sources") or {}
            found[code] = lists.built({**read_as, "code": code, "sources": sources}, f"programme.lists.{code}", flaws)
    return found


def _periods(told: list[Period], flaws: list[str]) -> tuple[Period, ...]:
    """In their order; each ends where the next begins, unless it says another day."""
    ordered = sorted(told, key=lambda period: period.begins)
    ended = []
    for period, following in [*pairwise(ordered), (ordered[-1], None)]:
        ends = period.ends
        if following is not None:
            if ends is not None and ends >= following.begins:
                flaws.append(f"programme.periods: {period.code} and {following.code} both hold on {following.begins}")
            ends = ends or date.fromordinal(following.begins.toordinal() - 1)
        ended.append(Period(period.code, period.text, period.begins, ends, period.reference))
    return tuple(ended)


def _component(told: Mapping[str, Any], amounts: Mapping[str, Parameter], flaws: list[str]) -> Component:
    at = f"programme.components.{told['code']}"

    def named(code: str | None, key: str) -> Parameter | None:
        if code and code not in amounts:
            flaws.append(f"{at}.{key}: “{code}” is no parameter; known are {', '.join(amounts)}")
        return amounts.get(code or "")

    def share(raw: Mapping[str, Any]) -> Share:
        ladder = raw["amount"] if isinstance(raw["amount"], list) else [{"amount": raw["amount"], "when": None}]
        tiers = tuple(Tier(named(tier["amount"], "amount") or NOTHING, tier["when"]) for tier in ladder)
        return Share(raw["each"], tiers, raw["who"])

    if bool(told["shares"]) == bool(told["each"] and told["amount"]):
        flaws.append(f"{at}: needs either each and amount, or shares")
        return Component(told["code"], told["text"], Form.SERVICE, ())
    return Component(
        told["code"], told["text"], Form(told["form"]), tuple(map(share, told["shares"] or [{**told, "who": None}])),
        named(told["cap"], "cap"), told["when"], told["who"], told["from"], told["until"], told["spend"],
        named(told["of_which_cash"], "of_which_cash"), bool(told["up_to"]), tuple(told["uses"] or ()),
    )  # fmt: skip


# How a file is read


def _recorded(needs: Mapping[str, sound.Reader], may: Mapping[str, sound.Reader]) -> sound.Reader:
    return lambda value, at, flaws: sound.record(value, at, flaws, needs, may)


def _period(value: Any, at: str, flaws: list[str]) -> Period:
    needs: dict[str, sound.Reader] = {
        "code": sound.label,
        "text": sound.text,
        "from": sound.day,
        "reference": sound.text,
    }
    told = sound.record(value, at, flaws, needs, {"until": sound.day})
    if told is None:
        return Period("", "", date.min, None, "")
    return Period(told["code"], told["text"], told["from"] or date.min, told["until"], told["reference"])


def _spending(value: Any, at: str, flaws: list[str]) -> Spending | None:
    needs: dict[str, sound.Reader] = {"within": days.read, "text": sound.text, "reference": sound.text}
    told = sound.record(value, at, flaws, needs, {"from": sound.day})
    return Spending(told["within"], told["text"], told["reference"], told["from"]) if told else None


def _readers(condition: sound.Reader) -> tuple[dict[str, sound.Reader], dict[str, sound.Reader]]:
    """What must stand in a file, and what may; its conditions may name its lists of countries."""
    tier = _recorded({"amount": sound.code}, {"when": condition})

    def amount(value: Any, at: str, flaws: list[str]) -> Any:
        return sound.listed(tier)(value, at, flaws) if isinstance(value, list) else sound.code(value, at, flaws)

    share = _recorded({"each": sound.one_of(*EACH), "amount": amount}, {"who": condition})
    component = _recorded(
        {"code": sound.code, "text": sound.text, "form": sound.one_of(*Form.values)},
        {
            "each": sound.one_of(*EACH), "amount": amount, "shares": sound.listed(share), "cap": sound.code, "when": condition,
            "who": condition, "from": sound.day, "until": sound.day, "spend": _spending, "of_which_cash": sound.code,
            "up_to": sound.yes_or_no, "uses": sound.listed(sound.text),
        },
    )  # fmt: skip
    possible: dict[str, sound.Reader] = {
        "admission": condition, "who": condition, "lists": lambda value, at, flaws: value, "notes": sound.listed(notes.read),
        "practice": sound.yes_or_no,
    }  # fmt: skip
    return {**NEEDED, "components": sound.listed(component)}, possible


NEEDED: dict[str, sound.Reader] = {
    "format": sound.one_of(FORMAT), "code": sound.code, "name": sound.text, "host": sound.country, "currency": sound.text,
    "rounding": sound.one_of("half_up"), "reference": sound.text, "sources": sound.mapping(sound.text),
    "periods": sound.listed(_period), "parameters": sound.mapping(parameters.read),
}  # fmt: skip


def files() -> list[Path]:
    return sorted(path for path in LIBRARY.glob("*.yaml") if not path.name.endswith(".examples.yaml"))


@cache
def programmes() -> dict[str, Programme]:
    """Every programme by its code, as its file tells it."""
    return {programme.code: programme for programme in map(read, files())}


def offered() -> dict[str, Programme]:
    """Those from which people may choose: where real people are served, none that is for practice only."""
    return {code: found for code, found in programmes().items() if settings.DEMO_SIGN_IN or not found.practice}


def choices() -> list[tuple[str, str]]:
    return [(code, gettext(programme.name)) for code, programme in offered().items()]
