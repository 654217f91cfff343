"""Exceptions at the desk: asked for beside the money of a case, decided on a page that names nobody."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.household import today
from tests.truth import as_owner, as_staff
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.contact.models import Notice
from translocal.desk.tests.test_foresight import NO_QUESTION
from translocal.organisations.models import Staff
from translocal.programmes.models import AskedFor
from translocal.programmes.tests.drafts import adopted
from translocal.programmes.tests.exceptions import (
    CODE,
    WHY,
    WORDS,
    answers,
    asked,
    asking,
    elsewhere,
    established,
    granted,
    hilde,
    of,
    refused,
)

NAMES = ("Beridze", "Giorgi", "Tamar")


def client_of(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def page(staff: Staff, name: str, *values: Any, query: str = "") -> Any:
    return client_of(staff).get(reverse(name, args=values) + query)


def text(answer: Any) -> str:
    assert answer.status_code == 200
    told: str = answer.content.decode().replace("\u00a0", " ")
    return told


def test_it_is_offered_where_an_answer_hangs_on_it_and_nowhere_else(cast: Cast) -> None:
    without = cast.supported(2)
    address = "/do/exception.ask/"
    assert address not in text(page(cast.claire, "case_part", without.pk, "money"))
    entitlement = established(cast)
    assert address in text(page(cast.claire, "case_part", entitlement.case_id, "money"))
    shown = text(page(cast.claire, "act", "exception.ask", entitlement.case_id))
    assert "Exception for vulnerable persons" in shown and "closed centre" not in shown


def test_asked_for_through_its_page_it_stands_beside_the_money_with_its_words(cast: Cast) -> None:
    entitlement = established(cast)
    sent = client_of(cast.claire).post(
        reverse("act", args=["exception.ask", entitlement.case_id]), asking(cast), follow=True
    )
    assert WORDS in text(sent) and "Exceptions, Brussels was asked on" in text(sent)
    assert "/do/exception.withdraw/" in text(sent)
    assert "It was asked for already" in text(sent)


def test_whoever_decides_finds_it_today_in_the_menu_and_in_the_list_without_a_name(cast: Cast) -> None:
    made = asked(cast)
    address = reverse("exception", args=[made.exemption_id])
    for shown in (text(page(hilde(), "today")), text(page(hilde(), "exceptions"))):
        assert address in shown and "Reintegration team, Brussels" in shown
        assert not any(name in shown for name in NAMES)
    assert '<b class="count">1</b>' in text(page(hilde(), "today")) or ">1<" in text(page(hilde(), "today"))


def test_its_page_tells_what_it_is_decided_on_and_nobody(cast: Cast) -> None:
    made = asked(cast)
    for shown in (
        text(page(hilde(), "exception", made.exemption_id)),
        text(page(hilde(), "act", "exception.grant", made.exemption_id)),
    ):
        for told in (
            WORDS,
            "Georgia",
            "Is somebody vulnerable?",
            "not known yet",
            "not given",
            "Support from Belgium"[:7],
        ):
            assert told in shown, told
        assert not any(name in shown for name in NAMES)
        assert str(made.case_id) not in shown


def test_what_is_known_is_told_with_its_sum(cast: Cast) -> None:
    adopted(cast, programme=CODE, values={"for_each_person": "1000", "most_for_a_family": "2500"})
    entitlement = established(cast, day=today())
    made = REGISTRY["exception.ask"].submit(of(entitlement, cast), asking(cast), by=cast.claire)
    assert "up to 2,000.00 EUR" in text(page(hilde(), "exception", made.exemption_id))


def test_granted_through_its_page_it_is_read_with_the_name_of_whoever_did(cast: Cast) -> None:
    made = asked(cast)
    sent = client_of(hilde()).post(
        reverse("act", args=["exception.grant", made.exemption_id]), {"reason": WHY}, follow=True
    )
    assert WHY in text(sent) and "Hilde Goossens" in text(sent) and "/do/exception." not in text(sent)
    shown = text(page(cast.claire, "case_part", made.case_id, "money"))
    assert "<b>Hilde Goossens" in shown and WHY in shown and "/do/exception.withdraw/" not in shown


def test_the_form_of_the_entitlement_offers_what_was_granted_and_asks_for_no_name(cast: Cast) -> None:
    made = granted(cast)
    shown = text(client_of(cast.claire).get(reverse("act", args=["entitlement.establish", made.case_id])))
    assert "Exception for vulnerable persons: granted by Hilde Goossens" in shown
    assert 'name="exception_by"' not in shown and 'name="approvals_vulnerability"' not in shown
    sent = {**answers(of(made, cast)), "exceptions": [str(made.exemption_id)]}
    client_of(cast.claire).post(reverse("act", args=["entitlement.establish", made.case_id]), sent)
    told = text(page(cast.claire, "case_part", made.case_id, "money"))
    assert f"Exception granted by Hilde Goossens: {WHY}" in told
    assert "used for it the exception that Hilde Goossens granted" in text(page(cast.claire, "case", made.case_id))


def test_what_was_written_before_exceptions_were_decided_here_stays_readable(cast: Cast) -> None:
    entitlement = established(cast)
    with as_owner() as cursor:
        cursor.execute(
            "UPDATE programmes_entitlement SET exception_by = 'Peter Claes', exception_why = 'A child is ill.'"
        )
    assert "Exception granted by Peter Claes: A child is ill." in text(
        page(cast.claire, "case_part", entitlement.case_id, "money")
    )


@pytest.mark.parametrize("decided", [granted, refused])
def test_the_list_tells_what_was_decided_and_is_narrowed(cast: Cast, decided: Any) -> None:
    made, waits = decided(cast), asked(cast)
    everything = text(page(hilde(), "exceptions"))
    first, second = (reverse("exception", args=[one.exemption_id]) for one in (waits, made))
    assert everything.index(first) < everything.index(second)
    state = {granted: "granted", refused: "refused"}[decided]
    narrowed = text(page(hilde(), "exceptions", query=f"?state={state}"))
    assert second in narrowed and first not in narrowed
    assert first in text(page(hilde(), "exceptions", query="?programme=be-reintegration&state=asked"))
    nothing = text(page(hilde(), "exceptions", query="?programme=be-departure-premium"))
    assert "No exception of this kind" in nothing


def test_an_empty_list_says_what_comes_there(cast: Cast) -> None:
    assert "No exception was asked for" in text(page(hilde(), "exceptions"))
    assert "asks your office to decide" in text(page(hilde(), "today"))


@pytest.mark.parametrize("reader", ["sam", "marc", "lies", "peter", "tom"])
def test_a_stranger_and_those_who_do_not_see_money_find_no_such_page(cast: Cast, reader: str) -> None:
    made = asked(cast)
    assert page(getattr(cast, reader), "exception", made.exemption_id).status_code == 404
    assert page(getattr(cast, reader), "act", "exception.grant", made.exemption_id).status_code == 404
    assert reverse("exception", args=[made.exemption_id]) not in text(page(getattr(cast, reader), "exceptions"))


def test_an_approver_of_another_organisation_finds_nothing(cast: Cast) -> None:
    made, other = asked(cast), elsewhere(cast)
    assert page(other, "exception", made.exemption_id).status_code == 404
    assert "No exception was asked for" in text(page(other, "exceptions"))


def test_whoever_decides_opens_no_page_of_the_case(cast: Cast) -> None:
    made = granted(cast)
    for name in ("case", "money_file"):
        assert page(hilde(), name, made.case_id).status_code == 404


def test_news_lead_each_to_their_own_page(cast: Cast) -> None:
    made = granted(cast)
    for staff, where in (
        (hilde(), reverse("exception", args=[made.exemption_id])),
        (cast.claire, reverse("case_part", args=[made.case_id, "money"])),
    ):
        with as_staff(staff):
            notice = Notice.objects.filter(event__startswith="exception.").get()
        assert client_of(staff).post(reverse("news", args=[notice.pk])).url == where


def test_news_of_what_was_taken_back_lead_nowhere(cast: Cast) -> None:
    made = asked(cast)
    client_of(cast.claire).post(reverse("act", args=["exception.withdraw", made.pk]))
    with as_staff(hilde()):
        notice = Notice.objects.get(event="exception.asked")
    assert client_of(hilde()).post(reverse("news", args=[notice.pk])).url == reverse("today")


def test_the_money_of_a_case_with_exceptions_asks_no_more_than_twelve_questions(cast: Cast, settings: Any) -> None:
    settings.PRICES_KEPT_SECONDS = 600
    made, client = granted(cast), client_of(cast.claire)
    for _again in range(2):
        established(cast, of(made, cast))
    url = reverse("case_part", args=[made.case_id, "money"])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    asked_of_it = [query["sql"] for query in queries.captured_queries if not NO_QUESTION.match(query["sql"])]
    assert len(asked_of_it) <= 12, "\n".join(q[:90] for q in asked_of_it)
    with acting_as(Identity(cast.claire.pk)):
        assert AskedFor.objects.count() == 1
