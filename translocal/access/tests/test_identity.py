"""Without an identity nothing is read and nothing written; and none is ever left behind."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from tests.cast import Cast
from tests.truth import as_staff
from translocal.access.identity import Identity, NoIdentity, current, streamed
from translocal.access.middleware import IdentityMiddleware
from translocal.cases.models import Case
from translocal.contact import jobs
from translocal.core.ids import uuid7


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('translocal.actor', true), '')")
        return str(cursor.fetchone()[0])


def refused(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_policy_asks_who_it_is(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE qual NOT LIKE '%translocal_actor()%' ORDER BY 1")
        # Nobody sees anything there, so nobody is asked.
        assert [name for (name,) in cursor.fetchall()] == ["journal_head", "journal_seal", "people_knowntoken"]


@pytest.mark.parametrize(
    "table", ["cases_case", "people_person", "counselling_voice", "handovers_letter", "access_access"]
)
def test_rows_that_are_there_raise_when_nobody_asks(cast: Cast, table: str) -> None:
    cast.drafted(cast.case(1))
    refused(f"SELECT count(*) FROM {table}")


@pytest.mark.parametrize("table", ["cases_case", "people_person", "consents_consent", "handovers_handover"])
def test_an_update_by_nobody_raises_and_is_no_silent_nothing(cast: Cast, table: str) -> None:
    cast.drafted(cast.case(1))
    refused(f"UPDATE {table} SET id = id")


def test_nobody_inserts_and_nobody_deletes(cast: Cast) -> None:
    refused("INSERT INTO desk_draft (staff_id, key, fields, at) VALUES (gen_random_uuid(), 'k', '{}', now())")
    with as_staff(cast.lies), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO desk_draft (staff_id, key, fields, at) VALUES (%s, 'k', '{}', now())", [cast.lies.pk]
        )
    refused("DELETE FROM desk_draft")


def test_code_that_names_nobody_is_told_so(db: None) -> None:
    with pytest.raises(NoIdentity):
        current()


def test_identities_nest_and_come_back_inside_one_transaction(cast: Cast) -> None:
    with as_staff(cast.lies):
        with as_staff(cast.marc):
            assert setting() == str(cast.marc.pk)
        assert setting() == str(cast.lies.pk) and current().actor == cast.lies.pk
    assert setting() == ""


def test_an_error_inside_brings_the_one_before_back(cast: Cast) -> None:
    with as_staff(cast.lies):
        with pytest.raises(ZeroDivisionError), as_staff(cast.marc):
            raise ZeroDivisionError
        with pytest.raises(ProgrammingError), as_staff(cast.marc), connection.cursor() as cursor:
            cursor.execute("SELECT no_such_thing")
        assert setting() == str(cast.lies.pk) and current().actor == cast.lies.pk
    assert setting() == ""


def through_the_middleware(cast: Cast, view: Any) -> Any:
    request = RequestFactory().get("/")
    request.user = cast.lies  # type: ignore[assignment]
    return IdentityMiddleware(lambda _request: HttpResponse()).process_view(request, view, (), {})


def test_a_request_leaves_no_identity_behind(cast: Cast) -> None:
    seen: list[str] = []

    def view(_request: HttpRequest) -> HttpResponse:
        seen.append(setting())
        return HttpResponse()

    through_the_middleware(cast, view)
    assert (seen, setting()) == ([str(cast.lies.pk)], "")


def test_a_broken_view_leaves_no_identity_behind(cast: Cast) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        through_the_middleware(cast, view)
    assert setting() == ""


def test_a_stream_reads_as_its_reader_and_leaves_nothing(cast: Cast) -> None:
    case = cast.case(1)

    def rows() -> Iterator[str]:
        yield from (str(pk) for pk in Case.objects.values_list("pk", flat=True))

    def view(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(streamed(Identity(cast.lies.pk), rows()))

    response = through_the_middleware(cast, view)
    assert setting() == ""
    assert b"".join(response.streaming_content) == str(case.pk).encode()
    assert setting() == ""


def test_a_job_leaves_no_identity_behind(cast: Cast) -> None:
    jobs.send_notice(str(uuid7()))
    assert setting() == ""


def test_twenty_people_over_four_connections_never_meet(kept: Cast) -> None:
    people = [kept.lies, kept.marc, kept.sam, kept.koen, kept.ana]
    wrong: list[str] = []

    def work(offset: int) -> None:
        for turn in range(50):
            who = people[(turn + offset) % len(people)]
            try:
                with as_staff(who):
                    wrong.extend(setting() for _once in "x" if setting() != str(who.pk))
                    if turn % 3 == 0:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                wrong.extend(["left behind"] if setting() else [])
        connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
