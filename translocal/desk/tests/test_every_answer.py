"""What every answer of the server has in common, whatever was asked and by whom."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.truth import one

NOTHING = "01a20000-0000-7000-8000-000000000000"
ADDRESSES = ["/", "/cases/", "/handovers/", "/conversations/", "/search/", "/team/", "/desks/", "/me/", "/accessibility/",
             "/account/login/", "/no-such-page/", f"/cases/{NOTHING}/", f"/documents/{NOTHING}/", "/do/case.rest/x/"]  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("who", ["nobody", "lies", "tom"])
def test_no_answer_runs_a_script_from_elsewhere_or_is_framed(cast: Cast, path: str, who: str) -> None:
    client = Client()
    if who != "nobody":
        client.force_login(getattr(cast, who))
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert answer.status_code in (200, 302, 404)
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("where", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(cast: Cast, where: str) -> None:
    cast.lies.set_password("three words together")
    cast.lies.save()
    typed = {"login": cast.lies.email, "password": "three words together", "next": where}
    answer = Client().post(f"{reverse('account_login')}?next={where}", typed)
    assert answer.status_code == 302 and "evil" not in answer["Location"] and "javascript" not in answer["Location"]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_other_methods_change_nothing(cast: Cast, method: str) -> None:
    client = Client()
    client.force_login(cast.lies)
    case = cast.case(1)
    answer = getattr(client, method)(reverse("act", args=["case.rest", case.pk]))
    assert answer.status_code in (200, 405)
    assert one("SELECT state FROM cases_case WHERE id = %s", case.pk) == "orientation"


def test_a_form_from_elsewhere_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lies)
    assert client.post(reverse("act", args=["case.rest", cast.case(1).pk]), {"words": ""}).status_code == 403


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=999999", "page=١", "page=1e9", "stage=no", "sort=password",
                                   "origin=%00", "people=99999999999", "standing=errand", "before=x", "stage=a&stage=b"])  # fmt: skip
def test_odd_addresses_of_lists_are_harmless(cast: Cast, query: str) -> None:
    client = Client()
    client.force_login(cast.lies)
    cast.case(1)
    for path in ("/cases/", "/handovers/", "/conversations/"):
        assert client.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "\x00", "*", "(((", "ա" * 200, "x" * 10_000, "🌻", "TL-", "TL-" + "9" * 150,
                                   "\u202eabc", " ", "12", "+0", "a" * 61, "٠١٢٣٤٥٦"])  # fmt: skip
def test_whatever_is_typed_into_the_search_it_answers(cast: Cast, words: str) -> None:
    client = Client()
    client.force_login(cast.lies)
    cast.case(1)
    assert client.post("/search/", {"q": words}).status_code in (200, 422)
    assert client.post("/conversations/new/", {"q": words}).status_code in (200, 422)
