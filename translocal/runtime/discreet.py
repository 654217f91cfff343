"""What is written to a log: where something broke, never what somebody wrote or looked at.

A message of the database quotes the row it refuses, an exception the value it could not read, Django the path. A log is
copied to places that no row policy guards, so that all three are left out: what stays is the kind of the failure, the
lines of code it came through, and what the database calls it.
"""

import logging
from collections.abc import Iterator
from traceback import StackSummary, walk_tb
from types import TracebackType
from typing import Any

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Discreet(logging.Formatter):
    """Writes a failure without its words. Who wants them looks into the case, with their own eyes and name."""

    def __init__(self, fmt: str = LINE, **how: Any) -> None:
        super().__init__(fmt, **how)

    def format(self, record: logging.LogRecord) -> str:
        # A record keeps what another formatter made of its failure, words and all.
        record.exc_text = None
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = _said(record)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:
        return "\n".join(_told(ei[1]))


def _said(record: logging.LogRecord) -> str:
    """Return the message; of a request only its answer and its kind, of a failure only the words of the code."""
    status = getattr(record, "status_code", None)
    if status is not None:
        return f"{status} {_kind(getattr(record, 'request', None))}"
    return str(record.msg) if record.exc_info else record.getMessage()


def _kind(request: Any) -> str:
    """Return which kind of page was asked for, as the routes name it: without the case, and without what was typed."""
    match = getattr(request, "resolver_match", None)
    return f"{getattr(request, 'method', '')} {match.route if match else ''}".strip()


def _told(failure: BaseException | None) -> Iterator[str]:
    while failure is not None:
        yield f"{type(failure).__module__}.{type(failure).__qualname__}{_database(failure)}"
        yield from _where(failure.__traceback__)
        failure = failure.__cause__ or (None if failure.__suppress_context__ else failure.__context__)


def _where(trace: TracebackType | None) -> Iterator[str]:
    for frame in StackSummary.extract(walk_tb(trace), lookup_lines=False):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}"


def _database(failure: BaseException) -> str:
    """Return what the database calls the failure: its code and the constraint, which say enough and quote nobody."""
    diag = getattr(failure, "diag", None)
    names = [
        getattr(failure, "sqlstate", None),
        getattr(diag, "constraint_name", None),
        getattr(diag, "table_name", None),
    ]
    told = " ".join(name for name in names if name)
    return f" ({told})" if told else ""


def settings(level: str) -> dict[str, Any]:
    """Return the logging of Django, server and worker."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "translocal.runtime.discreet.Discreet"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own handler would mail whole requests, with what people wrote in them.
            "django": {"handlers": [], "propagate": True},
            # What is not there or not allowed is answered, and stands in the access log as a number.
            "django.request": {"level": "ERROR"},
            # Anybody on the internet can ask for any host; nobody needs to read that.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        },
    }
