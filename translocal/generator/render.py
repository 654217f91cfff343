"""Turns a score into rows. Each method does what the action of the same name does, without asking the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from translocal.access.lenses import Lens, withheld_of
from translocal.cases import events as case_events
from translocal.cases.states import CASE, Stage
from translocal.consents import events as consent_events
from translocal.counselling import events as talk_events
from translocal.generator.crossing import Crossing
from translocal.generator.lasting import Lasting
from translocal.generator.rows import day_of, micros_of
from translocal.generator.unit import Unit
from translocal.generator.world import Desk
from translocal.handovers import events
from translocal.organisations.roles import SUCCEEDS, Role
from translocal.people import events as people_events

ALWAYS = int(Lens.CHAIN | Lens.IDENTITY | Lens.COUNSELLING)


@dataclass
class Joint:
    """A handover while the score is played."""

    id: str
    sender: str
    desk: Desk
    to: Desk
    kind: str
    parts: int
    made: int
    letter: list[Any]
    state: str = "draft"
    proposed: int | None = None
    answer_by: date | None = None
    answered: int | None = None
    answered_by: str | None = None
    other: str | None = None
    version: int = 1
    meeting: list[Any] | None = None


def answer_day(day: date, days: int) -> date:
    """The last day for an answer, never on a weekend."""
    day += timedelta(days=days)
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


class Rendering(Lasting, Crossing):
    """Plays one score and adds its rows to the tables."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.joints: dict[int, Joint] = {}

    def play(self) -> None:
        """Play every step, then write what only the end decides."""
        for step in self.score.steps:
            self._take(step)
            played_by(step.verb)(self, **step.values)
        self._end()

    # Talks

    def _begin(self, person: int) -> None:
        score = self.score
        self.talk = Unit(
            "talk",
            self.ids.at(self.now),
            "talking",
            score.land.code,
            "",
            self.now,
            self.talk_tables,
            self.ids,
            self.dice,
            kept=score.keeps_talk,
        )
        self.talk.stand(self.by, score.host, "active", self.now)
        self._person(self.talk, person)
        self._record(self.talk, talk_events.BEGUN)
        self._record(self.talk, people_events.ADDED, person=self.people[person])

    def _add(self, person: int) -> None:
        self._person(self.talk, person)
        self._record(self.talk, people_events.ADDED, person=self.people[person])

    def _person(self, unit: Unit, place: int) -> None:
        told = self.score.people[place]
        person = self.ids.at(self.now)
        self.people.append(person)
        born = self.score.begun - timedelta(days=told["age"])
        self.tables["people_person"].add(
            person, told["given_name"], told["family_name"], tuple(told["also_written"]), born, told["sex"],
            told["nationality"], tuple(told["languages"]), told["phone"], 1,
        )  # fmt: skip
        unit.admit(person, told["position"], names_of(told), self.now)

    def _note(self, on: str, voices: list[tuple[int, str, str]], next_moment: int | None, **details: Any) -> None:
        unit = self.talk if on == "talk" else self._the_case()
        held = day_of(self.now)
        talked = self.ids.field(self.now)
        again = held + timedelta(days=next_moment) if next_moment else None
        unit.tables["counselling_conversation"].add(
            talked, unit.id, held, details["occasion"], "yes", "", details["language"], details["interpreter"],
            details["information"], again, self.by, self.now,
        )  # fmt: skip
        self._record(unit, talk_events.NOTED, held_on=held.isoformat(), occasion=details["occasion"])
        for place, wish, words in voices:
            person = self.people[place]
            unit.tables["counselling_voice"].add(self.ids.field(self.now), unit.id, talked, person, words, wish)
            self._record(unit, talk_events.VOICE_NOTED, party=person, person=person, words=words)

    def _talk_rest(self) -> None:
        self.talk.state, self.talk.version = "resting", self.talk.version + 1
        self._record(self.talk, talk_events.RESTED)

    def _talk_again(self) -> None:
        self.talk.state, self.talk.version = "talking", self.talk.version + 1
        self._record(self.talk, talk_events.TAKEN_UP)

    def _open(self) -> None:
        score = self.score
        case = self.case = Unit(
            "case", self.ids.at(self.now), Stage.ORIENTATION.value, score.land.code, self.reference, self.now, self.tables,
            self.ids, self.dice,
        )  # fmt: skip
        case.stand(self.by, score.host, "active", self.now)
        for person, position, names in self.talk.people:
            case.admit(person, position, names, self.now)
        self.talk.state, self.talk.version = "case", self.talk.version + 1
        self._record(case, case_events.OPENED)
        self._record(self.talk, talk_events.BECAME_CASE)

    # Handovers

    def _draft(
        self, handover: int, to: Desk, kind: str, parts: list[int], language: str, letter: dict[str, str]
    ) -> None:
        case = self._the_case()
        place = next(p for p in case.places if (p.staff, p.standing) == (self.by, "active"))
        words = [letter["why"], letter["words"], letter["worries"], letter["promised"], language, ""]
        self.joints[handover] = Joint(
            self.ids.at(self.now), self.by, place.desk, to, kind, ALWAYS | sum(parts), self.now, words
        )
        self._record(case, events.DRAFTED, team=to.id)

    def _consent(self, person: int, purpose: str, team: Desk | None, staff: Any, language: str, how: str) -> None:
        case, who = self._the_case(), self.people[person]
        team_id, staff_id = team.id if team else None, staff.id if staff else None
        if (who, staff_id) not in case.follows:
            self.tables["consents_consent"].add(
                self.ids.field(self.now), case.id, who, purpose, team_id, staff_id, language, how, self.now, self.by
            )
        if staff_id:
            case.follows.add((who, staff_id))
        self._record(case, consent_events.GIVEN, party=who, person=who, purpose=purpose, team=team_id, staff=staff_id)

    def _approve(self, handover: int, person: int) -> None:
        case, joint, who = self._the_case(), self.joints[handover], self.people[person]
        self.tables["handovers_approval"].add(self.ids.field(self.now), case.id, joint.id, who, 1, self.now, self.by)
        self._record(case, events.APPROVED, party=who, person=who, team=joint.to.id)

    def _propose(self, handover: int) -> None:
        case, joint = self._the_case(), self.joints[handover]
        joint.proposed, joint.answer_by = self.now, answer_day(day_of(self.now), joint.to.answer_days)
        joint.state, joint.version = "proposed", joint.version + 1
        case.stand(None, joint.to, "preview", self.now)
        self._record(case, events.PROPOSED, team=joint.to.id, answer_by=joint.answer_by.isoformat())
        self._notify([colleague.id for colleague in joint.to.people], events.PROPOSED, case)

    def _answered(self, joint: Joint, state: str, answer: str = "") -> None:
        joint.state, joint.version, joint.answered = state, joint.version + 1, self.now
        joint.answered_by = None if state == "expired" else self.by
        joint.letter[-1] = answer
        self._the_case().stop_asking(joint.to, self.now)

    def _accept(self, handover: int, answer: str) -> None:
        case, joint = self._the_case(), self.joints[handover]
        self._answered(joint, "accepted", answer)
        withheld = withheld_of(joint.to.role, joint.parts)
        case.stand(self.by, joint.to, "active", self.now, withheld=withheld)
        if Role(joint.to.role) in SUCCEEDS:
            case.step_back(joint.sender, joint.desk, self.now)
        self._record(case, events.ACCEPTED, team=joint.to.id)
        self._notify([joint.sender], events.ACCEPTED, case)
        if joint.to.role == Role.RETURN_COUNSELLOR and CASE.allows(case.state, "counsel"):
            self._step()

    def _decline(self, handover: int, answer: str) -> None:
        joint = self.joints[handover]
        self._answered(joint, "declined", answer)
        self._record(self._the_case(), events.DECLINED, team=joint.to.id)
        self._notify([joint.sender], events.DECLINED, self._the_case())

    def _redirect(self, handover: int, other: Desk, answer: str) -> None:
        joint = self.joints[handover]
        joint.other = other.id
        self._answered(joint, "redirected", answer)
        self._record(self._the_case(), events.REDIRECTED, team=joint.to.id, other=other.id)
        self._notify([joint.sender], events.REDIRECTED, self._the_case())

    def _withdraw(self, handover: int) -> None:
        joint = self.joints[handover]
        self._answered(joint, "withdrawn")
        self._record(self._the_case(), events.WITHDRAWN, team=joint.to.id)
        self._notify([colleague.id for colleague in joint.to.people], events.WITHDRAWN, self._the_case())

    def _expire(self, handover: int) -> None:
        joint = self.joints[handover]
        self._answered(joint, "expired")
        self._record(self._the_case(), events.EXPIRED, team=joint.to.id)
        told = [joint.sender, joint.desk.lead.id, joint.to.lead.id]
        self._notify(told, events.EXPIRED, self._the_case())

    def _plan_meeting(self, handover: int, ahead: int, place: str) -> None:
        planned = meeting_time(day_of(self.now) + timedelta(days=ahead))
        self.joints[handover].meeting = [micros_of(planned), place, None, (), ()]
        self._record(self._the_case(), events.MEETING_PLANNED, planned_for=planned.isoformat())

    def _hold_meeting(self, handover: int) -> None:
        case, joint, held = self._the_case(), self.joints[handover], day_of(self.now)
        assert joint.meeting is not None
        there = tuple(self.people[place] for place in self.score.adults)
        joint.meeting[2:] = [held, there, (self.by, joint.sender)]
        self._record(case, events.MEETING_HELD, held_on=held.isoformat())
        self._notify(case.at_work(), events.MEETING_HELD, case)

    # The end

    def _end(self) -> None:
        case, talk, score = self.case, self.talk, self.score
        office = score.host
        if case is not None:
            self.tables["cases_case"].add(
                case.id, case.reference, case.state, office.country, office.city, score.land.code, score.town, case.since,
                case.version,
            )  # fmt: skip
            for joint in self.joints.values():
                self._write_joint(case, joint)
            self._write_journey(case.id)
            self._write_plans(case.id)
            self._write_purse(case.id)
            self._write_purchases(case.id)
            self._write_lasting(case.id)
            case.end()
        talk.tables["counselling_talk"].add(
            talk.id, office.id, talk.state, score.land.code, score.town, talk.since, case and case.id, talk.version
        )
        if talk.kept:
            talk.end()

    def _write_joint(self, case: Unit, j: Joint) -> None:
        self.tables["handovers_handover"].add(
            j.id, case.id, j.state, j.kind, j.sender, j.desk.id, j.to.id, j.parts, j.made, j.proposed, j.answer_by,
            j.answered, j.answered_by, j.other, j.version,
        )  # fmt: skip
        self.tables["handovers_letter"].add(j.id, case.id, *j.letter, 1)
        if j.meeting:
            self.tables["handovers_meeting"].add(j.id, case.id, *j.meeting)


def names_of(told: dict[str, Any]) -> list[str]:
    """Every way in which a person's name is written."""
    return [told["given_name"], told["family_name"], *told["also_written"]]


def meeting_time(day: date) -> datetime:
    """Meetings are at ten."""
    return datetime.combine(day, time(10), UTC)


@cache
def played_by(verb: str) -> Callable[..., None]:
    """The method that turns this verb of a score into rows."""
    method: Callable[..., None] = getattr(Rendering, f"_{verb}")
    return method
