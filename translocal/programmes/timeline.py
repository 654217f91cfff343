"""How a programme changed: for each day on which something turned, what began, what ended, and where it is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from translocal.core.money import Money, spell
from translocal.core.names import country
from translocal.programmes.conditions import Condition
from translocal.programmes.library import Programme
from translocal.programmes.lists import CountryList
from translocal.programmes.overlay import GIVEN_AGAIN
from translocal.programmes.parameters import Parameter

Told = tuple[date, str, str]  # a day, what turned on it, where it is written


@dataclass(frozen=True)
class Turn:
    """A day on which something changed; `heading` names the period that began on it, if one did."""

    day: date
    heading: str
    lines: tuple[tuple[str, str], ...]


def turns(programme: Programme) -> list[Turn]:
    """The days on which something changed, the latest first."""
    headings = {period.begins: _(period.text) for period in programme.periods}
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for day, text, reference in _all(programme):
        if day >= programme.begins and (text, reference) not in found[day]:
            found[day].append((text, reference))
    days = sorted({*headings, *(day for day, lines in found.items() if lines)}, reverse=True)
    return [Turn(day, headings.get(day, ""), tuple(found[day])) for day in days]


def _all(programme: Programme) -> Iterator[Told]:
    for parameter in programme.parameters.values():
        yield from _amounts(parameter, programme.currency)
    for component in programme.components:
        if component.begins:
            yield component.begins, _("Begins: %(what)s") % {"what": _(component.text)}, programme.reference
        if component.ends:
            yield _after(component.ends), _("Ends: %(what)s") % {"what": _(component.text)}, programme.reference
        if component.again:
            source = next((v.reference for known in component.amounts() if (v := known.on(component.again))), "")
            yield component.again, _("Given again: %(what)s") % {"what": _(component.text)}, source
    for tree in programme.conditions():
        yield from _conditions(tree)
    for found in _lists(programme):
        yield from _countries(found)


def _amounts(parameter: Parameter, currency: str) -> Iterator[Told]:
    """Each new value, beside the one before; and the end of the last where nothing follows."""
    before = ""
    for value in parameter.values:
        now = spell(Money(value.amount, currency))
        words = {"what": _(parameter.text), "now": now, "before": before}
        text = _("%(what)s: %(now)s instead of %(before)s") if before else _("%(what)s: %(now)s")
        source = value.reference if value.usable else _("no source: %(says)s") % {"says": value.unsourced}
        if now != before:
            yield value.begins, text % words, source
        before = now
        if value.ends and parameter.on(_after(value.ends)) is None:
            yield _after(value.ends), _("%(what)s: %(now)s no longer, and no other amount is told") % words, source


def _conditions(tree: Condition, begins: date | None = None, ends: date | None = None) -> Iterator[Told]:
    """Sentences that are asked only from a day on, or until one; the days of a tree are those of its parts."""
    begins, ends = tree.begins or begins, tree.ends or ends
    if tree.text == GIVEN_AGAIN:
        return  # its component tells it, with its name
    if tree.text:
        if tree.kind == "open" and begins:
            yield begins, _(tree.text), tree.reference
        elif begins:
            yield begins, _("Asked from now on: %(what)s") % {"what": _(tree.text)}, tree.reference
        if ends:
            yield _after(ends), _("No longer asked: %(what)s") % {"what": _(tree.text)}, tree.reference
        return
    for part in tree.parts:
        yield from _conditions(part, begins, ends)


def _lists(programme: Programme) -> list[CountryList]:
    asked = {
        question.value.code: question.value
        for tree in programme.conditions()
        for question in tree.questions()
        if isinstance(question.value, CountryList)
    }
    return list(asked.values())


def _countries(found: CountryList) -> Iterator[Told]:
    for entry in found.entries:
        words = {"list": _(found.text), "countries": ", ".join(sorted(map(country, entry.countries)))}
        if entry.begins > found.begins:
            yield entry.begins, _("Joins “%(list)s”: %(countries)s") % words, entry.reference
        if entry.ends:
            yield _after(entry.ends), _("Leaves “%(list)s”: %(countries)s") % words, entry.reference


def _after(day: date) -> date:
    return day + timedelta(days=1)
