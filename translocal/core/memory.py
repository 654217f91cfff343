"""What a page has asked once it does not ask again. Only while a page is being shown, which changes nothing: never in an action."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_memory: ContextVar[dict[Any, Any] | None] = ContextVar("translocal_memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """What is `remembered` is asked at most once within this block, by one reader about one case."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(ask: Callable[P, T]) -> Callable[P, T]:
    """Mark a question whose answer may be kept while a page is shown."""

    @wraps(ask)
    def asked(*values: P.args, **named: P.kwargs) -> T:
        memory = _memory.get()
        if memory is None:
            return ask(*values, **named)
        key = (asked, values, *named.items())
        if key not in memory:
            memory[key] = ask(*values, **named)
        found: T = memory[key]
        return found

    return asked


def know(asked: Callable[..., Any], *values: Any, answer: Any) -> None:
    """The answer to a question came along with another one."""
    memory = _memory.get()
    if memory is not None:
        memory[asked, values] = answer
