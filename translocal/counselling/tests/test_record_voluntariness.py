"""Whether going is one adult's own decision is recorded with each alone; a pause waits, it never refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.actions.engine import Invalid
from translocal.core.ids import uuid7
from translocal.people.models import Person


def told(person: Person, **other: Any) -> dict[str, Any]:
    return {
        "person": str(person.pk), "informed_about": "Leaflet, version 3.", "language": "hy", "informed_by": "Marc Verlinden",
        "time_to_decide": "Five weeks.", "options_explained": True, "remedies_explained": True,
        "irreversible": "The room ends the day before.", "pressures_seen": ["deadline"], "pressures_named": ["none"],
        "words": "It is our own wish.", "withdrawal_explained": True, "signed_on": timezone.localdate().isoformat(), **other,
    }  # fmt: skip


class TestRecordVoluntariness(Versioned, ActionContract):
    action = "voluntariness.record"
    tells = ["voluntariness.recorded"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted(cast.case(2)).case
        self.__class__.adults = cast.adults(case)
        return Scene(case, by=cast.marc, wrong=cast.lies, values=told(self.adults[0]))

    adults: list[Person]

    def test_a_complete_record_stands(self) -> None:
        assert self.do().stands

    @pytest.mark.parametrize(
        "left_out",
        [
            {"options_explained": False},
            {"remedies_explained": False},
            {"irreversible": ""},
            {"pressures_named": []},
            {"withdrawal_explained": False},
            {"signed_on": ""},
        ],
        ids=lambda one: next(iter(one)),
    )
    def test_what_is_not_said_yet_stays_open(self, left_out: dict[str, Any]) -> None:
        record = self.do(values={**self.s.values, **left_out})
        assert not record.complete and not record.stands

    def test_a_new_record_replaces_the_former_and_both_are_kept(self) -> None:
        first = self.do()
        second = self.do(values={**self.s.values, "words": "Still so."})
        kept = ask(
            "SELECT id, replaced_at IS NULL FROM counselling_voluntariness WHERE person_id = %s", first.person_id
        )
        assert sorted(kept) == sorted([(first.pk, False), (second.pk, True)])

    def test_a_reason_to_pause_pauses_and_says_so(self) -> None:
        action_id = uuid7()
        record = self.do(action_id=action_id, values={**self.s.values, "pauses": ["appeal"]})
        assert record.paused and not record.stands
        names = ask("SELECT name FROM journal_event WHERE action_id = %s ORDER BY seq", action_id)
        assert names == [("voluntariness.recorded",), ("voluntariness.paused",)]

    def test_a_new_record_does_not_do_away_with_an_open_pause(self) -> None:
        self.do(values={**self.s.values, "pauses": ["trafficking"]})
        assert self.do(values={**self.s.values, "words": "Again."}).pauses == ["trafficking"]

    def test_what_one_adult_says_belongs_to_them_alone(self) -> None:
        self.do()
        assert one("SELECT party FROM journal_event WHERE name = 'voluntariness.recorded'") == self.adults[0].pk

    def test_none_and_something_is_asked_about(self) -> None:
        refusal = self.refused(Invalid, values={**self.s.values, "pressures_seen": ["none", "family"]})
        assert refusal.reasons[0].field == "pressures_seen"

    def test_nobody_signs_tomorrow(self) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert self.refused(Invalid, values={**self.s.values, "signed_on": tomorrow}).reasons[0].field == "signed_on"

    def test_an_adult_of_another_household_is_no_choice(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        assert self.refused(Invalid, values=told(other)).reasons[0].field == "person"
