"""The answers of whole caseloads at once, on whole cents: the same conditions and sums as `answer`, without the explanations.

A test holds both together, and with an independent reading of the sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from translocal.programmes.asking import Asking
from translocal.programmes.columns import NO, UNKNOWN, YES, Array, Columns
from translocal.programmes.library import EACH, Component, Programme, Share, Tier
from translocal.programmes.parameters import Parameter

_MORE_THAN_ANY = np.int64(2**62)


@dataclass(frozen=True)
class Outcome:
    """What came of one component for each household: NO is refused, YES given; `cents` are hundredths of the currency."""

    outcome: Array  # uint8
    cents: Array  # int64, nothing unless given


@dataclass
class _Sum:
    """What a component comes to for each household: the least, the most, and where an amount without a source matters."""

    least: Array
    most: Array
    unusable: Array


def answers(programme: Programme, households: Columns, on: date) -> dict[str, Outcome]:
    """What each household gets of each component on a day; of a day without rules, nothing is asked."""
    if not programme.in_force(on):
        return {}
    asking = Asking(households, on)
    return {component.code: _outcome(programme, component, asking) for component in programme.on(on)}


def _outcome(programme: Programme, component: Component, asking: Asking) -> Outcome:
    gate = asking.all_of((programme.admission, component.when), of_people=False)
    total = _Sum(*(np.zeros(asking.count, kind) for kind in (np.int64, np.int64, bool)))
    for share in component.shares:
        _add(programme, component, share, asking, total)
    _cap(component.cap, asking.on, total)
    nothing = ~total.unusable & (total.most == 0)
    undecided = (gate == UNKNOWN) | total.unusable | (total.least != total.most)
    outcome = np.where(undecided, UNKNOWN, YES).astype(np.uint8)
    outcome[(gate == NO) | nothing] = NO
    return Outcome(outcome, np.where(outcome == YES, total.least, 0))


def _add(programme: Programme, component: Component, share: Share, asking: Asking, total: _Sum) -> None:
    of_people = share.each != "household"
    counts = asking.all_of((programme.who, component.who, share.who), of_people=True)
    kind = EACH[share.each]
    if kind:
        counts = np.minimum(counts, asking.person(kind))
    if not of_people:
        counts = np.maximum.reduceat(counts, asking.firsts)
    found = _ladder(share.tiers, asking, of_people=of_people)
    found.least[counts != YES] = 0
    for amounts in (found.least, found.most, found.unusable):
        amounts[counts == NO] = 0
    if of_people:
        found = _Sum(
            np.add.reduceat(found.least, asking.firsts), np.add.reduceat(found.most, asking.firsts),
            np.logical_or.reduceat(found.unusable, asking.firsts),
        )  # fmt: skip
    total.least += found.least
    total.most += found.most
    total.unusable |= found.unusable


def _ladder(tiers: tuple[Tier, ...], asking: Asking, *, of_people: bool) -> _Sum:
    """Between which amounts the ladder ends, seat by seat: a step that is not known leaves both ways open."""
    seats = len(asking.owner) if of_people else asking.count
    least, most = np.full(seats, _MORE_THAN_ANY), np.zeros(seats, np.int64)
    unusable, climbing = np.zeros(seats, bool), np.ones(seats, bool)
    for tier in tiers:
        holds = asking.all_of((tier.when,), of_people=of_people)
        may_end = climbing & (holds != NO)
        cents = cents_on(tier.amount, asking.on)
        if cents is None:
            unusable |= may_end
        else:
            np.minimum(least, cents, out=least, where=may_end)
            np.maximum(most, cents, out=most, where=may_end)
        climbing &= holds != YES
    least[climbing | (least == _MORE_THAN_ANY)] = 0
    return _Sum(least, most, unusable)


def _cap(parameter: Parameter | None, on: date, total: _Sum) -> None:
    if parameter is None or parameter.not_yet(on):
        return
    cents = cents_on(parameter, on)
    if cents is None:
        total.unusable |= total.most > 0
        return
    np.minimum(total.least, cents, out=total.least)
    np.minimum(total.most, cents, out=total.most)


def cents_on(parameter: Parameter, on: date) -> int | None:
    """The amount of a day in hundredths; None where there is none with a source."""
    value = parameter.on(on)
    return int(value.amount * 100) if value is not None and value.usable else None


def amounts(outcomes: Mapping[str, Outcome]) -> Array:
    """What each household gets altogether, in cents."""
    total: Array = np.sum([outcome.cents for outcome in outcomes.values()], axis=0)
    return total


def spelled(cents: int) -> Decimal:
    return Decimal(cents) / 100
