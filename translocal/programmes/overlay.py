"""Values that lie over those of a file: a programme as it stands once drafted or adopted values hold from their day.

A value holds from its day until the next one begins; the one before ends the day before. The file itself is never changed, and
what was answered before stays as it was answered.

Whoever decides a value decides no conditions. What had ended is given again under those that its component still has; where those
under which the file told an amount have ended, the answer stays open until a file tells which hold.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext_noop

from translocal.programmes.conditions import Condition
from translocal.programmes.library import Component, Programme, Share, Tier
from translocal.programmes.parameters import Over, Parameter, Value

A_DAY = timedelta(days=1)
GIVEN_AGAIN = gettext_noop("It had ended, and a decision gives it again under the conditions that it had.")
OUTLIVED = gettext_noop("The conditions for this amount have ended, and no source tells which hold now.")


def laid_over(programme: Programme, values: Iterable[Over]) -> Programme:
    """The programme of a file with these values; its digest names the file and what lies over it."""
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
        components=tuple(_component(programme, component, changed, known) for component in programme.components),
        digest=_digest(programme.digest, known),
        over=tuple(known),
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


def _component(
    programme: Programme, component: Component, amounts: Mapping[str, Parameter], overs: Sequence[Over]
) -> Component:
    def now(parameter: Parameter | None) -> Parameter | None:
        return amounts.get(parameter.name, parameter) if parameter else None

    def share(told: Share) -> Share:
        asked = (programme.admission, programme.who, component.when, component.who, told.who)
        return replace(told, tiers=tuple(_tier(tier, asked, amounts, overs) for tier in told.tiers))

    return replace(
        _given_again(programme, component, overs),
        shares=tuple(map(share, component.shares)),
        cap=now(component.cap),
        of_which_cash=now(component.of_which_cash),
    )


def _digest(of_the_file: str, values: list[Over]) -> str:
    lines = [f"{v.parameter} {v.begins.isoformat()} {v.amount.normalize():f} {v.reference}" for v in values]
    return hashlib.sha256("\n".join([of_the_file, *lines]).encode()).hexdigest()


# What had ended


def _given_again(programme: Programme, component: Component, overs: Sequence[Over]) -> Component:
    """A component that had ended when the first of these values begins, unless another one gives the same amount by then."""
    own = {parameter.name for parameter in component.amounts()}
    for over in sorted((over for over in overs if over.parameter in own), key=lambda over: over.begins):
        others = {parameter.name for other in programme.on(over.begins) for parameter in other.amounts()}
        if component.ends is not None and component.ends < over.begins and over.parameter not in others:
            told = Condition(
                "fact", (), "on", "at_least", over.begins, GIVEN_AGAIN, over.reference, begins=over.begins
            )  # fmt: skip
            return replace(component, again=over.begins, when=_with(component.when, told))
    return component


def _with(tree: Condition | None, other: Condition) -> Condition:
    return Condition("all", (tree, other)) if tree is not None else other


# What has lost its conditions


def _tier(
    tier: Tier, asked: Sequence[Condition | None], amounts: Mapping[str, Parameter], overs: Sequence[Over]
) -> Tier:
    trees = [tree for tree in (*asked, tier.when) if tree is not None]
    days = [
        day
        for over in overs
        if over.parameter == tier.amount.name
        for tree in trees
        for day in _outlived(tree, tier.amount, over.begins)
    ]
    when = _with(tier.when, Condition("open", text=OUTLIVED, begins=min(days))) if days else tier.when
    return Tier(amounts.get(tier.amount.name, tier.amount), when)


def _outlived(tree: Condition, told: Parameter, begins: date) -> Iterator[date]:
    """From which day on a value that begins on a day would be given without conditions that were asked when the file told one.

    What a younger condition stands in for is not missed: the file itself replaced it.
    """
    ended = _last_day(tree)
    if ended is not None:
        day = max(begins, ended + A_DAY)
        before = [value.ends for value in told.values if value.ends is not None and value.ends < day]
        if told.on(day) is None and (not before or tree.in_force(max(before))):
            yield day
    for part in tree.parts if tree.kind == "all" else ():
        yield from (day for day in _outlived(part, told, begins) if not _is_replaced(part, tree.parts, day))


def _is_replaced(part: Condition, siblings: Iterable[Condition], day: date) -> bool:
    ended = _last_day(part)
    return ended is not None and any(
        other.in_force(day) and ended < first for other in siblings if (first := _first_day(other)) is not None
    )


def _first_day(tree: Condition) -> date | None:
    """The first day on which it is asked, where its file tells one."""
    return tree.begins or min((day for part in tree.parts if (day := _first_day(part))), default=None)


def _last_day(tree: Condition) -> date | None:
    """The last day on which anything of it is asked; None where it has no end."""
    parts = [_last_day(part) for part in tree.parts]
    ends = [tree.ends, None if None in parts else max((day for day in parts if day), default=None)]
    return min((day for day in ends if day is not None), default=None)
