"""Conditions as trees that can be looked at: each part holds, does not hold, or is not known.

Not known stays not known (Kleene): a missing fact never refuses anybody, and never gives anything away.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from translocal.programmes import sound
from translocal.programmes.facts import KINDS, Facts

Known = bool | None


@dataclass(frozen=True)
class Reason:
    """One line of an explanation. `holds` is None where nobody knows."""

    holds: Known
    text: str
    reference: str

    def as_json(self) -> dict[str, Any]:
        return {"holds": self.holds, "text": self.text, "reference": self.reference}


@dataclass(frozen=True)
class Condition:
    """`all`, `any`, `not` of others, or a question about one fact. With a text of its own it is told as itself."""

    kind: str
    parts: tuple["Condition", ...] = ()
    fact: str = ""
    test: str = ""
    value: Any = None
    text: str = ""
    reference: str = ""

    def facts(self) -> set[str]:
        return {self.fact} if self.kind == "fact" else {name for part in self.parts for name in part.facts()}


@dataclass(frozen=True)
class Verdict:
    """What came of a condition, with what came of its parts."""

    condition: Condition
    holds: Known
    parts: tuple["Verdict", ...] = ()

    def reasons(self) -> list[Reason]:
        """The parts that decided; where nothing is told of a part, those below it."""
        if self.condition.text:
            return [Reason(self.holds, self.condition.text, self.condition.reference)]
        return [reason for part in self.parts if part.holds is self.holds for reason in part.reasons()]


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "in": lambda found, values: found in values,
    "not_in": lambda found, values: found not in values,
    "at_least": operator.ge,
    "at_most": operator.le,
}


def judge(condition: Condition, facts: Facts, person: int | None = None) -> Verdict:
    """Look at a condition with what is known. `person` is whom it is asked of, where it is about a person."""
    if condition.kind == "fact":
        found = facts.ask(condition.fact, person)
        holds = None if found is None else TESTS[condition.test](found, condition.value)
        return Verdict(condition, holds)
    parts = tuple(judge(part, facts, person) for part in condition.parts)
    return Verdict(condition, JOINED[condition.kind]([part.holds for part in parts]), parts)


def _all(found: list[Known]) -> Known:
    if False in found:
        return False
    return None if None in found else True


def _any(found: list[Known]) -> Known:
    if True in found:
        return True
    return None if None in found else False


def _not(found: list[Known]) -> Known:
    return None if found[0] is None else not found[0]


JOINED: dict[str, Callable[[list[Known]], Known]] = {"all": _all, "any": _any, "not": _not}


# Reading them from a file

READ_AS: dict[str, sound.Reader] = {
    "yes": sound.yes_or_no,
    "number": sound.whole,
    "code": sound.text,
    "day": sound.day,
}


def read(value: Any, at: str, flaws: list[str]) -> Condition:
    """A condition of a file, checked: known facts, tests that fit them, a sentence for every question."""
    if not isinstance(value, dict):
        flaws.append(f"{at}: here stands “{value}”, a condition is needed: all, any, not, or fact")
        return Condition("all")
    kinds = [kind for kind in ("all", "any", "not", "fact") if kind in value]
    if len(kinds) != 1:
        flaws.append(f"{at}: exactly one of all, any, not, fact is needed")
        return Condition("all")
    kind = kinds[0]
    return _question(value, at, flaws) if kind == "fact" else _joined(kind, value, at, flaws)


def _joined(kind: str, value: Any, at: str, flaws: list[str]) -> Condition:
    part: sound.Reader = _single if kind == "not" else sound.listed(read)
    told = {"text": sound.text, "reference": sound.text}
    # A denied sentence would be told as if it were affirmed: a "not" says itself what it means.
    found = sound.record(value, at, flaws, {kind: part, **(told if kind == "not" else {})}, told)
    return Condition(
        kind, tuple(found[kind] or ()), text=found["text"] or "", reference=found["reference"] or ""
    )  # fmt: skip


def _single(value: Any, at: str, flaws: list[str]) -> list[Condition]:
    return [read(value, at, flaws)]


def _question(value: Any, at: str, flaws: list[str]) -> Condition:
    fact = value["fact"]
    tests = [test for test in TESTS if test in value]
    if fact not in KINDS:
        flaws.append(f"{at}.fact: “{fact}” is no fact; known are {', '.join(KINDS)}")
        return Condition("all")
    if len(tests) != 1:
        flaws.append(f"{at}: exactly one of {', '.join(TESTS)} is needed beside the fact")
        return Condition("all")
    test, kind = tests[0], KINDS[fact]
    if test in ("at_least", "at_most") and kind not in ("number", "day"):
        flaws.append(f"{at}.{test}: “{fact}” has no order; ask with is, in or not_in")
    reader = sound.listed(READ_AS[kind]) if test in ("in", "not_in") else READ_AS[kind]
    needs = {"fact": sound.text, test: reader, "text": sound.text, "reference": sound.text}
    found = sound.record(value, at, flaws, needs, {})
    asked = tuple(found[test] or ()) if test in ("in", "not_in") else found[test]
    return Condition("fact", (), fact, test, asked, found["text"] or "", found["reference"] or "")
