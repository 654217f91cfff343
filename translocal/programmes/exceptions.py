"""Exceptions that the rules leave to somebody to decide: on which answer one can be asked for, on what it is decided, what it changes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from translocal.programmes.answer import Answer, answer
from translocal.programmes.conditions import Condition
from translocal.programmes.facts import APPROVALS
from translocal.programmes.library import Programme
from translocal.programmes.models import Entitlement, Exemption
from translocal.programmes.recall import recalled

# What whoever decides reads of a household, as far as the rules asked it: how many, of age or not, from where, in which position.
ALWAYS = {
    "status", "household.size", "household.adults", "household.minors", "household.has_minor", "household.vulnerable",
    "person.adult", "person.minor", "person.nationality", "person.vulnerable",
}  # fmt: skip
_PLACE = re.compile(r"^person \d+")


def approvals_open(entitlement: Entitlement) -> list[str]:
    """The exceptions on which the answer hangs: nobody has decided yet, or it was refused and may be asked for anew."""
    hangs_on = {fact for part in entitlement.answer["parts"] for fact, _text in part.get("open", ())}
    facts = [f"approvals.{name}" for name in APPROVALS]
    return [
        name
        for name, fact in zip(APPROVALS, facts, strict=True)
        if fact in hangs_on or entitlement.facts.get(fact) is False
    ]


def with_and_without(programme: Programme, entitlement: Entitlement, approval: str) -> tuple[Answer, Answer]:
    """What the same household is told if the exception is granted, and if it is not."""
    household = recalled(entitlement.facts, entitlement.day)
    others = household.get("approvals", {})
    granted, refused = (
        answer(programme, {**household, "approvals": {**others, approval: given}}, entitlement.day)
        for given in (True, False)
    )
    return granted, refused


def changes_something(granted: Answer, refused: Answer) -> bool:
    return [(part.outcome, part.amount) for part in granted.parts] != [
        (part.outcome, part.amount) for part in refused.parts
    ]


def to_decide_on(programme: Programme, approval: str, granted: Answer, refused: Answer) -> dict[str, Any]:
    """All that whoever decides reads: the facts it hangs on, and both answers without their reasons."""
    wanted = ALWAYS | weighed_with(programme, f"approvals.{approval}", granted.on)
    return {
        "facts": {name: value for name, value in granted.facts.items() if _PLACE.sub("person", name) in wanted},
        "currency": granted.currency,
        "granted": _sums(granted),
        "refused": _sums(refused),
    }


def weighed_with(programme: Programme, approval: str, on: date) -> set[str]:
    """The other facts of the conditions in which the exception stands."""
    asked = [part.facts() for tree in programme.conditions() for part in _one_by_one(tree, on)]
    return {fact for facts in asked if approval in facts for fact in facts} - {approval}


def _one_by_one(tree: Condition, on: date) -> Iterator[Condition]:
    """What has to hold by itself: the parts that are joined by `all`."""
    if not tree.in_force(on):
        return
    if tree.kind != "all":
        yield tree
    for part in tree.asked(on) if tree.kind == "all" else ():
        yield from _one_by_one(part, on)


def _sums(came: Answer) -> list[dict[str, Any]]:
    return [
        {"code": part.code, "text": part.text, "outcome": part.outcome, "amount": f"{part.amount:f}", "up_to": part.up_to}
        for part in came.parts
    ]  # fmt: skip


def still_so(exemption: Exemption, facts: Mapping[str, Any]) -> bool:
    """Whether the household is still the one on which it was decided, as far as the rules ask now."""
    return all(facts[name] == value for name, value in exemption.decided_on["facts"].items() if name in facts)
