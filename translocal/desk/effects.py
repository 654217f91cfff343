"""How the effect of a draft is shown: a table with a bar in each line, and the same table as a file."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from translocal.core.days import short_day
from translocal.core.money import Money, spell
from translocal.core.names import country
from translocal.programmes.effect import ALL, BUSINESS, LEAST, ORIGIN, SIZE, TOGETHER, Effect, Line


def shown(effect: Effect) -> dict[str, Any]:
    """What the page draws: the lines, what was left out, how many households."""
    by = groupings()
    return {
        "lines": [_line(line, effect) for line in effect.lines],
        "on": short_day(effect.on),
        "currency": effect.currency,
        "untold": [by[name] for name in effect.untold] if effect.lines else [],
        "undecided": effect.undecided,
        "least": LEAST,
        "households": effect.lines[0].households if effect.lines else 0,
    }


def groupings() -> dict[str, str]:
    return {ALL: "", ORIGIN: _("country of origin"), SIZE: _("people in the household"), BUSINESS: _("microbusiness")}


def _line(line: Line, effect: Effect) -> dict[str, Any]:
    difference = line.after - line.before if line.after is not None and line.before is not None else None
    return {
        "group": label(line),
        "all": line.by == ALL,
        "households": line.households,
        "gain": _number(line.gain),
        "lose": _number(line.lose),
        "same": _number(line.same),
        "undecided": _number(line.undecided),
        "before": _bare(line.before, effect),
        "after": _bare(line.after, effect),
        "difference": ("+" if difference and difference > 0 else "") + _bare(difference, effect),
        "bar": _bar(line),
        "told": _moves(line),
    }


def _moves(line: Line) -> str:
    told = {"gain": _number(line.gain), "lose": _number(line.lose), "same": _number(line.same)}
    text = _("%(gain)s gain, %(lose)s lose, %(same)s stay as they are") % told
    return text if not line.undecided else f"{text}, " + _("of %(count)s it is not known") % {"count": line.undecided}


def _bar(line: Line) -> list[dict[str, Any]]:
    if line.gain is None:
        return []
    tones = ((line.gain, "origin"), (line.lose, "wait"), (line.same, "quiet"))
    return [{"value": value, "tone": tone} for value, tone in tones]


def label(line: Line) -> str:
    """What a group is called; several that are small have one name together."""
    if line.by == ALL:
        return _("All households")
    if line.key == TOGETHER:
        return {
            ORIGIN: _("Other countries, together"), SIZE: _("Other sizes, together"), BUSINESS: _("The others, together"),
        }[line.by]  # fmt: skip
    if line.by == ORIGIN:
        return country(line.key)
    if line.by == SIZE:
        return _("1 person") if line.key == "1" else _("%(count)s people") % {"count": line.key}
    return {"yes": _("With a microbusiness"), "no": _("Without a microbusiness"), "unknown": _("Not decided on one")}[
        line.key
    ]


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _bare(cents: int | None, effect: Effect) -> str:
    """Without the currency, which stands in the heading."""
    if cents is None:
        return "–"
    return spell(Money(Decimal(cents) / 100, effect.currency)).removesuffix(f"\u00a0{effect.currency}")


def file_lines(effect: Effect) -> Iterator[list[Any]]:
    """The lines of a file, amounts bare."""
    amounts = [f"{name} ({effect.currency})" for name in (_("Cost now"), _("Cost with the draft"), _("Difference"))]
    yield [
        _("Group"),
        _("Which"),
        _("Households"),
        _("Gain"),
        _("Lose"),
        _("Stay as they are"),
        _("Not known"),
        *amounts,
        _("Day"),
    ]
    by = groupings()
    for line in effect.lines:
        before, after = line.before, line.after
        money = [before, after, after - before if after is not None and before is not None else None]
        sums = [None if cents is None else Decimal(cents) / 100 for cents in money]
        yield [
            by[line.by],
            label(line),
            line.households,
            line.gain,
            line.lose,
            line.same,
            line.undecided,
            *sums,
            effect.on,
        ]
