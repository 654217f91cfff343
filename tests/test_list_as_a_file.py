"""The list of cases as a file: what the list shows, without names, read as its reader and nobody else."""

from typing import Any

from django.test import Client

from tests.cast import Cast
from translocal.desk.safe_cells import safe
from translocal.organisations.models import Staff


def file_of(staff: Staff, **narrowed: Any) -> str:
    client = Client()
    client.force_login(staff)
    answer = client.get("/cases/file/", narrowed)
    assert answer["Content-Type"].startswith("text/csv")
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_the_file_holds_the_cases_of_the_list_and_no_name(cast: Cast) -> None:
    case = cast.case(2)
    told = file_of(cast.lies)
    assert case.reference in told and "Armenia" in told
    assert "Vardanyan" not in told


def test_the_file_is_narrowed_as_the_list_is(cast: Cast) -> None:
    case = cast.case(1)
    assert case.reference not in file_of(cast.lies, stage="resting")
    assert case.reference in file_of(cast.lies, stage="orientation")


def test_a_stranger_gets_the_heading_alone(cast: Cast) -> None:
    cast.case(1)
    assert len(file_of(cast.sam).strip().splitlines()) == 1


def test_a_cell_is_never_a_formula() -> None:
    assert safe(["=1+1", "@x", "TL-1"]) == ["'=1+1", "'@x", "TL-1"]
