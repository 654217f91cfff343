"""The money of a case as its workers see it, and the funds of the programme."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY
from translocal.budgets import ledger
from translocal.budgets.tests.scenes import (
    DAY,
    act,
    cash_and_in_kind,
    dram,
    entitled,
    fund_of,
    premium,
    purse,
    rate,
    with_services,
)
from translocal.core.ids import uuid7
from translocal.core.money import euro
from translocal.demo import story
from translocal.desk.money_pages import known_of
from translocal.handovers import actions as handovers
from translocal.organisations.models import Staff
from translocal.programmes.tests.exceptions import established


def page(staff: Staff, url: str) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(url)


def text(answer: Any) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def money_of(case: Any) -> str:
    return reverse("case_part", args=[case.pk, "money"])


def test_every_euro_of_the_entitlement_is_explained(cast: Cast) -> None:
    shown = text(page(cast.claire, money_of(entitled(cast))))
    for told in ("4 people, 700.00 EUR each: 2,800.00 EUR", "At most 1,750.00 EUR", "1,500.00 EUR, once for the household",
                 "may be spent on: training", "3,250.00 EUR", "S1, The Belgian AVRR program", "No budget was set yet."):  # fmt: skip
        assert told in shown, told


def test_a_rule_that_changed_since_is_shown_and_alters_nothing(cast: Cast) -> None:
    case = cast.supported(2)
    told = {
        "programme": "be-reintegration", "day": "2011-05-04", "voluntary": "yes", "wants_microbusiness": "yes", "vulnerable": [],
    }  # fmt: skip
    REGISTRY["entitlement.establish"].submit(case, told, by=cast.claire)
    shown = text(page(cast.claire, money_of(case)))
    assert "2,900.00 EUR" in shown and "The rules say something else today" in shown
    assert "Addition for a microbusiness: not given instead of 1,500.00 EUR" in shown
    assert "The rules say something else today" not in text(page(cast.claire, money_of(entitled(cast))))


def test_the_budget_is_shown_as_its_sums_and_every_line_of_it(cast: Cast) -> None:
    made = purse(cast)
    rate(cast, "425.5")
    with as_staff(cast.claire):
        ledger.reserve(act(cast.claire), made.budget, uuid7(), euro(900))
        ledger.pay(act(cast.claire), made.budget, uuid7(), dram(100_000), DAY)
    shown = text(page(cast.claire, money_of(made.case)))
    for told in (
        "235.02 EUR paid, 900.00 EUR reserved, 2,114.98 EUR left",
        "100,000.00 AMD",
        "425.5 for one euro, May 2026",
        "Interior",
    ):
        assert told in shown, told


def test_every_programme_that_answered_is_shown_that_of_the_budget_first(cast: Cast) -> None:
    made = purse(cast)
    premium(cast, made.case)
    shown = text(page(cast.claire, money_of(made.case)))
    budget, cash = (shown.index(name) for name in ("Demonstration: the rules of S1", "Departure premium from Belgium"))
    assert budget < shown.index("the budget rests on it") < cash


def test_the_form_of_the_budget_asks_which_programme_where_several_give_what_can_be_bought(cast: Cast) -> None:
    case = entitled(cast)
    premium(cast, case)
    url = reverse("act", args=["budget.set", case.pk])
    one = text(page(cast.claire, url))
    assert '<input type="hidden" name="programme" value="s1-demo"' in one and 'value="3250.00"' in one
    other = with_services(cast, case)
    several = text(page(cast.claire, url))
    assert "Within what they are entitled to under" in several and f"{other.told.name}: " in several


def test_the_form_of_the_entitlement_begins_with_what_the_case_knows(cast: Cast) -> None:
    application = cast.sent_to_travel()
    case, marc = cast.case_of(application), cast.marc
    with as_staff(marc):
        assert known_of(case.pk) == {"dates_departure": application.wished_on, "voluntary": "yes"}
    with as_staff(cast.sam):
        assert known_of(case.pk) == {}


def test_what_the_case_knows_stands_in_the_form_where_the_programme_asks_for_it(cast: Cast) -> None:
    application = cast.sent_to_travel()
    handover = story.hand_over(cast.case_of(application), cast.marc, cast.teams["provider"])
    handovers.accept(story.fresh(handover, cast.claire), by=cast.claire, answer="")
    url = reverse("act", args=["entitlement.establish", application.case_id])
    asked = text(page(cast.claire, f"{url}?programme=eu-eurp-at"))
    assert f'name="dates_departure" value="{application.wished_on.isoformat()}"' in asked
    assert re.search(r'name="voluntary" value="yes"[^>]* checked', asked)
    assert 'name="dates_departure"' not in text(page(cast.claire, f"{url}?programme=s1-demo"))


def test_asked_again_the_form_begins_with_what_was_answered_last(cast: Cast) -> None:
    entitlement = established(cast, circumstances_in_detention="unknown")
    asked = text(page(cast.claire, reverse("act", args=["entitlement.establish", entitlement.case_id])))
    for name, value in (
        ("voluntary", "yes"),
        ("circumstances_naturalised", "no"),
        ("circumstances_in_detention", "unknown"),
    ):
        assert re.search(rf'name="{name}" value="{value}"[^>]* checked', asked), name
    assert re.search(r'name="never_last_assistance"[^>]* checked', asked)


def test_a_sum_that_hangs_on_something_is_not_told_as_nothing(cast: Cast) -> None:
    entitlement = established(cast)
    shown = text(page(cast.claire, money_of(cast.case_of(entitlement))))
    assert '<dt class="strong">Together</dt><dd class="strong">not known yet</dd>' in shown


def test_what_the_programme_said_of_their_nationality_is_not_asked_twice(cast: Cast) -> None:
    case = cast.supported(2)
    cash_and_in_kind(cast, case)
    asked = text(page(cast.claire, f"{reverse('act', args=['entitlement.establish', case.pk])}?programme=nl-rean"))
    assert re.search(r'name="excluded_by_nl_rean" value="no"[^>]* checked', asked)


@pytest.mark.parametrize("reader", ["marc", "lies", "sam", "peter", "tom"])
def test_who_does_not_see_money_finds_no_such_page(cast: Cast, reader: str) -> None:
    case = entitled(cast)
    assert page(getattr(cast, reader), money_of(case)).status_code == 404


def test_the_actions_are_offered_to_whoever_sets_budgets(cast: Cast) -> None:
    case = entitled(cast)
    shown = text(page(cast.claire, reverse("case", args=[case.pk])))
    assert all(reverse("act", args=[name, case.pk]) in shown for name in ("entitlement.establish", "budget.set"))
    assert reverse("act", args=["budget.close", case.pk]) not in shown
    assert "budget.set" not in text(page(cast.marc, reverse("case", args=[case.pk])))


def test_the_form_of_the_budget_begins_with_what_they_are_entitled_to(cast: Cast) -> None:
    fund_of(cast, "10000")
    shown = text(page(cast.claire, reverse("act", args=["budget.set", entitled(cast).pk])))
    assert 'value="3250.00"' in shown and "They are entitled to 3,250.00 EUR." in shown


def test_the_form_of_the_budget_leaves_out_what_is_paid_in_cash(cast: Cast) -> None:
    fund_of(cast, "10000")
    case = cast.supported(4)
    cash_and_in_kind(cast, case)
    shown = text(page(cast.claire, reverse("act", args=["budget.set", case.pk])))
    assert 'value="4000.00"' in shown and "They are entitled to 4,000.00 EUR." in shown


def test_the_programme_manager_sees_funds_and_rates_and_no_case(cast: Cast) -> None:
    made = purse(cast)
    rate(cast, "425.5")
    shown = text(page(cast.peter, reverse("funds")))
    for told in ("10,000.00 EUR", "3,250.00 EUR", "6,750.00 EUR", "425.5 AMD", "invented", "May 2026"):
        assert told in shown, told
    assert made.case.reference not in shown and "Vardanyan" not in shown
    assert "/do/fund.open/" in shown and "/do/fund.open/" not in text(page(cast.claire, reverse("funds")))
