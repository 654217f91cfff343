"""The way from one shore to the other as rows: voluntariness, the journey, the first days."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from translocal.cases import events as case_events
from translocal.cases.states import Stage
from translocal.core.money import EUR
from translocal.counselling import events as talk_events
from translocal.generator.rows import micros_of
from translocal.generator.scene import Scene
from translocal.organisations.roles import Role
from translocal.travel import events


@dataclass
class Journey:
    """A travel application while the score is played, and what was booked for it."""

    id: str
    wished: date
    destination: str
    luggage: str
    fit_to_fly: bool
    documents: str
    made: int
    by: str
    state: str = "prepared"
    sent: int | None = None
    departs: int | None = None
    departed: date | None = None
    arrived: date | None = None
    stopped: int | None = None
    version: int = 1
    bookings: list[list[Any]] = field(default_factory=list)


def departure(day: date) -> datetime:
    """Flights leave at ten."""
    return datetime.combine(day, time(10), UTC)


class Crossing(Scene):
    """What each adult decides, the journey, arrival."""

    journey: Journey | None = None

    def _voluntary(self, person: int, seen: list[str], named: list[str], **told: str) -> None:
        case, who = self._the_case(), self.people[person]
        self.tables["counselling_voluntariness"].add(
            self.ids.field(self.now), case.id, who, told["informed_about"], told["language"], told["informed_by"],
            told["time_to_decide"], True, True, told["irreversible"], tuple(seen), tuple(named), told["words"], True,
            self.today, (), "", True, self.by, self.now, "",
        )  # fmt: skip
        self._record(case, talk_events.VOLUNTARINESS_RECORDED, party=who, person=who)

    def _the_journey(self) -> Journey:
        assert self.journey is not None
        return self.journey

    def _prepare(self, ahead: int, destination: str, luggage: str, fit_to_fly: bool, documents: str) -> None:
        wished = self.today + timedelta(days=ahead)
        self.journey = Journey(
            self.ids.at(self.now), wished, destination, luggage, fit_to_fly, documents, self.now, self.by
        )
        self._record(self._the_case(), events.PREPARED)

    def _send(self) -> None:
        journey = self._the_journey()
        journey.state, journey.version, journey.sent = "sent", journey.version + 1, self.now
        self._record(self._the_case(), events.SENT)
        self._tell(Role.TRAVEL_OFFICER, events.SENT)

    def _book(self, kind: str, what: str, ahead: int | None, cents: int, refundable: bool) -> None:
        starts = None if ahead is None else micros_of(departure(self.today + timedelta(days=ahead)))
        journey = self._the_journey()
        journey.bookings.append(
            [kind, what, "", starts, cents * 10, EUR, refundable, "booked", self.now, self.by, None]
        )
        if kind == "ticket":
            journey.departs = starts
        self._record(self._the_case(), events.MADE, kind=kind, what=what)

    def _set_booked(self) -> None:
        journey, case = self._the_journey(), self._the_case()
        journey.state, journey.version = "booked", journey.version + 1
        assert journey.departs is not None
        moment = datetime.fromtimestamp(journey.departs // 1_000_000, UTC)
        self._record(case, events.BOOKED, departs_at=moment.isoformat())
        self._tell(Role.REINTEGRATION_COUNSELLOR, events.BOOKED)

    def _first_days(self, met_by: str, sleeps_at: str, call: str, note: str) -> None:
        case = self._the_case()
        self.tables["travel_firstdays"].add(
            self.ids.field(self.now), case.id, met_by, sleeps_at, call, note, self.by, self.now
        )
        self._record(case, events.FIRST_DAYS)

    def _board(self) -> None:
        journey = self._the_journey()
        journey.state, journey.version, journey.departed = "boarded", journey.version + 1, self.today
        for booking in journey.bookings:
            booking[7], booking[10] = "used", self.now
        self._record(self._the_case(), events.BOARDED, day=self.today.isoformat())
        self._move("depart", case_events.STEPPED, stage=Stage.DEPARTED.value)

    def _arrive(self) -> None:
        journey = self._the_journey()
        journey.state, journey.version, journey.arrived = "arrived", journey.version + 1, self.today
        self._record(self._the_case(), events.ARRIVED, day=self.today.isoformat())
        self._move("arrive", case_events.STEPPED, stage=Stage.ARRIVED.value)

    def _check_in(self, person: int, how: str, fares: str, words: str) -> None:
        case, who = self._the_case(), self.people[person]
        self.tables["travel_checkin"].add(
            self.ids.field(self.now), case.id, who, self.today, how, fares, "none", words, self.by, self.now
        )
        self._record(case, events.CHECKED_IN, party=who, person=who, how=how, words=words)

    def _stop(self) -> None:
        """Until they board, whatever was arranged stops when they go another way."""
        journey = self.journey
        if journey is None or journey.state not in ("prepared", "sent", "booked"):
            return
        journey.state, journey.version, journey.stopped = "stopped", journey.version + 1, self.now
        self._record(self._the_case(), events.STOPPED)
        self._tell(Role.TRAVEL_OFFICER, events.STOPPED)

    def _end_case(self, kind: str, words: str) -> None:
        case = self._the_case()
        case.state, case.version = Stage.ENDED.value, case.version + 1
        self._record(case, case_events.ENDED)
        self._stop()
        self._notice_all(case_events.ENDED)
        self._turn(kind, words)

    def _write_journey(self, case: str) -> None:
        j = self.journey
        if j is None:
            return
        self.tables["travel_application"].add(
            j.id, case, j.state, tuple(self.people), j.wished, j.destination, j.luggage, j.fit_to_fly, j.documents, j.made,
            j.by, j.sent, None if j.state in ("sent", "stopped") else j.departs, j.departed, j.arrived, j.stopped, "", "",
            j.version,
        )  # fmt: skip
        for booking in j.bookings:
            self.tables["travel_booking"].add(self.ids.field(booking[8]), case, j.id, *booking)
