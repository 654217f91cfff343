"""Everybody reads their own language; nobody works with a password alone."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from translocal.organisations.models import Staff

OPEN = ("/account/", "/static/", "/health", "/accessibility/", "/set-up/")
SEEN = "second_factor"


class LanguageMiddleware:
    """Whoever is signed in reads the language they chose; at the door it is the one of their browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.user.language if isinstance(request.user, Staff) else ""
        if chosen not in dict(settings.LANGUAGES) or chosen == translation.get_language():
            return self.get_response(request)
        with translation.override(chosen):
            response = self.get_response(request)
            response["Content-Language"] = chosen
            return response


class SecondFactorMiddleware:
    """Sends whoever has no second factor yet to the page that sets one up. Looked up once in a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and request.user.is_authenticated and not self._settled(request):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return self.get_response(request)

    def _settled(self, request: HttpRequest) -> bool:
        if request.path.startswith(OPEN) or request.session.get(SEEN):
            return True
        if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
            request.session[SEEN] = True
            return True
        return False
