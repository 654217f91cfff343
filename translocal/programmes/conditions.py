"""Conditions as trees that can be looked at: each part holds, does not hold, or is not known.

Not known stays not known (Kleene): a missing fact never refuses anybody, and never gives anything away. A condition may have
days: on others it is not asked, as if it did not stand in the file.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from translocal.programmes import days, sound
from translocal.programmes.facts import KINDS, NEVER, Facts, field_of
from translocal.programmes.lists import CountryList

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
    """`all`, `any`, `not` of others, or a question about one fact. With a text of its own it is told as itself.

    `other` is what another source says, with that source: both stand here, and the answer tells both. `open` is never known: no
    file says it, it stands where a value outlives its conditions.
    """

    kind: str
    parts: tuple["Condition", ...] = ()
    fact: str = ""
    test: str = ""
    value: Any = None
    text: str = ""
    reference: str = ""
    begins: date | None = None
    ends: date | None = None
    other: tuple[tuple[str, str], ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether it is asked on a day."""
        within = (self.begins is None or self.begins <= on) and (self.ends is None or on <= self.ends)
        return within and (self.kind in ("fact", "open") or any(part.in_force(on) for part in self.parts))

    def asked(self, on: date) -> list["Condition"]:
        """The parts that are asked on a day."""
        return [part for part in self.parts if part.in_force(on)]

    def questions(self) -> Iterator["Condition"]:
        """Every question about a fact in it."""
        if self.kind == "fact":
            yield self
        for part in self.parts:
            yield from part.questions()

    def questions_on(self, on: date) -> Iterator["Condition"]:
        """Those that are asked on a day."""
        if not self.in_force(on):
            return
        if self.kind == "fact":
            yield self
        for part in self.parts:
            yield from part.questions_on(on)

    def facts(self) -> set[str]:
        found = {question.fact for question in self.questions()}
        return found | {q.value.fact for q in self.questions() if isinstance(q.value, days.Limit)}

    def about_a_person(self) -> bool:
        return any(fact.startswith("person.") for fact in self.facts())


@dataclass(frozen=True)
class Verdict:
    """What came of a condition, with what came of its parts. `asked` names the fields of the question that it read."""

    condition: Condition
    holds: Known
    parts: tuple["Verdict", ...] = ()
    missing: tuple[str, ...] = ()

    def reasons(self) -> list[Reason]:
        """The parts that decided; where nothing is told of a part, those below it."""
        if self.condition.text:
            told = Reason(self.holds, _(self.condition.text), self.condition.reference)
            return [told, *(_differs(text, reference) for text, reference in self.condition.other)]
        return [reason for part in self.parts if part.holds is self.holds for reason in part.reasons()]

    def met(self) -> list[Reason]:
        """The parts that hold, whatever came of the whole."""
        if self.holds:
            return self.reasons()
        return [] if self.condition.text else [reason for part in self.parts for reason in part.met()]

    def unknown(self) -> Iterator[tuple[str, str]]:
        """(field, the text that hangs on it) of everything that is not known and matters."""
        if self.holds is not None:
            return
        for name in self.missing:
            yield name, _(self.condition.text) if self.condition.text else ""
        for part in self.parts:
            for name, told in part.unknown():
                yield name, told or (_(self.condition.text) if self.condition.text else "")


def _differs(text: str, reference: str) -> Reason:
    return Reason(None, _("Sources differ: %(what)s") % {"what": _(text)}, reference)


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "in": lambda found, values: found in values,
    "not_in": lambda found, values: found not in values,
    "at_least": operator.ge,
    "at_most": operator.le,
}
# Questions of another shape: by a day told from another fact, whether a day ever came, whether a country stands on a list.
BY, AFTER, HAPPENED, ON_LIST, OFF_LIST = "by", "after", "happened", "in_list", "not_in_list"
ALL_TESTS = (*TESTS, BY, AFTER, HAPPENED, ON_LIST, OFF_LIST)


def judge(condition: Condition, facts: Facts, person: int | None = None) -> Verdict:
    """Look at a condition with what is known, once. `person` is whom it is asked of, where it is about a person."""
    key = (id(condition), person)
    if key not in facts.judged:
        facts.judged[key] = _looked_at(condition, facts, person)
    verdict: Verdict = facts.judged[key]
    return verdict


def _looked_at(condition: Condition, facts: Facts, person: int | None) -> Verdict:
    if not condition.in_force(facts.on):
        return Verdict(Condition("all"), True)
    if condition.kind == "open":
        return Verdict(condition, None)
    if condition.kind == "fact":
        return _judged(condition, facts, person)
    parts = tuple(judge(part, facts, person) for part in condition.asked(facts.on))
    return Verdict(condition, JOINED[condition.kind]([part.holds for part in parts]), parts)


def _judged(question: Condition, facts: Facts, person: int | None) -> Verdict:
    found = facts.ask(question.fact, person)
    missing = [field_of(question.fact, person)] if found is None else []
    if question.test in (BY, AFTER):
        base = facts.ask(question.value.fact, person)
        missing += [field_of(question.value.fact, person)] if base is None else []
        return Verdict(question, _compared(question, found, base), (), tuple(missing))
    holds = None if found is None else _tested(question, found, facts.on)
    # A list that nobody has confirmed leaves it open too.
    return Verdict(
        question, holds, (), tuple(missing) if holds is not None or missing else (field_of(question.fact, person),)
    )


def _compared(question: Condition, found: Any, base: Any) -> Known:
    """A day against another: neither by it nor after it where one of them never came."""
    if NEVER in (found, base):
        return False
    if found is None or base is None:
        return None
    limit = question.value.from_day(base)
    return bool(found <= limit if question.test == BY else found > limit)


def _tested(question: Condition, found: Any, on: date) -> Known:
    if question.test == HAPPENED:
        return (found is not NEVER) is question.value
    if found is NEVER:
        return False
    if question.test in (ON_LIST, OFF_LIST):
        stands = question.value.holds(found, on)
        return stands if stands is None or question.test == ON_LIST else not stands
    return TESTS[question.test](found, question.value)


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
ORDERED = ("number", "day")
FITTING = {BY: ("day",), AFTER: ("day",), HAPPENED: ("day",), "at_least": ORDERED, "at_most": ORDERED}
_DATED: dict[str, sound.Reader] = {"from": sound.day, "until": sound.day}


def _other(value: Any, at: str, flaws: list[str]) -> tuple[str, str]:
    told = sound.record(value, at, flaws, {"text": sound.text, "reference": sound.text}, {})
    return (told["text"], told["reference"]) if told else ("", "")


@dataclass(frozen=True)
class Reading:
    """Reads the conditions of one file, which may refer to these lists of countries."""

    lists: Mapping[str, CountryList]
    # What a file says once and names again (an anchor of YAML) is one condition, and asked once.
    known: dict[int, Condition] = field(default_factory=dict)

    def __call__(self, value: Any, at: str, flaws: list[str]) -> Condition:
        """A condition, checked: known facts, tests that fit them, a sentence for every question."""
        if id(value) not in self.known:
            self.known[id(value)] = self._read(value, at, flaws)
        return self.known[id(value)]

    def _read(self, value: Any, at: str, flaws: list[str]) -> Condition:
        if not isinstance(value, dict):
            flaws.append(f"{at}: here stands “{value}”, a condition is needed: all, any, not, or fact")
            return Condition("all")
        kinds = [kind for kind in ("all", "any", "not", "fact") if kind in value]
        if len(kinds) != 1:
            flaws.append(f"{at}: exactly one of all, any, not, fact is needed")
            return Condition("all")
        kind = kinds[0]
        return self._question(value, at, flaws) if kind == "fact" else self._joined(kind, value, at, flaws)

    def _joined(self, kind: str, value: Any, at: str, flaws: list[str]) -> Condition:
        part: sound.Reader = self._single if kind == "not" else sound.listed(self)
        told = {"text": sound.text, "reference": sound.text}
        may: dict[str, sound.Reader] = {**_DATED, "other": sound.listed(_other)}
        # A denied sentence would be told as if it were affirmed: a "not" says itself what it means.
        needs = {kind: part, **(told if kind == "not" else {})}
        found = sound.record(value, at, flaws, needs, {**may, **({} if kind == "not" else told)})
        return Condition(
            kind, tuple(found[kind] or ()), text=found["text"] or "", reference=found["reference"] or "",
            begins=found["from"], ends=found["until"], other=tuple(found["other"] or ()),
        )  # fmt: skip

    def _single(self, value: Any, at: str, flaws: list[str]) -> list[Condition]:
        return [self(value, at, flaws)]

    def _question(self, value: Any, at: str, flaws: list[str]) -> Condition:
        fact = value["fact"]
        tests = [test for test in ALL_TESTS if test in value]
        kind = KINDS.get(fact)
        if kind is None:
            flaws.append(f"{at}.fact: “{fact}” is no fact; known are {', '.join(KINDS)}")
            return Condition("all")
        if len(tests) != 1:
            flaws.append(f"{at}: exactly one of {', '.join(ALL_TESTS)} is needed beside the fact")
            return Condition("all")
        test = tests[0]
        if kind not in FITTING.get(test, (kind,)):
            flaws.append(f"{at}.{test}: “{fact}” has no order; ask with is, in or not_in")
        needs = {"fact": sound.text, test: self._value_of(test, kind), "text": sound.text, "reference": sound.text}
        found = sound.record(value, at, flaws, needs, {**_DATED, "other": sound.listed(_other)})
        asked = tuple(found[test] or ()) if test in ("in", "not_in") else found[test]
        return Condition(
            "fact", (), fact, test, asked, found["text"] or "", found["reference"] or "", found["from"], found["until"],
            tuple(found["other"] or ()),
        )  # fmt: skip

    def _value_of(self, test: str, kind: str) -> sound.Reader:
        if test in (BY, AFTER):
            return _limit
        if test == HAPPENED:
            return sound.yes_or_no
        if test in (ON_LIST, OFF_LIST):
            return self._list
        return sound.listed(READ_AS[kind]) if test in ("in", "not_in") else READ_AS[kind]

    def _list(self, value: Any, at: str, flaws: list[str]) -> CountryList | None:
        if value not in self.lists:
            flaws.append(f"{at}: “{value}” is no list of countries; known are {', '.join(self.lists)}")
        return self.lists.get(value)


def _limit(value: Any, at: str, flaws: list[str]) -> days.Limit:
    limit = days.read(value, at, flaws)
    if KINDS.get(limit.fact) != "day":
        flaws.append(f"{at}.fact: “{limit.fact}” is no day")
    return limit
