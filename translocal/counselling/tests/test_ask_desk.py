"""With their consent, the desk of an earlier case is asked; whether there is one is not told."""

from typing import Any

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import everything, one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent
from translocal.demo import story


class TestAskDesk(Versioned, ActionContract):
    action = "talk.ask_desk"
    tells = ["link.asked"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        talk = cast.talk(1)
        self.__class__.values = {"reference": "TL-999999", "person": str(cast.adults(talk)[0].pk),
                                 "words": "They would like to hear from you.", "agreed": "on"}  # fmt: skip
        return Scene(talk, by=cast.lies, wrong=cast.koen, values=self.values)

    values: dict[str, Any]

    def earlier(self) -> Any:
        mine = self.cast
        return story.open_case(mine.sam, mine.teams["elsewhere"], "GE", "Batumi", story.VARDANYAN[:1])

    def test_the_workers_of_the_earlier_case_read_it(self) -> None:
        case = self.earlier()
        self.do(values={**self.values, "reference": f"tl {case.reference[3:]}"})
        assert one("SELECT count(*) FROM counselling_linkrequest WHERE case_id = %s", case.pk) == 1
        assert one("SELECT staff_id FROM contact_notice WHERE case_id = %s", case.pk) == self.cast.sam.pk

    def test_a_reference_that_is_none_writes_to_nobody(self) -> None:
        before = everything()
        self.do()
        after = everything()
        assert before["counselling_linkrequest"] == after["counselling_linkrequest"]
        assert before["contact_notice"] == after["contact_notice"]

    def test_whoever_asks_sees_the_same_either_way(self) -> None:
        case = self.earlier()
        found = self.do(values={**self.values, "reference": case.reference})
        assert found == self.do()

    def test_without_consent_nobody_is_asked(self) -> None:
        assert self.refused(Invalid, values={**self.values, "agreed": ""}).reasons[0].field == "agreed"

    def test_somebody_of_another_household_cannot_agree(self) -> None:
        other = self.cast.adults(self.cast.talk(1))[0]
        assert self.refused(Invalid, values={**self.values, "person": str(other.pk)}).reasons[0].field == "person"
