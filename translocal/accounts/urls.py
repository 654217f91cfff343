"""The addresses of accounts. Signing in, second factor and sessions are the library's, under `account/`.

Nobody signs themselves up and no password travels by mail: those addresses of the library are not there.
"""

from typing import NoReturn

from allauth.account import views as library
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.urls import include, path

from translocal.accounts import views


@login_not_required
def not_offered(request: HttpRequest, **_asked: str) -> NoReturn:
    """The library's pages link to these names; behind them there is nothing."""
    raise Http404


urlpatterns = [
    path("account/login/", library.login, name="account_login"),
    path("account/logout/", library.logout, name="account_logout"),
    path("account/password/", library.password_change, name="account_change_password"),
    path("account/password/set/", not_offered, name="account_set_password"),
    path("account/again/", library.reauthenticate, name="account_reauthenticate"),
    path("account/closed/", library.account_inactive, name="account_inactive"),
    path("account/sign-up/", not_offered, name="account_signup"),
    path("account/e-mail/", not_offered, name="account_email"),
    path("account/reset/", not_offered, name="account_reset_password"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("me/", views.account, name="account"),
    path("staff/", views.staff_list, name="staff"),
    path("staff/places/", views.places, name="places"),
    path("staff/<uuid:pk>/", views.staff_page, name="staff_page"),
    path("staff/<uuid:pk>/address/", views.show_address, name="show_address"),
    path("set-up/<uuid:pk>/<str:token>/", views.set_up, name="set_up"),
]
