"""One adult's agreement to one thing, for one recipient."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import one
from translocal.actions.engine import Invalid


class TestRecord(Versioned, ActionContract):
    action = "consent.record"
    tells = ["consent.given"]
    values: dict[str, Any]

    def scene(self, cast: Cast) -> Scene:
        case = cast.case(3)
        self.__class__.values = {"person": str(cast.adults(case)[0].pk), "purpose": "handover", "language": "hy",
                                 "team": str(cast.teams["desk"].pk), "staff": "", "how": "interpreted"}  # fmt: skip
        return Scene(case, by=cast.lies, wrong=cast.koen, values=self.values)

    def test_given_twice_it_stands_once(self) -> None:
        assert self.do() == self.do()
        assert one("SELECT count(*) FROM consents_consent WHERE case_id = %s", self.s.on.pk) == 1

    def test_a_child_or_somebody_of_another_case_cannot_agree(self) -> None:
        child = self.cast.members(self.s.on)[2].person_id
        stranger = self.cast.adults(self.cast.case(1))[0].pk
        for person in (child, stranger, self.cast.lies.pk):
            refusal = self.refused(Invalid, values={**self.values, "person": str(person)})
            assert refusal.reasons[0].field == "person"

    @pytest.mark.parametrize(("purpose", "named"), [("handover", "team"), ("follow", "staff")])
    def test_a_consent_names_its_recipient(self, purpose: str, named: str) -> None:
        refusal = self.refused(Invalid, values={**self.values, "purpose": purpose, "team": "", "staff": ""})
        assert refusal.reasons[0].field == named

    def test_a_recipient_of_the_other_kind_is_dropped(self) -> None:
        consent = self.do(values={**self.values, "staff": str(self.cast.lies.pk)})
        assert consent.staff_id is None and consent.team_id == self.cast.teams["desk"].pk
