"""A document is taken out; that it was there stays told."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.cases import actions as cases
from translocal.cases.tests.test_add_document import stored
from translocal.core.reasons import Absent, Missing


class TestRemoveDocument(ActionContract):
    action = "document.remove"
    tells = ["document.removed"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cases.add_document(cast.case(1), by=cast.lies, **stored()), by=cast.lies, wrong=cast.koen)

    def test_what_was_removed_cannot_be_removed_again(self) -> None:
        self.do()
        self.refused(Missing)
