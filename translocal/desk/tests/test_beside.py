"""The screens of an invitation: offered where the first link is missing, and nowhere else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from translocal.cases.models import Case
from translocal.demo import story
from translocal.handovers.tests.walked_in import begun, invited, joined, walked_in
from translocal.organisations.models import Staff

INVITE = "Invite a social worker"


def page_of(staff: Staff, address: str) -> str:
    client = Client()
    client.force_login(staff)
    return client.get(address).content.decode()


def case_page(staff: Staff, case: Case) -> str:
    return page_of(staff, f"/cases/{case.pk}/handovers/")


def test_it_is_offered_where_nobody_sent_them(cast: Cast) -> None:
    case = walked_in(cast)
    assert INVITE in case_page(cast.marc, case)
    form = page_of(cast.marc, f"/do/handover.invite/{case.pk}/")
    assert "Local reception initiative, Ghent" in form and "Travel desk" not in form and "Nothing waits for it." in form


def test_it_is_not_named_where_a_social_worker_stands_or_follows(cast: Cast) -> None:
    for case, who in ((cast.case(1), cast.lies), (cast.accepted().case, cast.marc), (joined(cast), cast.marc)):
        assert INVITE not in case_page(who, case)


def test_once_they_have_left_it_is_not_named(cast: Cast) -> None:
    case = cast.home(1)
    assert INVITE not in page_of(cast.marc, f"/cases/{case.case_id}/handovers/")


def test_an_invitation_says_that_nobody_takes_over(cast: Cast) -> None:
    draft = begun(cast)
    page = page_of(cast.marc, f"/handovers/{draft.pk}/")
    assert "Invitation to Local reception initiative, Ghent" in page and "to stand beside whoever asks" in page
    assert "Ask them to stand beside you" in page and "Ask them to take over" not in page
    assert "agrees to this desk" in page and "purpose=beside" in page and "hear what becomes of them" not in page


def test_whoever_is_invited_reads_it_today_and_answers(cast: Cast) -> None:
    handover = invited(cast)
    assert "Marc Verlinden asks you to stand beside them" in page_of(cast.lies, "/")
    page = page_of(cast.lies, f"/handovers/{handover.pk}/")
    assert "Stand beside them" in page and "Take over" not in page
    assert "stand beside them" not in page_of(cast.sam, "/")


def test_who_hands_over_asks_the_clients_about_the_one_beside_them_too(cast: Cast) -> None:
    case = joined(cast)
    draft = story.prepare(case, cast.marc, cast.teams["provider"], follow=False)
    page = page_of(cast.marc, f"/handovers/{draft.pk}/")
    assert "Aram Vardanyan lets you hear what becomes of them" in page
    assert "Aram Vardanyan lets Lies Dewaele hear what becomes of them" in page
    other = story.prepare(case, cast.marc, cast.teams["travel"], follow=False)
    assert "lets Lies Dewaele hear" not in page_of(cast.marc, f"/handovers/{other.pk}/")


@pytest.mark.parametrize("part", ["", "handovers/"])
def test_a_missing_link_asks_no_more_of_the_database(cast: Cast, part: str) -> None:
    missing, there = walked_in(cast, 1), cast.accepted(cast.case(1)).case
    counts = [asked(cast.marc, f"/cases/{case.pk}/{part}") for case in (missing, there)]
    assert counts[0] == counts[1]


def asked(staff: Staff, address: str) -> int:
    page_of(staff, address)
    client = Client()
    client.force_login(staff)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
