"""Answers that come from outside our views, in the same words as everything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

PLAIN = {405, 429}


class PlainAnswersMiddleware:
    """Gives a bare refusal of the framework or a library a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in PLAIN and not response.streaming and b"<html" not in response.content:
            response.content = render_to_string(f"errors/{response.status_code}.html", {}, request).encode()
            response["Content-Type"] = "text/html; charset=utf-8"
        return response
