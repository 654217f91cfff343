"""What the budget buys: beside what is planned, and on a page of its own."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.truth import as_owner
from translocal.organisations.models import Staff
from translocal.purchases.tests.scenes import BOUGHT_ON, bought_before, shop

PRICES = reverse("prices")


def page(staff: Staff, url: str, **sent: str) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(url, sent)


def text(answer: Any) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_until_there_is_enough_the_page_says_when_something_will_appear(cast: Cast) -> None:
    shown = text(page(cast.anahit, PRICES))
    assert "A price appears here once 10 households were delivered something for one use" in shown


def test_it_is_told_by_use_country_and_year_and_can_be_narrowed(cast: Cast) -> None:
    made = shop(cast)
    bought_before(made, made.paid("100000"), 12, 12, own="40000")
    year = str(BOUGHT_ON.year)
    for reader in (cast.anahit, cast.claire, cast.peter, cast.ines, cast.lies):
        shown = text(page(reader, PRICES, country="AM", year=year))
        for told in ("Armenia", year, "350.00 EUR", "12 times, 100.00 EUR in the middle", "350.00 EUR to 350.00 EUR"):
            assert told in shown, (reader.name, told)
    assert "350.00 EUR" in text(page(cast.anahit, PRICES, country="XX"))  # what is wrong in an address is ignored
    shown = text(page(cast.anahit, PRICES, use="medical"))
    assert "350.00 EUR" in shown and "Clear" in shown


def test_items_stand_within_their_use_and_can_be_chosen(cast: Cast) -> None:
    made = shop(cast)
    bought = made.paid("100000")
    bought_before(made, bought, 12, 12, what="<b>Sewing</b> machines")
    bought_before(made, bought, 10, 10, what="A van")
    shown = text(page(cast.anahit, PRICES))
    assert '<tr class="within"><th scope="row">&lt;b&gt;Sewing&lt;/b&gt; machines<span class="quiet">' in shown
    chosen = text(page(cast.anahit, PRICES, item="A van"))
    assert chosen.count("<tr") == 2 and '<th scope="row">A van' in chosen
    assert ",A van,Armenia," in text(page(cast.anahit, reverse("price_file")))


def test_the_file_has_what_the_list_shows_with_bare_sums(cast: Cast) -> None:
    made = shop(cast)
    bought_before(made, made.paid("100000"), 12, 12, own="40000")
    year = str(BOUGHT_ON.year)
    assert reverse("price_file") + f"?country=AM&amp;year={year}" in text(
        page(cast.anahit, PRICES, country="AM", year=year)
    )
    answer = page(cast.anahit, reverse("price_file"), country="AM", year=year)
    head, *lines = answer.content.decode().splitlines()
    assert "In the middle (EUR)" in head and answer["Content-Disposition"].endswith('"prices.csv"')
    assert any(f"Armenia,{year}," in line and ",350.00,350.00,350.00,12,100.00" in line for line in lines), lines


def test_whoever_holds_no_post_gets_neither_page_nor_file(cast: Cast) -> None:
    nobody = Staff.objects.create(name="Nobody Here", email="nobody@example.org")
    for url in (PRICES, reverse("price_file")):
        assert page(nobody, url).status_code == 404


def test_it_stands_beside_what_is_planned(cast: Cast) -> None:
    made = shop(cast)
    url = reverse("case_part", args=[made.case.pk, "plan"])
    assert "There before" not in text(page(cast.anahit, url)) and PRICES in text(page(cast.anahit, url))
    bought_before(made, made.paid("100000"), 12, 12, own="40000")
    shown = text(page(cast.anahit, url))
    assert "There before: 350.00 EUR in the middle, half of them 350.00 EUR to 350.00 EUR (12 bought in" in shown
    assert "In 12 of 12 people added of their own, 100.00 EUR in the middle." in shown


def test_it_stands_beside_what_they_are_entitled_to(cast: Cast) -> None:
    """On the case for its country, in a conversation for the country they are from; one question more at most."""
    made = shop(cast)
    url, asked = reverse("case_part", args=[made.case.pk, "money"]), {
        "programmes": ["be-reintegration"], "ages": "38", "nationality": "AM", "day": "2011-05-01", "told_in": "en",
    }  # fmt: skip
    lies = Client()
    lies.force_login(cast.lies)
    nothing = text(page(cast.claire, url)) + text(lies.post(reverse("nameless"), asked))
    assert "What support bought" not in nothing
    bought_before(made, made.paid("100000"), 12, 12, own="40000")
    told = "There before: 350.00 EUR in the middle"
    for shown in (text(page(cast.claire, url)), text(lies.post(reverse("nameless"), asked))):
        assert "What support bought in Armenia before" in shown and told in shown
        assert f"<bdi>{made.items[0].what}</bdi>: 350.00 EUR in the middle" in shown
    with CaptureQueriesContext(connection) as queries:
        lies.post(reverse("nameless"), asked)
    assert sum("purchases_prices" in query["sql"] for query in queries.captured_queries) == 1
    assert told not in text(lies.post(reverse("nameless"), {**asked, "nationality": ""}))


def test_what_they_add_is_shown_with_the_purchase(cast: Cast) -> None:
    made = shop(cast)
    shown = text(page(cast.claire, reverse("purchase", args=[made.asked("100000", own="25000").pk])))
    assert "They add of their own" in shown and "25,000.00 AMD" in shown
    assert "They add of their own" not in text(page(cast.claire, reverse("purchase", args=[made.asked("100000").pk])))


def test_whoever_works_nowhere_here_finds_no_such_page(cast: Cast) -> None:
    with as_owner() as cursor:
        cursor.execute("UPDATE organisations_post SET until = now() WHERE staff_id = %s", [cast.sam.pk])
    assert page(cast.sam, PRICES).status_code == 404
