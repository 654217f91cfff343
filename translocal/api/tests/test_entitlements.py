"""The library over the API: the same answer as the command, the same faults, bounded, and nobody need be known."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from tests.cast import Cast
from translocal.api import views
from translocal.programmes import schema
from translocal.programmes.library import programmes
from translocal.programmes.tests import drafts

FAMILY = {
    "persons": [{"id": str(n), "birth_date": f"19{70 + 10 * n}-01-01", "nationality": "AM", "principal": n == 0} for n in range(3)],
    "voluntary": True, "wants": ["microbusiness"],
}  # fmt: skip
pytestmark = pytest.mark.django_db


def post(told: Any, on: str = "2011-05-01", code: str = "be-reintegration") -> Any:
    body = told if isinstance(told, str | bytes) else json.dumps(told)
    return Client().post(f"/api/v1/programmes/{code}/entitlements?on={on}", body, content_type="application/json")


@pytest.fixture(autouse=True)
def _rested() -> None:
    cache.clear()


def test_the_answer_is_that_of_the_command() -> None:
    came = post(FAMILY)
    assert came.status_code == 200 and came.json()["total"] == {"EUR": "3250.00"}


def test_what_was_adopted_here_is_answered_from_its_day_on(cast: Cast) -> None:
    today = timezone.localdate()
    before = post(FAMILY, today.isoformat(), drafts.CODE).json()
    adopted = drafts.adopted(cast)
    after = post(FAMILY, today.isoformat(), drafts.CODE).json()
    assert (before["total"], after["total"]) == ({"EUR": "3250.00"}, {"EUR": "4600.00"})
    assert adopted.title not in str(before) and "Decision 2026/14, page 3" in str(after)
    assert post(FAMILY, (today - timedelta(days=1)).isoformat(), drafts.CODE).json()["total"] == {"EUR": "3250.00"}


def test_a_mark_of_the_encoding_before_it_is_passed_over() -> None:
    assert post(json.dumps(FAMILY).encode("utf-8-sig")).status_code == 200


def test_a_list_is_answered_and_a_faulty_household_told_in_its_place() -> None:
    came = post([FAMILY, {"persons": []}]).json()
    assert came[0]["eligible"] is True and came[1]["faults"][0]["field"] == "persons"


@pytest.mark.parametrize("code", programmes())
def test_question_and_answer_fit_their_schema(code: str) -> None:
    on = programmes()[code].periods[-1].begins.isoformat()
    asked = {**FAMILY, "status": "refused", "dates": {"order_to_leave": "2005-01-31", "application": "never"}}
    answers = Draft202012Validator(schema.ANSWER, format_checker=FormatChecker())
    questions = Draft202012Validator(schema.HOUSEHOLD, format_checker=FormatChecker())
    for told in (FAMILY, asked, {**asked, "voluntary": None, "circumstances": ["no_means"], "approvals": []}):
        questions.validate(told)
        answers.validate(post(told, on, code).json())


@pytest.mark.parametrize(
    ("told", "on", "field"),
    [
        ({"persons": [{"nationality": "QQ"}]}, "2011-05-01", "persons[0].nationality"),
        (FAMILY, "soon", "on"),
        (FAMILY, "1999-01-01", "on"),
        ("{", "2011-05-01", "body"),
        ("", "2011-05-01", "body"),
        (b"\xff\xfe", "2011-05-01", "body"),
        ('{"persons": [{"id": ' + "1" * 5_000 + "}]}", "2011-05-01", "body"),
        ({**FAMILY, "status": "\ud800"}, "2011-05-01", "status"),
        (FAMILY, "20110501", "on"),
        ([FAMILY] * 101, "2011-05-01", "body"),
    ],
)
def test_bad_input_is_told_field_by_field(told: Any, on: str, field: str) -> None:
    came = post(told, on)
    assert came.status_code == 422 and [fault["field"] for fault in came.json()["faults"]] == [field]


def test_a_programme_that_is_not_there_is_said_to_be_absent() -> None:
    assert post(FAMILY, code="be-gold").status_code == 404


def test_the_programmes_are_listed_and_the_description_is_there() -> None:
    listed = Client().get("/api/v1/programmes").json()
    assert {told["code"] for told in listed} == set(programmes())
    described = Client().get("/api/v1/openapi.json").json()
    assert "/api/v1/programmes/{code}/entitlements" in described["paths"]


def test_one_address_may_not_ask_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    throttle = views.api.throttle[0]  # type: ignore[index]
    monkeypatch.setattr(throttle, "num_requests", 3)
    answers = [Client().get("/api/v1/programmes").status_code for _number in range(5)]
    assert answers == [200, 200, 200, 429, 429]
