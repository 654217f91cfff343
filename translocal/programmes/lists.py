"""Lists of countries that rules refer to, dated and sourced: on which day a country stood on it, and by which text.

A list that `joins` others holds whoever stands on one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from translocal.programmes import sound
from translocal.programmes.sound import Unsound

LISTS = Path(__file__).resolve().parent / "library" / "lists"
FORMAT = "1"


@dataclass(frozen=True)
class Entry:
    """Countries that stand on a list from one day to another. Without a source it counts only once confirmed."""

    countries: frozenset[str]
    begins: date
    ends: date | None
    reference: str
    usable: bool

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class CountryList:
    code: str
    text: str
    begins: date
    entries: tuple[Entry, ...]
    sources: Mapping[str, str]

    def holds(self, country: str, on: date) -> bool | None:
        """Whether a country stands on it on a day; not known before its first day, or where only an unsourced entry says so."""
        if on < self.begins:
            return None
        found = [entry for entry in self.entries if country in entry.countries and entry.on(on)]
        if any(entry.usable for entry in found):
            return True
        return None if found else False

    def countries(self, on: date) -> list[str]:
        """Who stands on it on a day, with a source."""
        return sorted({code for entry in self.entries if entry.usable and entry.on(on) for code in entry.countries})


def read(path: Path, known: Mapping[str, CountryList] | None = None) -> CountryList:
    """A list from its file, which may join those that are known; raises `Unsound` with every flaw of it."""
    flaws: list[str] = []
    written = sound.texts(path.name, path.read_text())
    joins = isinstance(written, dict) and "joins" in written
    raw = sound.record(written, "list", flaws, {"format": sound.one_of(FORMAT), **(JOINING if joins else NEEDED)}, {})
    found = None if flaws else joined(raw, known or {}, flaws) if joins else built(raw, "list", flaws)
    if found is None or flaws:
        raise Unsound(path.name, flaws)
    return found


def joined(raw: Mapping[str, Any], known: Mapping[str, CountryList], flaws: list[str]) -> CountryList:
    """The lists that it names as one; known from the day on which all of them are."""
    strange = [code for code in raw["joins"] if code not in known]
    flaws += [f"list.joins: “{code}” is no list of countries; known are {', '.join(known)}" for code in strange]
    parts = [known[code] for code in raw["joins"] if code in known]
    entries = tuple(entry for part in parts for entry in part.entries)
    sources = {name: source for part in parts for name, source in part.sources.items()}
    return CountryList(
        raw["code"], raw["text"], max((part.begins for part in parts), default=date.max), entries, sources
    )


def built(raw: Mapping[str, Any], at: str, flaws: list[str]) -> CountryList:
    """The list that a file tells, its references looked up among its sources."""
    for number, entry in enumerate(raw["entries"]):
        source = entry.reference.split(",")[0]
        if entry.reference and source not in raw["sources"]:
            flaws.append(f"{at}.entries[{number}]: “{source}” names no source; known are {', '.join(raw['sources'])}")
    return CountryList(raw["code"], raw["text"], raw["from"], tuple(raw["entries"]), raw["sources"])


def _entry(value: Any, at: str, flaws: list[str]) -> Entry:
    needs: dict[str, sound.Reader] = {"countries": sound.listed(sound.country), "from": sound.day}
    may: dict[str, sound.Reader] = {"until": sound.day, **sound.SOURCED}
    told = sound.record(value, at, flaws, needs, may)
    if told is None:
        return Entry(frozenset(), date.min, None, "", usable=False)
    usable, reference = sound.sourced(told, at, flaws)
    return Entry(frozenset(told["countries"]), told["from"], told["until"], reference, usable)


NEEDED: dict[str, sound.Reader] = {
    "code": sound.code, "text": sound.text, "from": sound.day, "sources": sound.mapping(sound.text), "entries": sound.listed(_entry),
}  # fmt: skip


JOINING: dict[str, sound.Reader] = {"code": sound.code, "text": sound.text, "joins": sound.listed(sound.code)}


@cache
def shared() -> dict[str, CountryList]:
    """The lists that several programmes refer to, by their codes; those that join others are read last."""
    found: dict[str, CountryList] = {}
    for path in sorted(LISTS.glob("*.yaml"), key=lambda path: ("\njoins:" in path.read_text(), path)):
        told = read(path, found)
        found[told.code] = told
    return found
