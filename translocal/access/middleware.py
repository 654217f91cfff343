"""Gives every request its identity and its transaction."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from translocal.access.identity import acting_as, identity_of
from translocal.core.reasons import Absent, NotAllowed

View = Callable[..., HttpResponseBase]


def acts_by_itself(view: View) -> View:
    """Mark a view that opens its own transactions, because it has something to show after one was undone."""
    view.acts_by_itself = True  # type: ignore[attr-defined]
    return view


class IdentityMiddleware:
    """Runs the view in one transaction, as the signed-in reader or as nobody. An exception rolls it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # The view is run in `process_view`, from where no exception reaches the middleware of the sign-in library:
        # it is asked here, or nobody could ever set up a second factor.
        library: Any = AccountMiddleware
        self.sign_in_library = library(get_response).process_exception

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase:
        alone = getattr(view, "acts_by_itself", False)
        try:
            with nullcontext() if alone else acting_as(identity_of(request.user)):
                response = view(request, *args, **kwargs)
                render = getattr(response, "render", None)
                return render() if callable(render) else response
        except (ImmediateHttpResponse, ReauthenticationRequired) as asked:
            with acting_as(identity_of(request.user)):
                answer: HttpResponseBase = self.sign_in_library(request, asked)
                return answer
        except Absent as absent:
            raise Http404 from absent
        except NotAllowed as refusal:
            raise PermissionDenied from refusal
