"""The desk of a business consultant: the activity and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from translocal.coaching import actions as coaching
from translocal.organisations.models import Staff


def answer_to(staff: Staff, name: str, *arguments: object, query: str = "") -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(reverse(name, args=arguments) + query)


def page(staff: Staff, name: str, *arguments: object, query: str = "") -> str:
    answer = answer_to(staff, name, *arguments, query=query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_coach_finds_what_to_begin_with_and_no_name(cast: Cast) -> None:
    item = cast.to_be_coached()
    case = cast.seen_by_id(item.case_id, cast.anahit)
    shown = page(cast.tigran, "case_part", item.case_id, "activity")
    assert item.what in shown and reverse("act", args=["coaching.begin", item.pk]) in shown
    for name, arguments in (("case", [item.case_id]), ("case_part", [item.case_id, "activity"]), ("cases", []), ("today", []),
                            ("act", ["coaching.begin", item.pk])):  # fmt: skip
        text = page(cast.tigran, name, *arguments)
        assert "Vardanyan" not in text and "Armenian lessons" not in text, name
        assert case.reference in text or name == "act"


@pytest.mark.parametrize("part", ["plan", "money", "people", "conversations", "consents", "documents"])
def test_every_other_part_is_absent(cast: Cast, part: str) -> None:
    activity = cast.coached()
    assert answer_to(cast.tigran, "case_part", activity.case_id, part).status_code == 404


def test_the_activity_tells_sessions_milestones_and_figures(cast: Cast) -> None:
    activity = cast.coached()
    coaching.note_session(
        activity,
        by=cast.tigran,
        held_on="2026-05-04",
        how="there",
        worked_on="Prices.",
        next_steps="",
        next_on="2026-05-18",
    )
    coaching.set_milestone(activity, by=cast.tigran, what="The lease is signed", due="2026-06-01")
    coaching.note_income(activity, by=cast.tigran, month="2026-05", turnover="310000", costs="", own="")
    for reader in (cast.tigran, cast.anahit):
        shown = page(reader, "case_part", activity.case_id, "activity")
        for words in ("Prices.", "The lease is signed", "310,000.00", "not kept"):
            assert words in shown, words
    assert "coaching.note_session" in page(cast.tigran, "case_part", activity.case_id, "activity")
    assert "coaching.note_session" not in page(cast.anahit, "case_part", activity.case_id, "activity")
    assert answer_to(cast.ana, "case_part", activity.case_id, "activity").status_code == 404


def test_the_list_is_the_coachs_own_and_can_be_narrowed(cast: Cast) -> None:
    assert "You coach nobody yet" in page(cast.tigran, "coaching")
    activity = cast.coached()
    shown = page(cast.tigran, "coaching")
    assert activity.what in shown and 'href="/coaching/"' in shown
    assert "Nothing matches" in page(cast.tigran, "coaching", query="?state=running")
    assert activity.what in page(cast.tigran, "coaching", query="?state=preparing&sort=last&page=9")
    assert activity.what in page(cast.tigran, "coaching", query="?state=%00&sort=nothing")
    for other in (cast.anahit, cast.lies, cast.tom):
        assert answer_to(other, "coaching").status_code == 404
        assert 'href="/coaching/"' not in page(other, "today")


def test_an_agreed_session_stands_on_the_page_of_today(cast: Cast) -> None:
    today = timezone.localdate()
    coaching.note_session(
        cast.coached(),
        by=cast.tigran,
        held_on=today,
        how="call",
        worked_on="-",
        next_steps="",
        next_on=today + timedelta(days=3),
    )
    assert "coaching session" in page(cast.tigran, "today") and "coaching session" not in page(cast.anahit, "today")


def test_every_form_of_an_activity_opens(cast: Cast) -> None:
    activity = cast.coached()
    for name in ("start", "note_session", "set_milestone", "note_income", "call", "end"):
        assert answer_to(cast.tigran, "act", f"coaching.{name}", activity.pk).status_code == 200, name
