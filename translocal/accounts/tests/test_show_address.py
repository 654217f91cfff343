"""The address on which somebody chooses a password: one person gives it, it is the same for three days, and its showing is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import ask, one
from translocal.accounts import actions as accounts
from translocal.accounts import letting_in as address
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Missing, NotAllowed
from translocal.organisations.models import Staff

SHOWN = "SELECT count(*) FROM journal_event WHERE name = 'account.address_shown'"
OTHER = "UPDATE organisations_post SET role = 'administrator' WHERE staff_id = %s RETURNING id"


def client(staff: Staff) -> Client:
    signed_in = Client()
    signed_in.force_login(staff)
    return signed_in


class TestShowAddress(ActionContract):
    action = "account.show_address"
    tells = ["account.address_shown"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        accounts.agree_reset(accounts.ask_reset(cast.lies, by=cast.tom), by=cast.els)
        return Scene(Staff.objects.get(pk=cast.lies.pk), by=cast.tom, wrong=cast.koen)

    def page(self, staff: Staff) -> str:
        return client(staff).get(reverse("staff_page", args=[self.s.on.pk])).content.decode()

    def asked(self, staff: Staff) -> Any:
        return client(staff).post(reverse("show_address", args=[self.s.on.pk]))

    def shown(self, staff: Staff) -> str:
        text: str = self.asked(staff).content.decode()
        return text.partition("<code>")[2].partition("</code>")[0].removeprefix("http://testserver")

    def test_whoever_agreed_is_not_shown_it(self) -> None:
        self.refused(Missing, by=self.cast.els)
        assert self.asked(self.cast.els).status_code == 302 and one(SHOWN) == 0

    def test_no_third_administrator_is_shown_it(self) -> None:
        ask(OTHER, self.cast.peter.pk)
        self.refused(Missing, by=self.cast.peter)
        shown = self.page(self.cast.peter)
        assert "Tom Wouters gives them the address" in shown and "/set-up/" not in shown
        assert self.asked(self.cast.peter).status_code == 302 and one(SHOWN) == 0

    def test_their_page_never_holds_the_address_and_only_the_one_who_asked_can_have_it_shown(self) -> None:
        url = reverse("show_address", args=[self.s.on.pk])
        assert url in self.page(self.cast.tom) and url not in self.page(self.cast.els)
        assert "/set-up/" not in self.page(self.cast.tom)

    def test_each_showing_is_told_and_shows_the_same_address(self) -> None:
        first, second = self.shown(self.cast.tom), self.shown(self.cast.tom)
        assert first == second and "/set-up/" in first and one(SHOWN) == 2
        assert Client().get(first).status_code == 200
        assert "Tom Wouters was shown the address" in self.page(self.cast.els)

    def test_looking_at_the_address_is_no_way_to_have_it(self) -> None:
        assert client(self.cast.tom).get(reverse("show_address", args=[self.s.on.pk])).status_code == 302
        assert one(SHOWN) == 0

    def later(self, days: float) -> str:
        """The address, as if everything had been agreed to so many days before."""
        ask(
            "UPDATE organisations_resetrequest SET agreed_at = agreed_at - %s WHERE staff_id = %s RETURNING id",
            timedelta(days=days), self.s.on.pk,
        )  # fmt: skip
        return self.shown(self.cast.tom)

    def test_it_lasts_three_days_from_the_approval_however_late_it_is_looked_at(self) -> None:
        soon = self.later(2.9)
        assert Client().get(soon).status_code == 200
        assert self.later(0.2) == "" and Client().get(soon).status_code == 200
        self.refused(Missing)
        assert "no longer valid" in self.page(self.cast.tom)

    def test_an_address_of_more_than_three_days_opens_nothing(self) -> None:
        since = one("SELECT agreed_at FROM organisations_resetrequest WHERE staff_id = %s", self.s.on.pk)
        old = address.address_of(self.s.on, since - timedelta(days=3, minutes=1))
        young = address.address_of(self.s.on, since - timedelta(days=2, hours=23))
        assert [Client().get(url).status_code for url in (old, young)] == [404, 200]

    def test_once_they_have_a_password_there_is_nothing_to_show(self) -> None:
        accounts.choose_password(self.s.on, by=self.s.on, password="hashed")
        self.refused(Missing)

    def test_another_reset_makes_the_old_address_void(self) -> None:
        before = self.shown(self.cast.tom)
        accounts.agree_reset(accounts.ask_reset(self.s.on, by=self.cast.els), by=self.cast.tom)
        assert Client().get(before).status_code == 404
        self.refused(Missing)
        assert Client().get(self.shown(self.cast.els)).status_code == 200


@pytest.fixture
def made(cast: Cast) -> Staff:
    values = {"name": "Noor Aerts", "email": "noor.aerts@example.org", "office": str(cast.teams["desk"].office_id)}
    staff: Staff = REGISTRY["account.make"].submit(cast.teams["desk"].office, values, by=cast.tom)
    return staff


def test_the_address_of_a_new_account_is_given_by_whoever_made_it(cast: Cast, made: Staff) -> None:
    url = reverse("show_address", args=[made.pk])
    assert b"/set-up/" in client(cast.tom).post(url).content
    assert client(cast.els).post(url).status_code == 302
    assert one(SHOWN) == 1
