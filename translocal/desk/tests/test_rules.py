"""Drafts of rules at the desk: who sees which, what it would mean, what was said, the file."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from translocal.actions.engine import REGISTRY
from translocal.budgets.tests.scenes import entitled
from translocal.organisations.models import Staff
from translocal.programmes.models import Draft
from translocal.programmes.tests.drafts import adopted, as_many_as, begun, commented_on, drafted, office_of, opened

LIST = reverse("rules")


def page(staff: Staff, url: str, **sent: str) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(url, sent)


def text(answer: Any) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def address(draft: Draft) -> str:
    return reverse("rules_draft", args=[draft.pk])


def a_caseload(cast: Cast) -> None:
    """Seven families of four with a microbusiness, six people alone without one, and two families from Brazil."""
    as_many_as(entitled(cast, cast.supported(4)), 6)
    as_many_as(entitled(cast, cast.supported(1), microbusiness="no"), 5)


def test_what_it_would_mean_stands_beside_the_values(cast: Cast) -> None:
    a_caseload(cast)
    shown = text(page(cast.peter, address(drafted(cast))))
    for told in ("1,750.00 EUR", "2,500.00 EUR", "+750.00 EUR", "13 households", "All households", "Armenia",
                 "4 people",
                 "7 gain, 0 lose, 6 stay as they are", "26,950.00<", "39,200.00<", "+12,250.00<",
                 "Cost now (EUR)", '<svg class="bar"'):  # fmt: skip
        assert told in shown, told


def test_what_its_values_leave_open_is_said_before_it_is_adopted(cast: Cast) -> None:
    """A cap that is not known any more, and a grant that had ended."""
    draft = drafted(
        cast, {"for_each_person": "1000", "for_a_microbusiness": "2500"}, programme="be-reintegration"
    )  # fmt: skip
    shown = text(page(cast.peter, address(draft)))
    assert "stays not known until the most that is given is told too: for a family" in shown
    assert "“Addition for a microbusiness” ended on 31 December 2021. This gives it again" in shown
    asked = text(page(cast.peter, reverse("act", args=["rules.change", draft.pk])))
    assert "This gives it again, under the conditions that it had." in asked


def test_conditions_that_have_ended_are_said_before_it_is_adopted(cast: Cast) -> None:
    shown = text(
        page(cast.peter, address(drafted(cast, {"before_the_decision": "700"}, programme="de-starthilfeplus")))
    )
    assert "The conditions for “Start help” have ended, and no source tells which hold now" in shown


def test_few_households_are_not_told_of(cast: Cast) -> None:
    as_many_as(entitled(cast, cast.supported(4)), 3)
    shown = text(page(cast.peter, address(drafted(cast))))
    assert "There are fewer than 5 open cases" in shown and "All households" not in shown


def test_the_file_is_the_table(cast: Cast) -> None:
    a_caseload(cast)
    draft = drafted(cast)
    answer = page(cast.peter, reverse("rules_effect", args=[draft.pk]), on=draft.begins.isoformat())
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Cache-Control"] == "no-store"
    assert lines[0][:3] == ["Group", "Which", "Households"]
    assert lines[1][1:] == [
        "All households",
        "13",
        "7",
        "0",
        "6",
        "0",
        "26950.00",
        "39200.00",
        "12250.00",
        draft.begins.isoformat(),
    ]
    assert "Vardanyan" not in answer.content.decode()


def test_another_day_is_looked_at(cast: Cast) -> None:
    a_caseload(cast)
    draft = drafted(cast)
    assert "0 gain, 0 lose, 13 stay" in text(page(cast.peter, address(draft), on="2026-01-01"))
    assert "7 gain" in text(page(cast.peter, address(draft), on="not a day"))


@pytest.mark.parametrize("reader", ["claire", "anahit", "tigran", "marc", "ines", "ruth"])
def test_before_it_is_opened_nobody_else_finds_it(cast: Cast, reader: str) -> None:
    draft = drafted(cast)
    staff: Staff = getattr(cast, reader)
    assert page(staff, address(draft)).status_code == 404
    assert page(staff, reverse("rules_effect", args=[draft.pk])).status_code == 404
    assert draft.title not in text(page(staff, LIST))


def test_once_open_partners_read_what_was_published_and_may_comment(cast: Cast) -> None:
    a_caseload(cast)
    draft = opened(cast)
    as_many_as(entitled(cast, cast.supported(2)), 9)  # later: not in what was published
    shown = text(page(cast.anahit, address(draft), on="2026-01-01"))
    assert "13 households" in shown and "7 gain" in shown and "23 households" in text(page(cast.peter, address(draft)))
    assert reverse("act", args=["rules.comment", draft.pk]) in shown
    for name in ("rules.adopt", "rules.withdraw", "rules.change"):
        assert reverse("act", args=[name, draft.pk]) not in shown
    assert "Draft rules" in text(page(cast.anahit, reverse("today")))


def test_the_menu_names_them_only_while_there_is_something_to_comment_on(cast: Cast) -> None:
    assert "Draft rules" not in text(page(cast.anahit, reverse("today")))
    assert "Draft rules" in text(page(cast.peter, reverse("today")))
    opened(cast)
    assert "Draft rules" not in text(page(cast.tom, reverse("today")))


def test_comments_stay_beside_it_and_its_value_stands_among_those_adopted(cast: Cast) -> None:
    REGISTRY["rules.comment"](opened(cast), by=cast.anahit, words="Too little for six.")
    draft = adopted(cast)
    assert "Decision 2026/14, page 3" in text(page(cast.anahit, LIST))
    shown = text(page(cast.anahit, address(draft)))
    assert "1,750.00 EUR" in shown and "Decision 2026/14, page 3" in shown


def test_what_it_waits_for_is_said(cast: Cast) -> None:
    shown = text(page(cast.peter, address(opened(cast))))
    assert "It can be adopted from the day after." in shown
    assert reverse("act", args=["rules.adopt", (draft := commented_on(cast)).pk]) in text(
        page(cast.peter, address(draft))
    )


def test_an_empty_list_says_what_will_stand_there(cast: Cast) -> None:
    assert "When the programme owner opens a draft for comments" in text(page(cast.anahit, LIST))
    assert reverse("act", args=["rules.draft", office_of(cast.peter).pk]) in text(page(cast.peter, LIST))


def test_a_page_without_values_yet(cast: Cast) -> None:
    assert "It is counted once the draft changes a value." in text(page(cast.peter, address(begun(cast))))


def test_more_households_ask_no_more_of_the_database(cast: Cast) -> None:
    a_caseload(cast)
    draft = drafted(cast)
    page(cast.peter, address(draft))
    counts = []
    for more in (0, 40):
        as_many_as(entitled(cast, cast.supported(2)), more)
        with CaptureQueriesContext(connection) as asked:
            page(cast.peter, address(draft))
        counts.append(len(asked))
    assert counts[0] == counts[1]
