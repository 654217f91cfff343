"""Plays a score through the real actions, with the clock set to each step."""

from datetime import datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID

from translocal.access.identity import Identity, acting_as, system
from translocal.actions.errands import errand
from translocal.cases import actions as cases
from translocal.consents import actions as consents
from translocal.counselling import actions as counselling
from translocal.generator.render import meeting_time
from translocal.generator.rows import EPOCH
from translocal.generator.score import CLOCK, Score, Step
from translocal.generator.tests.beyond import PlayerBeyond
from translocal.generator.unit import morning
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Team
from translocal.people.models import Membership


class Player(PlayerBeyond):
    """Plays one score."""

    def __init__(self, score: Score) -> None:
        self.score = score
        self.people: list[UUID] = []
        self.joints: dict[int, Handover] = {}
        self.talk: Any = None
        self.case: Any = None
        self.today = score.begun
        self.prepare_beyond()

    def play(self) -> None:
        for step in self.score.steps:
            moment = EPOCH + timedelta(microseconds=morning(self.score.begun)) + timedelta(minutes=step.minute)
            self.today = moment.date()
            with mock.patch("django.utils.timezone.now", return_value=moment):
                self._take(step, moment)

    def _take(self, step: Step, moment: datetime) -> None:
        self.by = system(CLOCK) if step.by == CLOCK else Identity(UUID(step.by))
        getattr(self, step.verb)(**step.values)

    def _person(self, place: int) -> dict[str, Any]:
        told = self.score.people[place]
        born = self.score.begun - timedelta(days=told["age"])
        details = {key: value for key, value in told.items() if key != "age"}
        return details | {"also_written": ", ".join(told["also_written"]), "birth_date": born}

    def _newcomer(self) -> None:
        with acting_as(self.by):
            held = Membership.objects.filter(case_id=self.talk.pk).exclude(person_id__in=self.people)
            self.people.append(held.values_list("person_id", flat=True).get())

    def begin(self, person: int) -> None:
        team = Team(pk=UUID(self.score.host.id))
        self.talk = counselling.begin(
            team, by=self.by, origin_country=self.score.land.code, origin_city=self.score.town, **self._person(person)
        )
        self._newcomer()

    def add(self, person: int) -> None:
        counselling.add_to_talk(self.talk, by=self.by, **self._person(person))
        self._newcomer()

    def note(self, on: str, voices: list[Any], next_moment: int | None, **details: Any) -> None:
        action, unit = (counselling.note_in_talk, self.talk) if on == "talk" else (counselling.note_in_case, self.case)
        said = {f"wish_{self.people[place]}": wish for place, wish, _words in voices}
        said |= {f"words_{self.people[place]}": words for place, _wish, words in voices}
        again = self.today + timedelta(days=next_moment) if next_moment else None
        action(unit, by=self.by, held_on=self.today, raised="yes", next_moment=again, **details, **said)

    def talk_rest(self) -> None:
        counselling.rest(self.talk, by=self.by)

    def talk_again(self) -> None:
        counselling.take_up_again(self.talk, by=self.by)

    def open(self) -> None:
        self.case = counselling.open_case(self.talk, by=self.by, confirmed=True)

    def draft(self, handover: int, to: Any, kind: str, parts: list[int], language: str, letter: dict[str, str]) -> None:
        self.joints[handover] = handovers.draft(
            self.case, by=self.by, to_team=to.id, kind=kind, parts=parts, language=language, **letter
        )

    def consent(self, person: int, purpose: str, team: Any, staff: Any, language: str, how: str) -> None:
        whom = {"team": team.id} if team else {"staff": staff.id}
        consents.record(
            self.case, by=self.by, person=str(self.people[person]), purpose=purpose, language=language, how=how, **whom
        )

    def approve(self, handover: int, person: int) -> None:
        handovers.approve_letter(self.joints[handover], by=self.by, person=str(self.people[person]))

    def propose(self, handover: int) -> None:
        handovers.propose(self.joints[handover], by=self.by)

    def accept(self, handover: int, answer: str) -> None:
        handovers.accept(self.joints[handover], by=self.by, answer=answer)

    def decline(self, handover: int, answer: str) -> None:
        handovers.decline(self.joints[handover], by=self.by, answer=answer)

    def redirect(self, handover: int, other: Any, answer: str) -> None:
        handovers.redirect(self.joints[handover], by=self.by, redirected_to=other.id, answer=answer)

    def withdraw(self, handover: int) -> None:
        handovers.withdraw(self.joints[handover], by=self.by)

    def expire(self, handover: int) -> None:
        with errand(CLOCK, self.case.pk) as role:
            handovers.expire(self.joints[handover], by=role)

    def plan_meeting(self, handover: int, ahead: int, place: str) -> None:
        planned = meeting_time(self.today + timedelta(days=ahead))
        handovers.plan_meeting(self.joints[handover], by=self.by, planned_for=planned, place=place)

    def hold_meeting(self, handover: int) -> None:
        there = [str(self.people[place]) for place in self.score.adults]
        handovers.hold_meeting(self.joints[handover], by=self.by, held_on=self.today, people=there, sender_there=True)

    def step(self) -> None:
        cases.step(self.case, by=self.by)

    def rest(self, words: str) -> None:
        cases.rest(self.case, by=self.by, words=words)

    def again(self, words: str) -> None:
        cases.take_up_again(self.case, by=self.by, words=words)

    def end_case(self, kind: str, words: str) -> None:
        cases.end(self.case, by=self.by, kind=kind, words=words)
