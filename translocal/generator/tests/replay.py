"""Plays a score through the real actions, with the clock set to each step, and reads back what they wrote."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID

from django.db import connection

from translocal.access.identity import Identity, acting_as, system
from translocal.actions.errands import errand
from translocal.cases import actions as cases
from translocal.consents import actions as consents
from translocal.counselling import actions as counselling
from translocal.generator.render import meeting_time
from translocal.generator.rows import EPOCH
from translocal.generator.score import CLOCK, Score, Step
from translocal.generator.unit import morning
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Team
from translocal.people.models import Membership


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor that sees everything."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            yield cursor
        finally:
            cursor.execute("SET ROLE translocal_app")


class Player:
    """Plays one score."""

    def __init__(self, score: Score) -> None:
        self.score = score
        self.people: list[UUID] = []
        self.joints: dict[int, Handover] = {}
        self.talk: Any = None
        self.case: Any = None
        self.today = score.begun

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


UNIT = "case_id = ANY(%(units)s)"
MEANINGFUL = {
    "people_person": ("given_name family_name also_written birth_date sex nationality languages phone merged_into_id version",
                      "id = ANY(%(people)s)"),
    "people_membership": ("case_id person_id position since until", UNIT),
    "people_nametoken": ("case_id person_id token", UNIT),
    "cases_case": ("state host_country host_city origin_country origin_city opened_at version", "id = ANY(%(units)s)"),
    "cases_involvement": ("case_id staff_id team_id role standing withheld since until", UNIT),
    "cases_turn": ("case_id kind words at by", UNIT),
    "cases_grant": ("case_id", UNIT),
    "consents_consent": ("case_id person_id purpose team_id staff_id language how given_at recorded_by withdrawn_at", UNIT),
    "counselling_talk": ("id team_id state origin_country origin_city begun_at case version", "id = ANY(%(units)s)"),
    "counselling_conversation": ("case_id held_on occasion raised why_not language interpreter information next_moment by at",
                                 UNIT),
    "counselling_voice": ("case_id person_id words wish", UNIT),
    "handovers_handover": ("id case_id state kind from_staff_id from_team_id to_team_id to_staff_id parts made_at proposed_at"
                           " answer_by answered_at answered_by_id redirected_to_id version", UNIT),
    "handovers_letter": ("handover_id case_id why words worries promised language answer version", UNIT),
    "handovers_approval": ("case_id handover_id person_id letter_version at recorded_by", UNIT),
    "handovers_meeting": ("handover_id case_id planned_for place held_on people staff", UNIT),
    "contact_notice": ("staff_id case_id event", UNIT),
    "access_access": ("staff_id case_id kind standing role parts rights stage origin people since", UNIT),
    "journal_event": ("stream seq name version actor case_id lens party", "stream = ANY(%(units)s)"),
    "journal_detail": ("stream seq case_id lens party payload", "stream = ANY(%(units)s)"),
    "journal_head": ("stream seq", "stream = ANY(%(units)s)"),
}  # fmt: skip


def told(labels: dict[str, str]) -> dict[str, list[Any]]:
    """What stands in the meaningful columns about these units and people, ids replaced by what they stand for."""
    units = [UUID(key) for key, label in labels.items() if label in ("talk", "case")]
    people = [UUID(key) for key, label in labels.items() if label.startswith("person")]
    found: dict[str, list[Any]] = {}
    with as_owner() as cursor:
        for table, (columns, where) in MEANINGFUL.items():
            names = ", ".join(f'"{name}"' for name in columns.split())
            cursor.execute(f"SELECT {names} FROM {table} WHERE {where}", {"units": units, "people": people})
            found[table] = sorted((_plain(row, labels) for row in cursor.fetchall()), key=repr)
    return found


def _plain(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item, labels) for item in value]
    if isinstance(value, str) and value.startswith("{"):
        return {key: _plain(item, labels) for key, item in json.loads(value).items()}
    return labels.get(str(value), str(value))
