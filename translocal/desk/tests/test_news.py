"""News: the milestone is named, and what came on one day about one household stands together."""

import re
from datetime import datetime, timedelta
from unittest import mock
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.cases import actions as cases
from translocal.cases.models import Case
from translocal.contact.models import Notice
from translocal.desk.views import news
from translocal.organisations.models import Staff

ARRIVED = "The case went on: arrived"
LINE = re.compile(r'<button class="news"><span>(.*?)</span></button>')


def read_by(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def lines_of(staff: Staff) -> list[str]:
    return [
        re.sub(r"\s*<.*?>\s*", " ", line).strip() for line in LINE.findall(read_by(staff).get("/").content.decode())
    ]


def headings_of(staff: Staff) -> int:
    return read_by(staff).get("/").content.decode().count('<p class="news-of">')


def test_whoever_follows_reads_which_stage_a_case_came_to(cast: Cast) -> None:
    cast.home(2)
    told = lines_of(cast.lies)
    assert told[0] == ARRIVED and "The case went on: departed" in told and "The case went on: ready to depart" in told


def test_a_notice_of_before_the_stage_was_kept_reads_well(cast: Cast) -> None:
    cast.home(2)
    with as_owner() as cursor:
        cursor.execute("UPDATE contact_notice SET stage = ''")
    assert "The case went on to its next stage 4 ×" in lines_of(cast.lies)


def test_only_a_case_that_goes_on_tells_a_stage(cast: Cast) -> None:
    case = cast.accepted().case
    cases.end(case, by=cast.marc, kind="stays", words="They stay.")
    with as_staff(cast.lies):
        told = dict(Notice.objects.values_list("event", "stage"))
    assert told == {"handover.accepted": "", "case.stepped": "return_counselling", "case.ended": ""}


@pytest.fixture
def twice(cast: Cast) -> Case:
    """Rested, taken up again and rested: the same news twice."""
    case = cast.accepted().case
    for step in (cases.rest, cases.take_up_again, cases.rest):
        step(cast.seen(case, cast.marc), by=cast.marc, words="Not now.")
    return case


def test_what_came_on_one_day_about_one_household_stands_under_its_name_once(cast: Cast, twice: Case) -> None:
    assert headings_of(cast.lies) == 1
    assert lines_of(cast.lies) == [
        "The case rests 2 ×",
        "The case went on: return counselling",
        "Your handover was accepted",
    ]


def test_another_day_and_another_household_stand_apart(cast: Cast, twice: Case) -> None:
    with as_owner() as cursor:
        cursor.execute("UPDATE contact_notice SET at = at - interval '1 day' WHERE event = 'handover.accepted'")
    assert headings_of(cast.lies) == 2
    cast.accepted(cast.case(1))
    assert headings_of(cast.lies) == 3


def test_opening_a_line_reads_all_it_stands_for_and_nothing_else(cast: Cast, twice: Case) -> None:
    with as_staff(cast.lies):
        latest = Notice.objects.filter(event="case.rested").latest("at")
    answer = read_by(cast.lies).post(reverse("news", args=[latest.pk]))
    assert answer["Location"] == reverse("unit", args=[twice.pk])
    assert lines_of(cast.lies) == ["The case went on: return counselling", "Your handover was accepted"]


def test_what_came_after_the_page_was_drawn_stays_unread(cast: Cast, twice: Case) -> None:
    with as_staff(cast.lies):
        earlier = Notice.objects.filter(event="case.rested").earliest("at")
    read_by(cast.lies).post(reverse("news", args=[earlier.pk]))
    assert "The case rests" in lines_of(cast.lies)


def test_nobody_reads_news_for_somebody_else(cast: Cast, twice: Case) -> None:
    with as_staff(cast.lies):
        notice = Notice.objects.filter(event="case.rested").latest("at")
    for other in (cast.sam, cast.marc):
        assert read_by(other).post(reverse("news", args=[notice.pk]))["Location"] == "/"
    assert "The case rests 2 ×" in lines_of(cast.lies)


def test_more_news_asks_no_more_of_the_database(cast: Cast, twice: Case) -> None:
    few = asked(cast.lies)
    for _more in range(3):
        cast.accepted(cast.case(1))
    assert asked(cast.lies) == few


def asked(staff: Staff) -> int:
    client = read_by(staff)
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    return len(queries)


def told_at(moment: datetime, case_id: UUID) -> Notice:
    return Notice(case_id=case_id, event="case.rested", at=moment)


def test_the_day_is_the_one_here(cast: Cast, twice: Case) -> None:
    """Half past midnight here is still the day before in Greenwich."""
    midnight = timezone.localtime().replace(hour=0, minute=30)
    with mock.patch("django.utils.timezone.now", return_value=midnight):
        found = news.by_household([told_at(midnight, twice.pk), told_at(midnight - timedelta(hours=1), twice.pk)], {})
    assert [len(about["lines"]) for about in found] == [1, 1] and found[0]["day"] != found[1]["day"]
