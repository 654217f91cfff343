"""What drafted amounts do not settle by themselves, told before anybody adopts them. Whether they help anybody is `effect.py`."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from translocal.core.days import written
from translocal.programmes.conditions import Condition
from translocal.programmes.library import Component, Programme


def consequences(drafted: Programme, names: Iterable[str], on: date) -> list[str]:
    """Of these parameters, on the first day of a draft: what had ended, what stays open, what changes nothing."""
    told = [text for name in names if name in drafted.parameters for text in _of(drafted, name, on)]
    return list(dict.fromkeys(told))


def _of(drafted: Programme, name: str, on: date) -> Iterator[str]:
    asking = [component for component in drafted.on(on) if name in {known.name for known in component.parameters()}]
    if not asking:
        words = {"what": _(drafted.parameters[name].text), "day": written(on, "j F Y")}
        yield _("On %(day)s nothing is given by it, so it changes no answer: %(what)s") % words
    for component in asking:
        if name in {known.name for known in component.amounts()}:
            yield from _of_an_amount(component, name, on)


def _of_an_amount(component: Component, name: str, on: date) -> Iterator[str]:
    words = {"what": _(component.text), "day": written(component.ends, "j F Y") if component.ends else ""}
    if component.again == on:
        yield _("“%(what)s” ended on %(day)s. This gives it again, under the conditions that it had.") % words
    tiers = [tier for share in component.shares for tier in share.tiers if tier.amount.name == name]
    if any(_is_open(tier.when, on) for tier in tiers):
        text = _(
            "The conditions for “%(what)s” have ended, and no source tells which hold now: the answer stays not known."
        )
        yield text % words
    cap = component.cap
    if cap and not cap.not_yet(on) and not ((value := cap.on(on)) and value.usable):
        text = _("“%(what)s” stays not known until the most that is given is told too: %(cap)s")
        yield text % {**words, "cap": _(cap.text)}


def _is_open(tree: Condition | None, on: date) -> bool:
    return tree is not None and any(part.kind == "open" and part.in_force(on) for part in (tree, *tree.parts))
