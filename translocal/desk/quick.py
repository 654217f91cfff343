"""What a list says fifty times, worked out once."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from translocal.core.ids import NOBODY


def addresses(name: str, *before: str) -> Callable[[UUID], str]:
    """The addresses of many things of one kind: asked of the router once."""
    pattern = reverse(name, args=[*before, NOBODY])
    nobody = str(NOBODY)
    return lambda pk: pattern.replace(nobody, str(pk))


def labels(choices: Iterable[Any]) -> dict[str, str]:
    """The words for a set of choices, in the reader's language."""
    return dict(_labels(tuple(choices), get_language() or "en"))


@lru_cache(maxsize=64)
def _labels(choices: tuple[Any, ...], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, str(choice.label)) for choice in choices)
