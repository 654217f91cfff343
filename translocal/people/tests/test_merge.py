"""Two records turn out to be one person."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, on
from tests.truth import ask, one
from translocal.actions.engine import REGISTRY
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, Missing
from translocal.demo import story


class TestMerge(ActionContract):
    action = "person.merge"
    # In the case, and in the notes from before it: both hold the two records.
    tells = ["person.merged", "person.merged"]

    def scene(self, cast: Cast) -> Scene:
        case = cast.noted_twice()
        kept, double = cast.members(case)
        return Scene(kept, by=cast.lies, wrong=cast.koen, values={"duplicate": str(double.person_id)})

    def test_one_person_is_left_and_both_names_find_them(self) -> None:
        self.do()
        tokens = {t for (t,) in ask("SELECT token FROM people_nametoken WHERE case_id = %s", self.s.on.case_id)}
        assert {"aram", "aramik"} <= tokens
        assert one("SELECT max(people) FROM access_access WHERE case_id = %s", self.s.on.case_id) == 1

    def test_a_person_of_a_hidden_case_is_as_absent_as_one_that_never_was(self) -> None:
        other = story.open_case(self.cast.sam, self.cast.teams["elsewhere"], "AM", "Gyumri", story.VARDANYAN[:1])
        hidden = one("SELECT person_id FROM people_membership WHERE case_id = %s", other.pk)
        for duplicate in (hidden, uuid7()):
            self.refused(Absent, values={"duplicate": str(duplicate)})

    def test_nobody_is_their_own_double(self) -> None:
        self.refused(Missing, values={"duplicate": str(self.s.on.person_id)})

    @pytest.mark.parametrize(
        ("person", "differs"),
        [(1, ["person.born_apart", "person.other_sex"]), (3, ["person.born_apart", "person.other_age"])],
    )
    def test_two_people_of_one_household_stay_two(self, person: int, differs: list[str]) -> None:
        members = self.cast.members(self.cast.case(4))
        values = {"duplicate": str(members[person].person_id)}
        with on(self.s, members[0]):
            assert [reason.code for reason in self.refused(Missing, values=values).reasons] == differs

    def test_in_a_case_that_ended_nobody_is_joined(self) -> None:
        REGISTRY["case.end"](self.cast.seen_by_id(self.s.on.case_id, self.cast.lies), by=self.cast.lies, kind="stays")
        assert "person.case_ended" in str(self.refused(Missing))

    def test_a_record_is_joined_once(self) -> None:
        self.do()
        self.refused(Absent)

    def test_in_the_other_case_too_the_lists_know(self) -> None:
        other = self.cast.case(1)
        double = self.cast.members(other)[0]
        self.do(values={"duplicate": str(double.person_id)})
        assert one("SELECT person_id FROM people_membership WHERE case_id = %s", other.pk) == self.s.on.person_id
        merged = "SELECT count(*) FROM journal_event WHERE stream = %s AND name = 'person.merged'"
        assert (one(merged, other.pk), one(merged, self.s.on.case_id)) == (1, 1)


class TestMergeAcrossServices(ActionContract):
    """A record that also stands in a case one cannot see: there it stays what it was."""

    action = "person.merge"
    tells = ["person.merged"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        case = cast.accepted(cast.noted_twice()).case
        kept, double = cast.members(case)
        return Scene(kept, by=cast.marc, wrong=cast.ana, values={"duplicate": str(double.person_id)})

    def test_those_who_know_them_there_still_find_them(self) -> None:
        self.do()
        duplicate = self.s.values["duplicate"]
        assert one("SELECT count(*) FROM people_membership WHERE person_id = %s AND until IS NULL", duplicate) == 1
        assert one("SELECT merged_into_id FROM people_person WHERE id = %s", duplicate) is None
