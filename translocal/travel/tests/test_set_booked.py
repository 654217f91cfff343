"""Everything is booked: that needs a ticket, and the certificate where one is needed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from translocal.core.reasons import Missing
from translocal.travel import actions as journeys
from translocal.travel.tests.test_prepare import wishes


class TestSetBooked(Versioned, Once, ActionContract):
    action = "travel.set_booked"
    tells = ["travel.booked"]
    then = "booked"

    def scene(self, cast: Cast) -> Scene:
        application = cast.sent_to_travel(1)
        self.__class__.leaves = timezone.now().replace(microsecond=0) + timedelta(days=9)
        for days in (3, 0):
            moment = self.leaves + timedelta(days=days)
            journeys.book(application, by=cast.ana, kind="ticket", what=f"Flight {days}", starts_at=moment)
        return Scene(application, by=cast.ana, wrong=cast.marc)

    def test_they_leave_with_the_first_ticket(self) -> None:
        assert self.do().departs_at == self.leaves


def test_without_a_ticket_nothing_is_booked(cast: Cast) -> None:
    application = cast.sent_to_travel(1)
    journeys.book(application, by=cast.ana, kind="luggage", what="30 kg")
    with pytest.raises(Missing, match=r"travel\.ticket"):
        journeys.set_booked(application, by=cast.ana)


def test_a_ticket_that_was_cancelled_is_none(cast: Cast) -> None:
    application = cast.sent_to_travel(1)
    ticket = journeys.book(application, by=cast.ana, kind="ticket", what="A flight", starts_at=timezone.now())
    journeys.cancel_booking(ticket, by=cast.ana)
    with pytest.raises(Missing, match=r"travel\.ticket"):
        journeys.set_booked(application, by=cast.ana)


def test_the_certificate_is_waited_for(cast: Cast) -> None:
    application = cast.prepared_to_travel(1)
    journeys.change(application, by=cast.marc, **wishes(cast, application, fit_to_fly=True))
    journeys.send(application, by=cast.marc)
    journeys.book(application, by=cast.ana, kind="ticket", what="A flight", starts_at=timezone.now())
    with pytest.raises(Missing, match=r"travel\.fit_to_fly"):
        journeys.set_booked(application, by=cast.ana)
    journeys.book(application, by=cast.ana, kind="fit_to_fly", what="Certificate")
    assert journeys.set_booked(application, by=cast.ana).state == "booked"
