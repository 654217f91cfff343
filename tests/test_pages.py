from django.test import Client

from tests.cast import Cast


def signed_in(staff):
    c = Client(raise_request_exception=True)
    c.force_login(staff)
    return c


def test_pages(cast: Cast, django_assert_max_num_queries):
    h = cast.proposed()
    case = h.case
    lies = signed_in(cast.lies)
    marc = signed_in(cast.marc)
    for client in (lies, marc, signed_in(cast.koen), signed_in(cast.nadia)):
        for url in [
            "/",
            "/cases/",
            "/handovers/",
            "/team/",
            "/desks/",
            "/conversations/",
            "/search/",
            "/me/",
            f"/cases/{case.pk}/",
            f"/handovers/{h.pk}/",
            f"/cases/{case.pk}/people/",
        ]:
            r = client.get(url)
            assert r.status_code == 200, (url, r.status_code)
    for part in ["conversations", "consents", "handovers", "documents"]:
        r = lies.get(f"/cases/{case.pk}/{part}/")
        assert r.status_code == 200
    assert marc.get(f"/cases/{case.pk}/consents/").status_code == 404
    r = lies.post("/search/", {"q": "Վարդանյան"})
    assert b"Vardanyan" in r.content
    r = lies.post("/search/", {"q": "vardanjan arm"})
    assert b"Vardanyan" in r.content
    sam = signed_in(cast.sam)
    for url in [f"/cases/{case.pk}/", f"/handovers/{h.pk}/", f"/cases/{case.pk}/people/"]:
        assert sam.get(url).status_code == 404
    for name in [
        "case.note",
        "case.rest",
        "case.end",
        "case.cover",
        "handover.draft",
        "consent.record",
        "case.add_person",
    ]:
        r = lies.get(f"/do/{name}/{case.pk}/")
        assert r.status_code in (200, 403), (name, r.status_code)
        assert sam.get(f"/do/{name}/{case.pk}/").status_code == 404
    r = marc.post(f"/do/handover.accept/{h.pk}/", {"answer": "yes"})
    assert r.status_code == 302, r.content
    assert lies.get(f"/cases/{case.pk}/").status_code == 200
    tom = signed_in(cast.tom)
    for url in ["/", "/staff/", f"/staff/{cast.lies.pk}/", f"/do/post.give/{cast.lies.pk}/"]:
        assert tom.get(url).status_code == 200, url
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for who, url in [
        (lies, f"/cases/{case.pk}/"),
        (marc, f"/cases/{case.pk}/"),
        (lies, "/cases/"),
        (marc, "/handovers/"),
        (marc, "/"),
        (signed_in(cast.nadia), "/"),
    ]:
        with CaptureQueriesContext(connection):
            who.get(url)

        if url.startswith("/cases/0") and who is marc:
            pass
    r = Client().get("/account/login/")
    assert r.status_code == 200
    assert b"Lies" in r.content
    assert Client().get("/cases/").status_code == 302
