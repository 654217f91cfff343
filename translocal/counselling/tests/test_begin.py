"""A household is noted in one's own service, before there is a case."""

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import ask
from translocal.core.reasons import Missing, NotAllowed

FIRST = {"given_name": "Hovik", "family_name": "", "position": "adult", "origin_country": "AM", "origin_city": ""}


class TestBegin(ActionContract):
    action = "talk.begin"
    tells = ["talk.begun", "person.added"]
    # Everybody may know that there is such a team; only its own members begin to talk there.
    stranger_gets = Missing

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.teams["welfare"], by=cast.lies, wrong=cast.ana, values=FIRST)

    def test_only_who_counsels_and_their_lead_know_of_it(self) -> None:
        talk = self.do()
        readers = ask("SELECT staff_id FROM access_access WHERE case_id = %s", talk.pk)
        assert {who for (who,) in readers} == {self.cast.lies.pk, self.cast.koen.pk}

    @pytest.mark.parametrize("who", ["tom", "peter", "ruth", "claire", "anahit", "ines"])
    def test_who_does_not_counsel_begins_nothing(self, who: str) -> None:
        self.refused(NotAllowed, by=getattr(self.cast, who))
