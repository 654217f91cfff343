"""Tells how many queries a page took, in a header, to whoever asks for it in a header."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASKED = "X-Count-Queries"
# What carries the identity of the reader, and the transaction around it, is not a question about the case.
FRAME = ("SELECT set_config", "SAVEPOINT", "RELEASE")


class CountQueries:
    """Counts the statements of one request; those that were not asked to are not slowed down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if ASKED not in request.headers:
            return self.get_response(request)
        seen: list[str] = []

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if not sql.startswith(FRAME):
                seen.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response[ASKED] = str(len(seen))
        return response
