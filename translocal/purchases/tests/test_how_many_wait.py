"""The number beside "Purchases" is the number of lines one finds there, whoever looks, one after the other."""

from django.db import connection

from tests.cast import Cast
from tests.truth import as_staff
from translocal.organisations.models import Staff
from translocal.purchases import actions as purchases
from translocal.purchases.queries import counting, listed
from translocal.purchases.tests.scenes import shop


def waiting_for(reader: Staff) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"WITH me AS MATERIALIZED (SELECT %s::uuid AS id) {counting()}", [reader.pk])
        return int(cursor.fetchone()[0])


def test_the_statement_kept_ready_counts_for_each_reader_what_the_list_shows_them(cast: Cast) -> None:
    made = shop(cast)
    purchases.request(made.case, by=cast.anahit, **made.values())
    found = {}
    for reader in (cast.anahit, cast.claire, cast.ines, cast.sam, cast.anahit):
        with as_staff(reader):
            found[reader.name] = waiting_for(reader)
            assert found[reader.name] == listed("me").count(), reader.name
    assert sorted(found.values())[-1] > 0 and found[cast.sam.name] == 0
