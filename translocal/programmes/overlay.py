"""Values that lie over those of a file: a programme as it stands once drafted or adopted values hold from their day.

A value holds from its day until the next one begins; the one before ends the day before. The file itself is never changed, and
what was answered before stays as it was answered.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from translocal.programmes.library import Component, Programme, Share
from translocal.programmes.parameters import Parameter, Value

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Over:
    """One value of a parameter, from a day on, with where it was decided."""

    parameter: str
    begins: date
    amount: Decimal
    reference: str


def laid_over(programme: Programme, values: Iterable[Over]) -> Programme:
    """The programme with these values; its digest names the file and what lies over it."""
    known = sorted(
        (over for over in values if over.parameter in programme.parameters), key=lambda o: (o.parameter, o.begins)
    )
    if not known:
        return programme
    changed = dict(programme.parameters)
    for code in {over.parameter for over in known}:
        changed[code] = _parameter(programme.parameters[code], [over for over in known if over.parameter == code])
    return replace(
        programme,
        parameters=changed,
        components=tuple(_component(component, changed) for component in programme.components),
        digest=_digest(programme.digest, known),
    )


def _parameter(parameter: Parameter, overs: list[Over]) -> Parameter:
    own = [_usable(over) for over in overs]
    days = {value.begins for value in own}
    ordered = sorted([*(v for v in parameter.values if v.begins not in days), *own], key=lambda value: value.begins)
    return replace(parameter, values=tuple(_until_the_next(ordered)))


def _usable(over: Over) -> Value:
    return Value(over.begins, None, over.amount, over.reference, usable=True)


def _until_the_next(ordered: list[Value]) -> Iterable[Value]:
    for value, following in pairwise([*ordered, None]):
        if value is None:
            continue
        last = following.begins - A_DAY if following else None
        ends = min((day for day in (value.ends, last) if day is not None), default=None)
        yield replace(value, ends=ends)


def _component(component: Component, amounts: Mapping[str, Parameter]) -> Component:
    def now(parameter: Parameter | None) -> Parameter | None:
        return amounts.get(parameter.name, parameter) if parameter else None

    return replace(
        component,
        shares=tuple(_share(share, amounts) for share in component.shares),
        cap=now(component.cap),
        of_which_cash=now(component.of_which_cash),
    )


def _share(share: Share, amounts: Mapping[str, Parameter]) -> Share:
    tiers = tuple(replace(tier, amount=amounts.get(tier.amount.name, tier.amount)) for tier in share.tiers)
    return replace(share, tiers=tiers)


def _digest(of_the_file: str, values: list[Over]) -> str:
    lines = [f"{v.parameter} {v.begins.isoformat()} {v.amount.normalize():f} {v.reference}" for v in values]
    return hashlib.sha256("\n".join([of_the_file, *lines]).encode()).hexdigest()
