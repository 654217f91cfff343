"""A closed account is opened again, with no role."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import one
from translocal.accounts import actions as accounts
from translocal.core.reasons import Missing, NotAllowed


class TestReopen(ActionContract):
    action = "account.open"
    tells = ["account.opened"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        accounts.close(cast.ruth, by=cast.tom)
        return Scene(cast.ruth, by=cast.els, wrong=cast.koen)

    def test_its_roles_have_to_be_given_anew(self) -> None:
        left = "SELECT count(*) FROM organisations_post WHERE staff_id = %s AND until IS NULL"
        assert one(left, self.do().pk) == 0

    def test_an_open_account_is_not_opened(self) -> None:
        self.do()
        self.refused(Missing)
