"""The reporting lens: every case, and nobody in it, for whoever answers for the programme."""

import csv
import io

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from tests.cast import Cast
from tests.truth import as_owner, as_staff, one
from translocal.cases import queries
from translocal.organisations.models import Staff


def answer_to(staff: Staff) -> tuple[int, str]:
    client = Client()
    client.force_login(staff)
    answer = client.get("/report/file/")
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return answer.status_code, told.decode("utf-8-sig")


def test_every_case_is_a_line_and_nobody_is_in_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PIECE", 2)
    cases = [cast.accepted(cast.case(4)).case, *(cast.case(1) for _number in range(4))]
    status, told = answer_to(cast.peter)
    rows = list(csv.DictReader(io.StringIO(told)))
    assert status == 200 and len(rows) == len(cases) == one("SELECT count(*) FROM cases_case")
    assert sorted(row["people"] for row in rows) == ["1", "1", "1", "1", "4"]
    assert {row["stage"] for row in rows} == {"orientation", "return_counselling"}
    secrets = ["Vardanyan", "Aram", *(case.reference for case in cases), *(str(case.pk) for case in cases)]
    assert [secret for secret in secrets if secret in told] == []


def test_countries_with_few_cases_are_told_together(cast: Cast) -> None:
    for _number in range(5):
        cast.case(1)
    with as_owner() as cursor:
        cursor.execute("UPDATE cases_case SET origin_country = 'GE' WHERE id = (SELECT id FROM cases_case LIMIT 1)")
    _status, told = answer_to(cast.peter)
    assert {row["origin"] for row in csv.DictReader(io.StringIO(told))} == {""}


def test_two_files_cannot_be_laid_side_by_side(cast: Cast) -> None:
    cast.case(1)
    assert answer_to(cast.peter)[1] != answer_to(cast.peter)[1]


def test_for_everybody_else_it_is_not_there(cast: Cast) -> None:
    for staff in (cast.lies, cast.koen, cast.tom, cast.ruth, cast.ines, cast.sam):
        assert answer_to(staff)[0] == 404, staff.name


def test_the_database_refuses_it_as_well(cast: Cast) -> None:
    with as_staff(cast.lies), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT cases_report_countries(1)")
