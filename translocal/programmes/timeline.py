"""How a programme changed: for each day on which something turned, what began, what ended, and where it is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    yield from _questions(programme)
    yield from _lists(programme)


def _amounts(parameter: Parameter, currency: str) -> Iterator[Told]:
    """Each new value, beside the one before; and the end of the last where nothing follows."""
    before = ""
    for value in parameter.values:
        now = spell(Money(value.amount, currency))
        words = {"what": _(parameter.text), "now": now, "before": before}
        text = _("%(what)s: %(now)s instead of %(before)s") if before else _("%(what)s: %(now)s")
        source = value.reference if value.usable else _("no source")
        if now != before:
            yield value.begins, text % words, source
        before = now
        if value.ends and parameter.on(_after(value.ends)) is None:
            yield _after(value.ends), _("%(what)s: %(now)s no longer, and no other amount is told") % words, source


def _questions(programme: Programme) -> Iterator[Told]:
    """What is asked from a day on, and what no longer; what the rules before and after a day both ask is neither."""
    spans = [span for tree in programme.conditions() for span in _spans(tree)]
    begun = {(begins, tree.text) for tree, begins, _ends in spans if begins}
    ended = {(_after(ends), tree.text) for tree, _begins, ends in spans if ends}
    for tree, begins, ends in spans:
        if begins and tree.kind == "open":
            yield begins, _(tree.text), tree.reference
        elif begins and (begins, tree.text) not in ended:
            yield begins, _("Asked from now on: %(what)s") % {"what": _(tree.text)}, tree.reference
        if ends and (_after(ends), tree.text) not in begun:
            yield _after(ends), _("No longer asked: %(what)s") % {"what": _(tree.text)}, tree.reference


def _spans(
    tree: Condition, begins: date | None = None, ends: date | None = None
) -> Iterator[tuple[Condition, date | None, date | None]]:
    """Each sentence with the days between which it is asked; the days of a tree are those of its parts."""
    begins, ends = tree.begins or begins, tree.ends or ends
    if tree.text == GIVEN_AGAIN:
        return  # its component tells it, with its name
    if tree.text:
        yield tree, begins, ends
        return
    for part in tree.parts:
        yield from _spans(part, begins, ends)


def _lists(programme: Programme) -> Iterator[Told]:
    """Who joins or leaves a list, while a rule asks it on both days; elsewhere it changes nothing."""
    asked = {
        question.value.code: question.value
        for tree in programme.conditions()
        for question in _of_lists(tree.questions())
    }
    for found in asked.values():
        for day, text, reference in _countries(found):
            if all(found.code in _asked_on(programme, either) for either in (_before(day), day)):
                yield day, text, reference


def _asked_on(programme: Programme, day: date) -> set[str]:
    return {question.value.code for question in _of_lists(programme.questions_on(day))}


def _of_lists(questions: Iterable[Condition]) -> Iterator[Condition]:
    return (question for question in questions if isinstance(question.value, CountryList))


def _countries(found: CountryList) -> Iterator[Told]:
    """Who joins a list and who leaves it; whoever goes over from one entry to another does neither."""
    for entry in found.entries:
        new = _named(code for code in entry.countries if not found.holds(code, _before(entry.begins)))
        if entry.begins > found.begins and new:
            words = {"list": _(found.text), "countries": new}
            yield entry.begins, _("Joins “%(list)s”: %(countries)s") % words, entry.reference
        gone = _named(code for code in entry.countries if entry.ends and not found.holds(code, _after(entry.ends)))
        if entry.ends and gone:
            words = {"list": _(found.text), "countries": gone}
            yield _after(entry.ends), _("Leaves “%(list)s”: %(countries)s") % words, entry.reference


def _named(codes: Iterable[str]) -> str:
    return ", ".join(sorted(map(country, codes)))


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _after(day: date) -> date:
    return day + timedelta(days=1)
