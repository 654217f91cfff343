"""The caseload that drafts are looked at over: facts and numbers, nobody in it, and only for whoever answers for the programme."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import Cast
from tests.truth import as_owner, as_staff, ask
from translocal.budgets.tests.scenes import entitled, premium
from translocal.organisations.models import Staff
from translocal.programmes.effect import Alike
from translocal.programmes.queries import caseload
from translocal.programmes.tests.drafts import CODE


def test_it_is_the_latest_answer_of_each_open_case_and_nothing_else(cast: Cast) -> None:
    entitled(cast, entitled(cast, cast.supported(2), microbusiness="unknown"), microbusiness="no")
    entitled(cast, cast.supported(2), microbusiness="no")
    entitled(cast, cast.supported(4))
    with as_staff(cast.peter):
        found = caseload(CODE)
    assert sorted(found, key=lambda one: one.households) == [
        Alike("AM", None, {"household.size": 4, "wants.microbusiness": True}, 1),
        Alike("AM", None, {"household.size": 2, "wants.microbusiness": False}, 2),
    ]


def test_what_another_programme_answered_later_takes_nobody_out_of_it(cast: Cast) -> None:
    premium(cast, entitled(cast))
    with as_staff(cast.peter):
        assert [(one.facts["household.size"], one.households) for one in caseload(CODE)] == [(4, 1)]


def test_a_case_that_has_ended_is_not_in_it(cast: Cast) -> None:
    case = entitled(cast)
    with as_owner() as cursor:
        cursor.execute("UPDATE cases_case SET state = 'ended' WHERE id = %s", [case.pk])
    with as_staff(cast.peter):
        assert caseload(CODE) == []


@pytest.mark.parametrize("reader", ["claire", "marc", "anahit", "ines", "lies", "tom", "ruth", "sam", "koen"])
def test_the_database_refuses_it_to_everybody_else(cast: Cast, reader: str) -> None:
    entitled(cast)
    staff: Staff = getattr(cast, reader)
    with as_staff(staff), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM programmes_caseload(%s)", [CODE])


def test_no_id_and_no_name_comes_out(cast: Cast) -> None:
    case = entitled(cast)
    with as_staff(cast.peter), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM programmes_caseload(%s)", [CODE])
        told = str(cursor.fetchall())
        names = [column.name for column in cursor.description or ()]
    assert names == ["origin", "day", "facts", "households", "total"]
    secrets = [
        str(case.pk),
        case.reference,
        "Vardanyan",
        "Aram",
        *(str(pk) for (pk,) in ask("SELECT id FROM people_person")),
    ]
    assert [secret for secret in secrets if secret in told] == []
