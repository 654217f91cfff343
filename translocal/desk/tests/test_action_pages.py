"""Every page of an action: refused without harm, what was typed is kept, and nothing personal in an address."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.badly import bad_values
from tests.cast import Cast
from tests.truth import as_staff, changed, everything, one
from translocal.core.ids import uuid7
from translocal.desk.acting import PAGES
from translocal.handovers import actions as handovers
from translocal.organisations.models import Staff
from translocal.people.models import Membership

ON_THE_CASE = ["case.note", "case.add_person", "case.rest", "case.end", "handover.draft", "consent.record"]
NAMES = re.compile("Aram|Nune|Vardanyan|Արամ|Yerevan", re.IGNORECASE)


def signed_in(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def do(name: str, thing: Any) -> str:
    return reverse("act", args=[name, getattr(thing, "pk", thing)])


@pytest.mark.parametrize("name", ON_THE_CASE)
def test_bad_input_comes_back_as_422_and_nothing_is_written(cast: Cast, name: str) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    with as_staff(cast.lies):
        bad = list(bad_values(PAGES[name].action.form(case)))
    before = everything()
    for field, value in bad:
        if not isinstance(value, list) and len(value) > 1000:
            value = value[:6000]
        answer = lies.post(do(name, case), {field: value})
        assert answer.status_code == 422, (field, value)
    assert changed(before) == []


def test_what_was_typed_is_kept(cast: Cast) -> None:
    typed = {"given_name": "Mané <b>", "family_name": "x" * 300, "phone": "+374 99"}
    answer = signed_in(cast.lies).post(do("case.add_person", cast.case(1)), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mané &lt;b&gt;" in page and "+374 99" in page and "x" * 300 in page


@pytest.mark.parametrize(
    "name", [n for n in PAGES if n.startswith(("case.", "handover.", "consent.", "talk.", "person."))]
)
def test_the_stranger_finds_no_page_by_get_or_post(cast: Cast, name: str) -> None:
    handover, sam = cast.proposed(), signed_in(cast.sam)
    for thing in (handover.pk, handover.case_id, uuid7()):
        assert sam.get(do(name, thing)).status_code == 404
        assert sam.post(do(name, thing), {}).status_code == 404
        assert sam.post(reverse("draft", args=[name, thing]), {}).status_code == 404


def test_who_may_see_the_case_but_not_do_this_is_told_so(cast: Cast) -> None:
    koen, case = signed_in(cast.koen), cast.case(1)
    assert koen.get(do("case.rest", case)).status_code == 403
    assert koen.post(do("case.rest", case), {"words": ""}).status_code == 403


@pytest.mark.parametrize(
    "name", ["no.such", "case", "document.add", "handover.expire", "talk.erase", "../admin", "%00"]
)
def test_what_has_no_page_is_not_found(cast: Cast, name: str) -> None:
    assert signed_in(cast.lies).get(f"/do/{name}/{uuid7()}/").status_code == 404


@pytest.mark.parametrize("junk", ["", "1", "\x00", "x" * 5000, "' OR 1=1", "-1", "9" * 30, "١٢"])
def test_a_malformed_id_or_version_does_no_harm(cast: Cast, junk: str) -> None:
    case = cast.case(1)
    answer = signed_in(cast.lies).post(do("case.rest", case), {"words": "Not now.", "action_id": junk, "seen": junk})
    assert answer.status_code == 302


def test_sent_twice_by_an_impatient_finger_it_happens_once(cast: Cast) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    typed = {"given_name": "Mane", "position": "child", "action_id": str(uuid7())}
    first, second = (lies.post(do("case.add_person", case), typed) for _once in range(2))
    assert first["Location"] == second["Location"]
    assert one("SELECT count(*) FROM people_person WHERE given_name = 'Mane'") == 1


def test_the_same_page_sent_with_other_contents_keeps_them_and_can_be_sent_again(cast: Cast) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    typed = {"given_name": "Mane", "position": "child", "action_id": str(uuid7())}
    lies.post(do("case.add_person", case), typed)
    page = lies.post(do("case.add_person", case), {**typed, "given_name": "Narek"})
    assert page.status_code == 409 and "Narek" in page.content.decode()
    fresh = re.search('name="action_id" value="([^"]*)"', page.content.decode())
    assert fresh and fresh[1] != typed["action_id"]
    again = lies.post(do("case.add_person", case), {**typed, "given_name": "Narek", "action_id": fresh[1]})
    assert again.status_code == 302
    assert one("SELECT count(*) FROM people_person WHERE given_name IN ('Mane', 'Narek')") == 2


def test_a_step_sent_again_after_it_was_done_leads_on_to_what_came_of_it(cast: Cast) -> None:
    handover, claire = cast.proposed(to="provider"), signed_in(cast.claire)
    typed = {"answer": "We are full.", "action_id": str(uuid7())}
    first, second = (claire.post(do("handover.decline", handover), typed) for _once in range(2))
    assert first.status_code == second.status_code == 302 and first["Location"] == second["Location"]


def test_a_stale_page_says_so_and_keeps_the_words(cast: Cast) -> None:
    answer = signed_in(cast.lies).post(do("case.rest", cast.case(1)), {"words": "Not before the summer.", "seen": "77"})
    assert answer.status_code == 409
    assert "Somebody changed this" in answer.content.decode() and "Not before the summer." in answer.content.decode()


def test_a_step_that_is_no_longer_open_says_so(cast: Cast) -> None:
    handover, lies = cast.accepted(), signed_in(cast.marc)
    answer = lies.post(do("handover.withdraw", handover))
    assert answer.status_code == 409 and "accepted" in answer.content.decode()


def test_a_draft_is_kept_shown_and_forgotten_once_sent(cast: Cast) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    kept = {"words": "half a sent\x00ence", "no_such_field": "x", "action_id": "x"}
    assert lies.post(reverse("draft", args=["case.rest", case.pk]), kept).status_code == 204
    assert "half a sentence" in lies.get(do("case.rest", case)).content.decode()
    assert one("SELECT fields::text FROM desk_draft") == '{"words": "half a sentence"}'
    lies.post(do("case.rest", case), {"words": ""})
    assert one("SELECT count(*) FROM desk_draft") == 0


def test_a_draft_is_seen_by_nobody_else(cast: Cast) -> None:
    case = cast.accepted().case
    path = reverse("draft", args=["case.rest", case.pk])
    signed_in(cast.marc).post(path, {"words": "mine"})
    with as_staff(cast.lies):
        assert one("SELECT count(*) FROM desk_draft") == 1
    assert "mine" not in signed_in(cast.lies).get("/").content.decode()
    assert signed_in(cast.lies).get(path).status_code == 405


def test_a_huge_post_is_refused(cast: Cast) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    assert lies.post(do("case.rest", case), {"words": "x" * (4 * 1024 * 1024)}).status_code in (400, 413)
    many = {f"f{n}": "x" for n in range(600)}
    assert lies.post(do("case.rest", case), many).status_code in (400, 413)


def test_what_comes_along_in_an_address_is_only_shown(cast: Cast) -> None:
    case, lies = cast.case(1), signed_in(cast.lies)
    before = everything()
    for query in (
        "person=<script>",
        "held_on=9999-99-99",
        "parts=x&parts=\x00",
        "language=%F0%28%8C%28",
        "until=" + "9" * 400,
    ):
        for name in ON_THE_CASE:
            answer = lies.get(f"{do(name, case)}?{query}")
            assert answer.status_code in (200, 403) and b"<script>" not in answer.content
    assert changed(before) == []


def test_no_address_that_one_is_sent_to_names_anybody(cast: Cast) -> None:
    case, lies = cast.case(2), signed_in(cast.lies)
    person = str(cast.adults(case)[0].pk)
    sent = [
        lies.post(do("case.add_person", case), {"given_name": "Aram", "position": "adult"}),
        lies.post(do("consent.record", case), {"person": person, "purpose": "follow", "staff": str(cast.lies.pk),
                                               "language": "hy", "how": "read"}),
        lies.post(reverse("search"), {"q": "Aram Vardanyan"}),
        lies.post(reverse("new_talk"), {"q": "Aram Vardanyan"}),
    ]  # fmt: skip
    assert [answer.status_code for answer in sent] == [302, 302, 200, 200]
    links = " ".join(re.findall(r'(?:href|action|src)="([^"]*)"', "".join(a.content.decode() for a in sent)))
    assert not NAMES.search(" ".join(a.get("Location", "") for a in sent) + links)


def test_logs_and_mails_name_nobody(cast: Cast, caplog: pytest.LogCaptureFixture, mailoutbox: Any) -> None:
    caplog.set_level("DEBUG")
    handover = cast.proposed()
    client = signed_in(cast.lies)
    client.raise_request_exception = False
    client.post(do("case.add_person", handover.case_id), {"given_name": "Aram", "birth_date": "Vardanyan"})
    client.post(reverse("search"), {"q": "Vardanyan"})
    client.get(do("case.rest", uuid7()))
    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("procrastinate"))
    assert not NAMES.search(said)


def test_whoever_answers_no_is_not_led_to_an_absent_page(cast: Cast) -> None:
    handover, claire = cast.proposed(to="provider"), signed_in(cast.claire)
    answer = claire.post(do("handover.decline", handover), {"answer": "We are full."}, follow=True)
    assert answer.status_code == 200


def test_somebody_elses_draft_is_no_page_of_mine(cast: Cast) -> None:
    case = cast.accepted().case
    with as_staff(cast.marc):
        assert Membership.objects.filter(case_id=case.pk).exists()
    draft = handovers.draft(case, by=cast.marc, to_team=cast.teams["travel"].pk, kind="referral", why="So.", words="Ours.",
                            language="hy", parts=[4])  # fmt: skip
    for name in ("handover.write", "handover.propose", "handover.withdraw", "handover.approve_letter"):
        assert signed_in(cast.lies).get(do(name, draft)).status_code in (403, 404)
