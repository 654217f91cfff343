"""What every part of a rendering stands on: the score, the clock, the journal, notices, and the case with its stage."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from translocal.cases import events as case_events
from translocal.cases.states import CASE, NEXT_VERB, Stage
from translocal.core.ids import system_id
from translocal.generator.rows import Ids, Tables, day_of, nowhere, spoken
from translocal.generator.score import CLOCK, Score, Step
from translocal.generator.unit import Unit, morning
from translocal.journal.events import EventType
from translocal.organisations.roles import Role

MINUTE = 60_000_000
THE_CLOCK = str(system_id(CLOCK))
NOTICES_KEPT = 30


class Scene:
    """A score while it is played: each verb of it is a method of one of the parts."""

    def __init__(self, score: Score, tables: Tables, dice: random.Random, reference: str, today: date) -> None:
        self.score, self.tables, self.dice = score, tables, dice
        self.ids, self.reference = Ids(dice), reference
        self.start = morning(score.begun)
        self.fresh = today - timedelta(days=NOTICES_KEPT)
        self.people: list[str] = []
        self.now, self.by, self.told, self.action = self.start, "", "", b""
        self.talk_tables = tables if score.keeps_talk else nowhere()
        self.case: Unit | None = None
        # What budgets of this household took of each fund, in cents.
        self.given: dict[str, int] = {}

    def _take(self, step: Step) -> None:
        self.now = self.start + step.minute * MINUTE
        self.by = THE_CLOCK if step.by == CLOCK else step.by
        self.action = self.ids.field(self.now)
        self.told = spoken(self.action)

    def _record(self, unit: Unit, event: EventType, *, party: str | None = None, **details: Any) -> None:
        if unit.kept:
            unit.stream.append(event, self, details, party)

    def _notify(self, staff: Iterable[str], event: EventType, unit: Unit) -> None:
        """Notices that are not old; an old one was read and cleared."""
        if day_of(self.now) < self.fresh:
            return
        for colleague in sorted(set(staff) - {self.by}):
            stage = unit.state if event is case_events.STEPPED else ""
            read = self.now + 400 * MINUTE if self.dice.random() < 0.8 else None
            self.tables["contact_notice"].add(
                self.ids.field(self.now), colleague, unit.id, event.name, stage, self.action, self.now, read, self.now
            )

    @property
    def today(self) -> date:
        """The day of the step."""
        return day_of(self.now)

    def _the_case(self) -> Unit:
        assert self.case is not None
        return self.case

    def _move(self, verb: str, event: EventType, **details: Any) -> None:
        case = self._the_case()
        case.state, case.version = CASE.transitions[verb].target, case.version + 1
        self._record(case, event, **details)
        if event is not case_events.TAKEN_UP:
            self._notify(case.at_work(), event, case)

    def _step(self) -> None:
        verb = NEXT_VERB[Stage(self._the_case().state)]
        self._move(verb, case_events.STEPPED, stage=CASE.transitions[verb].target)

    def _turn(self, kind: str, words: str) -> None:
        case = self._the_case()
        self.tables["cases_turn"].add(self.ids.field(self.now), case.id, kind, words, self.now, self.by)
        self._record(case, case_events.TURNED, kind=kind, words=words)

    def _rest(self, words: str) -> None:
        self._move("rest", case_events.RESTED)
        self._turn("not_now", words)

    def _again(self, words: str) -> None:
        self._move("take_up_again", case_events.TAKEN_UP)
        self._turn("goes_on", words)

    def _notice_all(self, event: EventType) -> None:
        """Those who stand in the case or follow it are told."""
        case = self._the_case()
        self._notify(case.at_work(), event, case)

    def _tell(self, role: Role, event: EventType) -> None:
        """Those who stand in one role are told."""
        case = self._the_case()
        there = [
            place.staff for place in case.places if (place.role, place.standing) == (role, "active") and place.staff
        ]
        self._notify(there, event, case)
