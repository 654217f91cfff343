"""What things cost there: figures over many purchases, in which nobody can be found, for whoever works here."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.core.money import euro
from translocal.purchases.prices import latest_prices, prices
from translocal.purchases.tests.scenes import Shop, bought_before, shop


@pytest.fixture
def made(cast: Cast) -> Shop:
    return shop(cast)


def seen_by(staff: Any, country: str = "") -> list[Any]:
    with as_staff(staff):
        return prices(country)


def test_ten_purchases_of_five_households_are_told_by_use_country_and_year(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 5, 5)
    bought_before(made, made.paid("160000"), 6, 5)
    (price,) = seen_by(made.cast.anahit)
    assert (price.country, price.year, price.bought) == ("AM", timezone.localdate().year, 11)
    assert (price.low, price.middle, price.high) == (euro(250), euro(400), euro(400))
    assert price.added is None
    with as_staff(made.cast.anahit):
        assert latest_prices("AM") == {made.items[0].use: price}
    assert seen_by(made.cast.anahit, "GE") == []


@pytest.mark.parametrize(("times", "households"), [(9, 9), (20, 4)])
def test_fewer_purchases_or_households_are_not_told(made: Shop, times: int, households: int) -> None:
    bought_before(made, made.paid("100000"), times, households)
    assert seen_by(made.cast.anahit) == []


def test_only_what_was_delivered_counts(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 12, 6)
    with as_owner() as cursor:
        cursor.execute(
            "UPDATE purchases_purchase SET state = 'proved', delivered_on = NULL, delivered_how = '', confirmed_by_id = NULL"
            " WHERE id IN (SELECT id FROM purchases_purchase WHERE state = 'delivered' LIMIT 3)"
        )
    assert seen_by(made.cast.anahit) == []


def test_what_they_added_of_their_own_belongs_to_the_price_and_is_told(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 10, 5, own="40000")
    (price,) = seen_by(made.cast.claire)
    assert (price.middle, price.added, price.added_middle) == (euro(350), 10, euro(100))


@pytest.mark.parametrize(("with_own", "without"), [(9, 10), (10, 3), (10, 9)])
def test_few_who_added_or_few_who_did_not_are_not_told(made: Shop, with_own: int, without: int) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, with_own, 5, own="40000")
    bought_before(made, bought, without, 5)
    (price,) = seen_by(made.cast.claire)
    assert (price.bought, price.added, price.added_middle) == (with_own + without, None, None)


def test_years_stand_apart(made: Shop) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, 10, 5)
    with as_owner() as cursor:
        cursor.execute("UPDATE purchases_purchase SET paid_on = paid_on - 400 WHERE state = 'delivered'")
    bought_before(made, bought, 9, 5)
    this_year = timezone.localdate().year
    assert [price.year for price in seen_by(made.cast.claire)] == [(timezone.localdate() - timedelta(days=400)).year]
    bought_before(made, bought, 1, 1)
    assert seen_by(made.cast.claire)[0].year == this_year


def test_whoever_works_nowhere_here_gets_nothing_from_the_database(made: Shop) -> None:
    with as_owner() as cursor:
        cursor.execute("UPDATE organisations_post SET until = now() WHERE staff_id = %s", [made.cast.sam.pk])
    with as_staff(made.cast.sam), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices('')")


def test_the_function_gives_no_id_and_the_rows_stay_hidden(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 10, 5)
    with as_staff(made.cast.lies), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices('')")
        names = [column.name for column in cursor.description or ()]
        assert names == ["use", "country", "year", "bought", "low", "middle", "high", "added", "added_middle"]
        cursor.execute("SELECT count(*) FROM purchases_purchase")
        assert cursor.fetchone() == (0,)


def test_they_are_kept_for_a_while_because_counting_takes_long(
    made: Shop, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translocal.purchases.prices._KEPT", {})
    settings.PRICES_KEPT_SECONDS = 60
    bought = made.paid("100000")
    for shown in (10, 10):
        bought_before(made, bought, 10, 5)
        assert [price.bought for price in seen_by(made.cast.claire, "AM")] == [shown]
    settings.PRICES_KEPT_SECONDS = -1
    assert [price.bought for price in seen_by(made.cast.claire, "AM")] == [20]
