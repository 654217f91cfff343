"""What can be done now with a case: what comes next first, the rest by part, what cannot be done yet folded away."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from translocal.cases.states import Stage
from translocal.demo import story
from translocal.desk.acting import PAGES
from translocal.desk.pages import ON_A_CASE
from translocal.desk.steps_now import BEGUN, DONE, GROUP_OF, GROUPS, LIKELY, PART_OF
from translocal.organisations.models import Staff


def page_of(staff: Staff, address: str) -> str:
    client = Client()
    client.force_login(staff)
    return client.get(address).content.decode()


def now_of(page: str) -> str:
    found = re.search(
        r'<section class="card" aria-labelledby="now">.*?</section>\s*</div>\s*<div class="body', page, re.S
    )
    assert found is not None
    return found.group()


def first_of(now: str) -> list[str]:
    top = now.split("<details")[0]
    return [re.sub(r"\s+", " ", words).strip() for words in re.findall(r'<a class="button[^>]*>(.*?)</a>', top, re.S)]


def test_every_step_of_a_case_belongs_to_a_part_or_to_the_case_itself() -> None:
    assert set(PART_OF) <= set(ON_A_CASE)
    assert {GROUP_OF[part] for part in PART_OF.values()} <= set(GROUPS)
    apart = {step for step in ON_A_CASE if step not in PART_OF}
    assert apart == {
        "case.take_up_again",
        "case.step",
        "case.ready",
        "case.cover",
        "case.rest",
        "case.end",
        "case.reopen",
    }


def test_what_comes_next_is_told_for_every_stage_and_never_urges_on() -> None:
    assert set(LIKELY) == set(Stage)
    for likely in LIKELY.values():
        for name, done in likely:
            assert name in PAGES or name in BEGUN
            assert not done or done in DONE
            assert name not in ("case.step", "case.ready", "case.end")


def test_a_fresh_case_begins_with_talking_and_the_rest_stands_by_part(cast: Cast) -> None:
    case = cast.case(2)
    now = now_of(page_of(cast.lies, f"/cases/{case.pk}/"))
    assert first_of(now) == ["Note a conversation", "Hand over", "Record a consent"]
    assert re.findall(r"<h4>(.*?)</h4>", now) == ["People", "Voluntariness", "The case itself"]


def test_no_step_is_named_twice(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    links = re.findall(r'<a class="button[^"]*" href="([^"]+)"', now_of(page_of(cast.claire, f"/cases/{case.pk}/")))
    assert len(links) > 10
    assert len(links) == len(set(links))


def test_the_page_of_a_part_begins_with_its_own_steps(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    money = now_of(page_of(cast.claire, f"/cases/{case.pk}/money/"))
    assert first_of(money)[:1] == ["What are they entitled to?"]
    assert '<details class="more-steps" open data-fold-narrow><summary><h3>Not yet' in money


def test_what_cannot_be_done_yet_is_folded_with_its_reasons(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    now = now_of(page_of(cast.claire, f"/cases/{case.pk}/"))
    folded = now[now.index("Not yet") :]
    assert '<details class="more-steps"><summary><h3>Not yet' in now
    assert "Buy something that they planned" in folded and "There is no agreed plan yet" in folded


def test_work_that_was_begun_leads_on(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    cast.agreed_plan(case)
    assert "Go on with the plan" not in page_of(cast.anahit, f"/cases/{case.pk}/")
    story.draft_plan(case, cast.anahit, "They live elsewhere now.")
    story.record_voluntariness(case, cast.anahit)
    assert f'href="/cases/{case.pk}/plan/"' in now_of(page_of(cast.anahit, f"/cases/{case.pk}/"))
    assert "Go on with the plan" not in page_of(cast.lies, f"/cases/{case.pk}/")


@pytest.mark.parametrize("part", ["", "plan/", "travel/", "money/"])
def test_a_longer_case_asks_no_more_of_the_database(cast: Cast, part: str) -> None:
    first, second = cast.on_both_shores(1), cast.on_both_shores(4)
    counts = [_asked(cast.claire, f"/cases/{case.pk}/{part}") for case in (first, second)]
    assert counts[0] == counts[1]


def _asked(staff: Any, address: str) -> int:
    client = Client()
    client.force_login(staff)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
