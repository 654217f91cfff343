"""What things cost there: figures over many purchases, in which nobody can be found, for whoever works here."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.core.money import euro
from translocal.purchases.prices import latest_items, latest_prices, prices
from translocal.purchases.tests.scenes import BOUGHT_ON, Shop, bought_before, shop


@pytest.fixture
def made(cast: Cast) -> Shop:
    return shop(cast)


def seen_by(staff: Any, country: str = "") -> list[Any]:
    return [price for price in all_seen_by(staff, country) if not price.item]


def all_seen_by(staff: Any, country: str = "") -> list[Any]:
    """With the items of each use."""
    with as_staff(staff):
        return prices(country)


def items_seen_by(staff: Any) -> list[tuple[str, int]]:
    return [(price.item, price.bought) for price in all_seen_by(staff) if price.item]


def test_ten_households_are_told_by_use_country_and_year(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 5, 5)
    bought_before(made, made.paid("160000"), 6, 6)
    (price,) = seen_by(made.cast.anahit)
    assert (price.country, price.year, price.bought) == ("AM", BOUGHT_ON.year, 11)
    assert (price.low, price.middle, price.high) == (euro(250), euro(400), euro(400))
    assert price.added is None
    with as_staff(made.cast.anahit):
        assert latest_prices(prices("AM")) == {made.items[0].use: price}
    assert seen_by(made.cast.anahit, "GE") == []


@pytest.mark.parametrize(("times", "households"), [(9, 9), (40, 9)])
def test_fewer_households_are_not_told(made: Shop, times: int, households: int) -> None:
    bought_before(made, made.paid("100000"), times, households)
    assert all_seen_by(made.cast.anahit) == []


def test_a_household_that_bought_often_counts_once(made: Shop) -> None:
    bought_before(made, made.paid("160000"), 30, 1)
    bought_before(made, made.paid("100000"), 10, 10)
    for price in all_seen_by(made.cast.anahit):
        assert (price.bought, price.low, price.middle, price.high) == (40, euro(250), euro(250), euro(250))


def test_what_is_told_has_two_digits(made: Shop) -> None:
    bought_before(made, made.paid("123456"), 10, 10)
    assert {price.middle for price in all_seen_by(made.cast.anahit)} == {euro(310)}  # 308.64


def test_this_quarter_is_not_told_yet(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 12, 12)
    with as_owner() as cursor:
        cursor.execute(
            "UPDATE purchases_purchase SET delivered_on = date_trunc('quarter', current_date) WHERE state = 'delivered'"
        )
    assert all_seen_by(made.cast.anahit) == []
    with as_owner() as cursor:
        cursor.execute("UPDATE purchases_purchase SET delivered_on = delivered_on - 1 WHERE state = 'delivered'")
    assert len(seen_by(made.cast.anahit)) == 1


def test_only_what_was_delivered_counts(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 12, 12)
    with as_owner() as cursor:
        cursor.execute(
            "UPDATE purchases_purchase SET state = 'proved', delivered_on = NULL, delivered_how = '', confirmed_by_id = NULL"
            " WHERE id IN (SELECT id FROM purchases_purchase WHERE state = 'delivered' LIMIT 3)"
        )
    assert seen_by(made.cast.anahit) == []


def test_what_they_added_of_their_own_belongs_to_the_price_and_is_told(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 10, 10, own="40000")
    (price,) = seen_by(made.cast.claire)
    assert (price.middle, price.added, price.added_middle) == (euro(350), 10, euro(100))


@pytest.mark.parametrize(("with_own", "without"), [(9, 10), (10, 3), (10, 9)])
def test_few_who_added_or_few_who_did_not_are_not_told(made: Shop, with_own: int, without: int) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, with_own, with_own, own="40000")
    bought_before(made, bought, without, without)
    (price,) = seen_by(made.cast.claire)
    assert (price.bought, price.added, price.added_middle) == (with_own + without, None, None)


def test_an_item_is_told_within_its_use_however_it_was_written(made: Shop) -> None:
    bought_before(made, made.paid("160000"), 7, 7, what="Two sewing machines", own="40000")
    bought_before(made, made.paid("160000"), 5, 5, what=" two  Sewing machines ")
    bought_before(made, made.paid("100000"), 10, 10, what="A van")
    whole, *items = all_seen_by(made.cast.anahit)
    assert (whole.item, whole.bought) == ("", 22)
    assert [(price.item, price.bought, price.middle, price.added) for price in items] == [
        ("A van", 10, euro(250), None), ("Two sewing machines", 12, euro(500), None),
    ]  # fmt: skip
    with as_staff(made.cast.anahit):
        assert [price.item for price in latest_items(prices("AM"), 1)[whole.use]] == ["Two sewing machines"]
        assert latest_prices(prices("AM")) == {whole.use: whole}


def test_an_item_that_few_households_bought_is_told_in_its_use_alone(made: Shop) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, 30, 9, what="Bee hives of one village")
    bought_before(made, bought, 20, 20, what="A van")
    bought_before(made, bought, 20, 20, what="Goats")
    assert [item for item, _bought in items_seen_by(made.cast.anahit)] == ["Goats"]


def test_words_that_two_colleagues_alone_use_are_not_passed_on(made: Shop) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, 12, 12, what="Rent to our neighbour", writers=2)
    assert items_seen_by(made.cast.anahit) == []
    bought_before(made, bought, 3, 3, what="Rent to our neighbour", writers=3)
    assert items_seen_by(made.cast.anahit) == [("Rent to our neighbour", 15)]


@pytest.mark.parametrize("use", ["medical", "advice"])
def test_what_was_medical_or_advice_has_no_items(made: Shop, use: str) -> None:
    bought_before(made, made.paid("100000"), 12, 12)
    with as_owner() as cursor:
        cursor.execute("UPDATE purchases_purchase SET use = %s", [use])
    assert [(price.use, price.item) for price in all_seen_by(made.cast.anahit)] == [(use, "")]


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (0, [("A van", 12), ("Goats", 15)]),
        (1, [("Goats", 15)]),
        (9, [("Goats", 15)]),
        (10, [("A van", 12), ("Goats", 15)]),
    ],
)
def test_what_is_left_of_a_use_beside_its_items_is_nothing_or_of_enough_households(
    made: Shop, others: int, told: list[Any]
) -> None:
    """Else whoever takes the items from the whole learns what few others paid, and knows who they are."""
    bought = made.paid("100000")
    bought_before(made, bought, 12, 12, what="A van")
    bought_before(made, bought, 15, 15, what="Goats")
    if others:
        bought_before(made, bought, 3 * others, others, what="Something else")
        with as_owner() as cursor:
            cursor.execute(
                "UPDATE purchases_purchase SET what = what || left(id::text, 6) WHERE what = 'Something else'"
            )
    assert items_seen_by(made.cast.anahit) == told


def test_years_stand_apart(made: Shop) -> None:
    bought = made.paid("100000")
    bought_before(made, bought, 10, 10)
    with as_owner() as cursor:
        cursor.execute("UPDATE purchases_purchase SET paid_on = paid_on - 400 WHERE state = 'delivered'")
    bought_before(made, bought, 9, 9)
    assert [price.year for price in seen_by(made.cast.claire)] == [(BOUGHT_ON - timedelta(days=400)).year]
    bought_before(made, bought, 1, 1)
    assert seen_by(made.cast.claire)[0].year == BOUGHT_ON.year


def test_whoever_works_nowhere_here_gets_nothing_from_the_database(made: Shop) -> None:
    with as_owner() as cursor:
        cursor.execute("UPDATE organisations_post SET until = now() WHERE staff_id = %s", [made.cast.sam.pk])
    with as_staff(made.cast.sam), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices_told('')")


def test_the_function_gives_no_id_and_the_rows_stay_hidden(made: Shop) -> None:
    bought_before(made, made.paid("100000"), 10, 10)
    with as_staff(made.cast.lies), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM purchases_prices_told('')")
        names = [column.name for column in cursor.description or ()]
        assert names == ["use", "item", "country", "year", "bought", "low", "middle", "high", "added", "added_middle"]
        cursor.execute("SELECT count(*) FROM purchases_purchase")
        assert cursor.fetchone() == (0,)


def test_they_are_kept_for_a_while_because_counting_takes_long(
    made: Shop, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translocal.purchases.prices._KEPT", {})
    settings.PRICES_KEPT_SECONDS = 60
    bought = made.paid("100000")
    for shown in (10, 10):
        bought_before(made, bought, 10, 10)
        assert [price.bought for price in seen_by(made.cast.claire, "AM")] == [shown]
    settings.PRICES_KEPT_SECONDS = -1
    assert [price.bought for price in seen_by(made.cast.claire, "AM")] == [20]
