"""The second of two people agrees: password, second factor and sessions are gone."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene
from tests.truth import ask
from translocal.accounts import actions as accounts
from translocal.core.reasons import Absent, Missing


class TestAgreeReset(Once, ActionContract):
    action = "reset.agree"
    tells = ["reset.agreed"]
    then = "agreed"
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(accounts.ask_reset(cast.lies, by=cast.tom), by=cast.els, wrong=cast.koen)

    def test_whoever_asked_does_not_agree(self) -> None:
        self.refused(Missing, by=self.cast.tom)

    def test_the_old_password_no_longer_opens_anything(self) -> None:
        assert not self.do().staff.has_usable_password()

    def test_the_database_refuses_one_person_in_both_places(self) -> None:
        both = (
            "UPDATE organisations_resetrequest SET agreed_by = asked_by, agreed_at = now() WHERE id = %s RETURNING id"
        )
        with pytest.raises(IntegrityError, match="reset_takes_two_people"), transaction.atomic():
            ask(both, self.s.on.pk)
