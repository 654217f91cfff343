"""Coming in, staying in, being shown out."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.truth import one
from translocal.accounts import actions as accounts
from translocal.accounts.tests.test_end_post import post_of
from translocal.cases.tests.test_end_cover import covered
from translocal.organisations.models import Staff

PASSWORD = "three words together"


@pytest.fixture(autouse=True)
def nobody_tried_before(db: None) -> None:
    cache.clear()


def with_password(staff: Staff) -> Staff:
    staff.set_password(PASSWORD)
    staff.save(update_fields=["password"])
    return staff


def try_to_sign_in(client: Client, email: str, password: str) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password})


def through_the_demo_door(staff: Staff) -> Client:
    client = Client()
    assert client.post(reverse("demo_sign_in"), {"key": str(staff.pk)}).status_code == 302
    return client


def test_the_right_password_opens(cast: Cast) -> None:
    with_password(cast.lies)
    client = Client()
    assert try_to_sign_in(client, "LIES.Dewaele@example.org", PASSWORD).status_code == 302
    assert client.get("/cases/").status_code == 200


def said(answer: Any, email: str) -> bytes:
    return b"".join(line for line in answer.content.replace(email.encode(), b"").splitlines() if b"csrf" not in line)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(cast: Cast) -> None:
    with_password(cast.lies)
    known = try_to_sign_in(Client(), cast.lies.email, "wrong words here")
    unknown = try_to_sign_in(Client(), "nobody@example.org", "wrong words here")
    assert known.status_code == unknown.status_code
    assert said(known, cast.lies.email) == said(unknown, "nobody@example.org")


@pytest.mark.parametrize("who", ["lies", "nobody"])
def test_guessing_is_slowed_down_whether_there_is_such_an_account_or_not(cast: Cast, who: str) -> None:
    with_password(cast.lies)
    email = cast.lies.email if who == "lies" else "nobody@example.org"
    for number in range(8):
        assert try_to_sign_in(Client(), email, f"guess number {number}").status_code == 200
    assert try_to_sign_in(Client(), email, PASSWORD).status_code != 302


def test_a_closed_account_does_not_open_with_the_right_password(cast: Cast) -> None:
    with_password(cast.lies)
    accounts.close(cast.lies, by=cast.tom)
    client = Client()
    try_to_sign_in(client, cast.lies.email, PASSWORD)
    assert client.get("/cases/").status_code == 302


def test_a_closed_account_is_out_at_the_next_click(cast: Cast) -> None:
    client = through_the_demo_door(cast.lies)
    assert client.get("/cases/").status_code == 200
    accounts.close(cast.lies, by=cast.tom)
    answer = client.get("/cases/")
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


def test_a_reset_ends_every_session(cast: Cast) -> None:
    client = through_the_demo_door(cast.lies)
    asked = accounts.ask_reset(cast.lies, by=cast.tom)
    accounts.agree_reset(asked, by=cast.els)
    assert client.get("/cases/").status_code == 302


def test_who_loses_a_post_keeps_the_session_and_loses_the_cases(cast: Cast) -> None:
    case = cast.case(1)
    client = through_the_demo_door(cast.lies)
    accounts.end_post(post_of(cast, "lies"), by=cast.tom)
    assert client.get("/").status_code == 200
    assert client.get(reverse("case", args=[case.pk])).status_code == 404


def test_who_covers_loses_it_with_the_post(cast: Cast) -> None:
    case = cast.case(1)
    covered(cast, case)
    client = through_the_demo_door(cast.koen)
    accounts.end_post(post_of(cast, "koen"), by=cast.tom)
    assert client.get(reverse("case", args=[case.pk])).status_code == 404


def test_nobody_works_with_a_password_alone(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    client.force_login(cast.lies)
    answer = client.get("/cases/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))
    Authenticator.objects.create(user=cast.lies, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert client.get("/cases/").status_code == 200


def test_with_a_second_factor_the_password_alone_does_not_open(cast: Cast) -> None:
    with_password(cast.lies)
    Authenticator.objects.create(user=cast.lies, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    client = Client()
    try_to_sign_in(client, cast.lies.email, PASSWORD)
    assert client.get("/cases/").status_code == 302


def link_for(staff: Staff) -> str:
    return reverse("set_up", args=[staff.pk, default_token_generator.make_token(staff)])


def test_the_link_to_set_up_works_once(cast: Cast) -> None:
    cast.lies.set_unusable_password()
    cast.lies.save()
    link, client = link_for(cast.lies), Client()
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": PASSWORD}).status_code == 302
    assert client.get(link).status_code == 404
    assert client.post(link, {"password": "another set of words"}).status_code == 404
    assert Staff.objects.get(pk=cast.lies.pk).check_password(PASSWORD)
    assert one("SELECT count(*) FROM journal_event WHERE name = 'account.password_chosen'") == 1


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012", "lies.dewaele@example.org", "x" * 300])
def test_a_weak_password_is_not_taken(cast: Cast, password: str) -> None:
    cast.lies.set_unusable_password()
    cast.lies.save()
    assert Client().post(link_for(cast.lies), {"password": password}).status_code == 422


def test_the_link_of_one_does_not_open_for_another(cast: Cast) -> None:
    other = reverse("set_up", args=[cast.marc.pk, default_token_generator.make_token(cast.lies)])
    assert Client().get(other).status_code == 404
    assert Client().get(reverse("set_up", args=[cast.lies.pk, "no-token"])).status_code == 404


def test_a_closed_account_has_no_link(cast: Cast) -> None:
    link = link_for(cast.lies)
    accounts.close(cast.lies, by=cast.tom)
    assert Client().get(link).status_code == 404


def test_there_is_no_demo_door_in_a_real_installation(cast: Cast, settings: Any) -> None:
    settings.DEMO_SIGN_IN = False
    client = Client()
    assert client.post(reverse("demo_sign_in"), {"key": str(cast.lies.pk)}).status_code == 404
    assert b"Lies Dewaele" not in client.get(reverse("account_login")).content


@pytest.mark.parametrize("key", ["", "x", "01a20000-0000-7000-8000-000000000000", "\x00"])
def test_the_demo_door_opens_for_nobody_else(cast: Cast, key: str) -> None:
    assert Client().post(reverse("demo_sign_in"), {"key": key}).status_code == 404


def test_somebody_with_a_password_is_not_signed_in_by_the_demo(cast: Cast) -> None:
    with_password(cast.lies)
    assert Client().post(reverse("demo_sign_in"), {"key": str(cast.lies.pk)}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/account/sign-up/", "/account/reset/", "/account/e-mail/", "/account/password/set/", "/admin/"]
)
def test_nobody_signs_themselves_up(cast: Cast, path: str) -> None:
    assert Client().get(path).status_code in (302, 404)
    client = Client()
    client.force_login(cast.lies)
    assert client.get(path).status_code == 404


def test_only_administrators_reach_the_pages_of_accounts(cast: Cast) -> None:
    for who in (cast.lies, cast.koen, cast.peter, cast.ruth, cast.sam):
        client = Client()
        client.force_login(who)
        for path in (reverse("staff"), reverse("staff_page", args=[cast.lies.pk])):
            assert client.get(path).status_code == 404
