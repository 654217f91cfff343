"""The plan at the desk: the part of the case, a version of its own, what differs from an earlier one."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.plans import actions as plans


def page(staff: Staff, name: str, *arguments: object) -> str:
    client = Client()
    client.force_login(staff)
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code in (200, 404), answer.status_code
    return answer.content.decode() if answer.status_code == 200 else ""


def test_without_a_plan_the_page_says_how_to_begin(cast: Cast) -> None:
    case = cast.supported(1)
    shown = page(cast.claire, "case_part", case.pk, "plan")
    assert "No plan yet" in shown and reverse("act", args=["plan.draft", case.pk]) in shown


def test_the_part_shows_items_with_sums_needs_and_who_has_to_sign(cast: Cast) -> None:
    plan = cast.planned()
    shown = page(cast.claire, "case_part", plan.case_id, "plan")
    for words in ("Machines and leather", "1,500.00", "2,450.50", "being drafted", "Lilit and Davit", "Aram Vardanyan",
                  "has not signed yet", "A worker co-signs", "needs"):  # fmt: skip
        assert words in shown, words
    assert shown.count(reverse("act", args=["plan.sign", plan.pk]) + "?person=") == 3


def test_an_agreed_version_offers_no_change(cast: Cast) -> None:
    plan = cast.agreed_plan()
    shown = page(cast.claire, "case_part", plan.case_id, "plan")
    assert "plan.change_item" not in shown and "plan.add_item" not in shown and "In force since" in shown
    assert reverse("act", args=["plan.draft", plan.case_id]) in shown


def test_after_arrival_the_page_says_until_when_to_look_at_it_again(cast: Cast) -> None:
    case = cast.arrived(cast._case_of(cast.agreed_plan()))
    assert "Look at the plan again with them by" in page(cast.anahit, "case_part", case.pk, "plan")
    story.agree_plan(case, cast.anahit)
    assert "Look at the plan again with them by" not in page(cast.anahit, "case_part", case.pk, "plan")


def test_differences_stand_side_by_side(cast: Cast) -> None:
    plan = cast.replanned()
    assert "Both versions say the same." in page(cast.anahit, "plan_differences", plan.pk, 1)
    plans.add_item(plan, by=cast.anahit, use="medical", what="Glasses & frames", person="", estimate="80", note="")
    shown = page(cast.anahit, "plan_differences", plan.pk, 1)
    assert "Glasses &amp; frames" in shown and "added" in shown and "2,530.50" in shown
    assert page(cast.anahit, "plan_differences", plan.pk, 7) == ""
    assert "From version 1 to version 2" in shown


@pytest.mark.parametrize("who", ["lies", "marc", "ana", "tigran", "ines", "sam", "peter", "tom"])
def test_for_everybody_else_there_is_no_plan(cast: Cast, who: str) -> None:
    plan = cast.replanned()
    staff = getattr(cast, who)
    assert page(staff, "plan", plan.pk) == "" == page(staff, "plan_differences", plan.pk, 1)
    assert page(staff, "case_part", plan.case_id, "plan") == ""
    client = Client()
    client.force_login(staff)
    assert client.get(reverse("act", args=["plan.sign", plan.pk])).status_code == 404


def test_whoever_follows_reads_that_a_plan_was_agreed_and_gets_the_news(cast: Cast) -> None:
    plan = cast.agreed_plan()
    shown = page(cast.marc, "case", plan.case_id)
    assert "A plan was agreed." in shown and "Machines" not in shown
    assert "A plan was agreed" in page(cast.marc, "today")


def test_every_form_of_a_plan_opens(cast: Cast) -> None:
    plan = cast.planned()
    client = Client()
    client.force_login(cast.claire)
    for name in ("plan.write", "plan.add_item", "plan.sign", "plan.comment", "plan.agree"):
        assert client.get(reverse("act", args=[name, plan.pk])).status_code == 200, name
