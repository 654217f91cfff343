"""The first sign-in of a real installation: a password, once more the password, then the authenticator app."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from translocal.access.identity import acting_as, system


@pytest.mark.django_db
def test_a_second_factor_can_be_set_up(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    with acting_as(system("sealer")):
        cast.lies.set_password("a lamp beside four rivers")
        cast.lies.save(update_fields=["password"])
    client = Client()
    client.post(reverse("account_login"), {"login": cast.lies.email, "password": "a lamp beside four rivers"})
    assert client.get(reverse("cases")).headers["Location"] == reverse("mfa_activate_totp")
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    assert asked.status_code == 200, asked.redirect_chain
    if asked.redirect_chain:
        assert asked.request["PATH_INFO"] == reverse("account_reauthenticate")
        asked = client.post(asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"],
                            {"password": "a lamp beside four rivers"}, follow=True)  # fmt: skip
        asked = client.get(reverse("mfa_activate_totp"))
    assert asked.status_code == 200
    assert b"authenticator app" in asked.content
