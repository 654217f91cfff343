"""What a list says fifty times, worked out once."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from translocal.core.ids import NOBODY


def addresses(name: str, *before: str) -> Callable[[UUID], str]:
    """The addresses of many things of one kind: asked of the router once."""
    pattern = _address(get_script_prefix(), name, *before, str(NOBODY))
    return lambda pk: pattern.replace(str(NOBODY), str(pk))


def address(name: str) -> str:
    """The address of a page that is one of a kind, as the frame of every page names it."""
    return _address(get_script_prefix(), name)


@lru_cache(maxsize=512)
def _address(_prefix: str, name: str, *values: str) -> str:
    return reverse(name, args=values)


def labels(choices: Iterable[Any]) -> dict[str, str]:
    """The words for a set of choices, in the reader's language."""
    return dict(_labels(tuple(choices), get_language() or "en"))


@lru_cache(maxsize=64)
def _labels(choices: tuple[Any, ...], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, str(choice.label)) for choice in choices)


def said(row: Model, field: str) -> str:
    """The word for what a row has chosen; nothing where it has not. Django puts all the words together each time it is asked."""
    return _words(type(row), field, get_language() or "en").get(getattr(row, field), "")


@lru_cache(maxsize=512)
def _words(model: type[Model], field: str, _language: str) -> dict[str, str]:
    choices: Any = model._meta.get_field(field)
    return {value: str(label) for value, label in choices.flatchoices}
