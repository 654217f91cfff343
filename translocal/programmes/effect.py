"""What other values would mean for a caseload: who gains, who loses, what it costs, in groups of which none is small.

Pure. Groups of which a reader could learn about fewer than `LEAST` households are told together with others, and with one more
where they could be worked out from the sum; what cannot be told in this way is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np

from translocal.programmes.columns import UNKNOWN, Array, Columns, columns_of
from translocal.programmes.library import Programme
from translocal.programmes.many import amounts, answers
from translocal.programmes.recall import recalled

LEAST = 5
LARGEST = 6  # households of so many people and more are one group
TOGETHER = "together"
ALL, ORIGIN, SIZE, BUSINESS = "all", "origin", "size", "business"
# The columns of a group: households, who gains, who loses, who stays as they are, of whom that is not known, cents before and after.
MOVED = (1, 2, 3, 4)
PIECE = 10_000  # so many lines are looked at together
_BUSINESS = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True)
class Alike:
    """Households of which the same is known: from where, what decided, and how many they are."""

    origin: str
    day: date | None
    facts: Mapping[str, Any]
    households: int


@dataclass(frozen=True)
class Line:
    """One group. What is None would tell of too few households; the cents are those of households of whom both answers are known."""

    by: str
    key: str
    households: int
    gain: int | None
    lose: int | None
    same: int | None
    before: int | None
    after: int | None
    undecided: int | None = 0


@dataclass(frozen=True)
class Effect:
    """The lines, in which `all` comes first; `untold` names the groupings in which no group is large enough.

    Whoever has an answer that is not known, now or then, is `undecided`: they neither gain nor lose, and cost nothing known.
    """

    on: date
    currency: str
    lines: tuple[Line, ...]
    untold: tuple[str, ...] = ()
    undecided: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(), "currency": self.currency, "lines": [asdict(line) for line in self.lines],
            "untold": list(self.untold), "undecided": self.undecided,
        }  # fmt: skip


def published(told: Mapping[str, Any]) -> Effect:
    """The effect that `as_json` wrote."""
    lines = tuple(Line(**line) for line in told["lines"])
    return Effect(date.fromisoformat(told["on"]), told["currency"], lines, tuple(told["untold"]), told["undecided"])


@dataclass(frozen=True)
class Counted:
    """What is known of the lines of a caseload, column by column; cents for one household of each."""

    many: Array
    sizes: Array
    before: Array
    after: Array
    undecided: Array
    origins: list[str]
    business: list[str]


def effect(now: Programme, then: Programme, caseload: Sequence[Alike], on: date) -> Effect:
    """The same households on the same day, under the values of now and under others."""
    pieces = [
        _counted(now, then, caseload[start : start + PIECE], on) for start in range(0, len(caseload), PIECE)
    ]  # fmt: skip
    found = _without_few(_joined([piece for piece in pieces if piece is not None]))
    if found is None or int(found.many.sum()) < LEAST:
        return Effect(on, now.currency, (), (ORIGIN, SIZE, BUSINESS))
    cells = _cells(found)
    told, untold = [_line(ALL, ALL, cells.sum(axis=1))], []
    for by, keys in _groupings(found).items():
        lines = _grouped(by, keys, cells)
        told += lines
        untold += [] if lines else [by]
    return Effect(on, now.currency, tuple(told), tuple(untold), told[0].undecided or 0)


def _counted(now: Programme, then: Programme, caseload: Sequence[Alike], on: date) -> Counted | None:
    pairs = [(alike, recalled(alike.facts, alike.day or on)) for alike in caseload]
    known = [(alike, household) for alike, household in pairs if household["persons"]]
    if not known:
        return None
    columns = columns_of([household for _alike, household in known])
    many = np.array([alike.households for alike, _household in known], np.int64)
    business = [_BUSINESS[(household.get("wants") or {}).get("microbusiness")] for _alike, household in known]
    origins = [alike.origin for alike, _household in known]
    return Counted(many, columns.sizes, *_cents(now, then, columns, on), origins, business)


def _without_few(found: Counted | None) -> Counted | None:
    """Where only a few are undecided they are left out altogether: everything else can then be told, and nothing tells of them."""
    if found is None or not 0 < int(found.many[found.undecided].sum()) < LEAST:
        return found
    keep = np.flatnonzero(~found.undecided)
    return Counted(
        found.many[keep], found.sizes[keep], found.before[keep], found.after[keep], found.undecided[keep],
        [found.origins[place] for place in keep], [found.business[place] for place in keep],
    )  # fmt: skip


def _joined(pieces: list[Counted]) -> Counted | None:
    if not pieces:
        return None

    def column(name: str) -> Array:
        return np.concatenate([getattr(piece, name) for piece in pieces])

    return Counted(
        column("many"), column("sizes"), column("before"), column("after"), column("undecided"),
        [key for piece in pieces for key in piece.origins], [key for piece in pieces for key in piece.business],
    )  # fmt: skip


def _cents(now: Programme, then: Programme, columns: Columns, on: date) -> tuple[Array, Array, Array]:
    """What each gets before and after, and of whom a part of either answer is not known."""
    nothing, undecided = np.zeros(len(columns), np.int64), np.zeros(len(columns), bool)
    both = answers(now, columns, on), answers(then, columns, on)
    for outcome in (outcome for found in both for outcome in found.values()):
        undecided |= outcome.outcome == UNKNOWN
    before, after = (amounts(found) if found else nothing for found in both)
    return before, after, undecided


def _cells(found: Counted) -> Array:
    """What is not known is no amount: it is not compared, and not summed."""
    decided = found.many * ~found.undecided
    gain, lose = found.before < found.after, found.before > found.after
    moved = [decided * gain, decided * lose, decided * ~(gain | lose), found.many * found.undecided]
    return np.stack([found.many, *moved, decided * found.before, decided * found.after])


def _groupings(found: Counted) -> dict[str, list[str]]:
    """To which group each belongs, in each grouping."""
    sizes = [str(size) if size < LARGEST else f"{LARGEST}+" for size in found.sizes.tolist()]
    return {ORIGIN: found.origins, SIZE: sizes, BUSINESS: found.business}


def _grouped(by: str, keys: list[str], cells: Array) -> list[Line]:
    """The groups that may be told: the others together, as long as they are enough. Nothing where only the sum would be left."""
    names, places = np.unique(np.array(keys), return_inverse=True)
    sums = np.zeros((len(names), len(cells)), np.int64)
    np.add.at(sums, places.reshape(-1), cells.T)
    told = sorted(range(len(names)), key=lambda place: int(sums[place][0]), reverse=True)
    hidden = [place for place in told if not may_be_told(sums[place])]
    told = [place for place in told if place not in hidden]
    while hidden and told and not may_be_told(sums[hidden].sum(axis=0)):
        hidden.append(told.pop())
    if not told:
        return []
    lines = [_line(by, str(names[place]), sums[place]) for place in sorted(told, key=lambda place: names[place])]
    return [*lines, _line(by, TOGETHER, sums[hidden].sum(axis=0))] if hidden else lines


def may_be_told(group: Array) -> bool:
    """Nobody in it is one of few: neither as a household of the group, nor by what would become of them."""
    return int(group[0]) >= LEAST and not _few(group)


def _few(group: Array) -> bool:
    return any(0 < int(group[place]) < LEAST for place in MOVED)


def _line(by: str, key: str, group: Array) -> Line:
    """Where only a few would gain, lose or stay, the money would tell how many: it is left out with them."""
    households, gain, lose, same, undecided, before, after = (int(value) for value in group)
    if _few(group):
        return Line(by, key, households, None, None, None, None if undecided else before, None, None)
    return Line(by, key, households, gain, lose, same, before, after, undecided)
