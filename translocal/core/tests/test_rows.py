"""Rows read without Django's help are the rows that Django reads."""

from typing import Any

from tests.cast import Cast
from tests.journeys.full_house import full_house
from tests.truth import as_staff
from translocal.consents.models import Consent
from translocal.core.rows import every

ORDER = "ORDER BY consents_consent.given_at, consents_consent.id"


def test_what_stands_beside_a_row_comes_along_and_nobody_is_asked_again(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    full_house(cast)
    with as_staff(cast.lies):
        known = list(Consent.objects.select_related("person", "team", "staff").order_by("given_at", "id"))
        with django_assert_num_queries(1):
            read = every(Consent, ORDER, [], beside=("person", "team", "staff"))
            told = [(row.pk, str(row.person), row.team and row.team.name, row.staff and row.staff.name) for row in read]
    assert told == [
        (row.pk, str(row.person), row.team and row.team.name, row.staff and row.staff.name) for row in known
    ]
    assert any(row.team is None for row in read) and any(row.team is not None for row in read)
