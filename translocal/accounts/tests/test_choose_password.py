"""Everybody chooses their own first password, and that they did is told."""

from django.contrib.auth.hashers import make_password

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing


class TestChoosePassword(ActionContract):
    action = "account.choose_password"
    tells = ["account.password_chosen"]
    # Everybody may do this with their own account, and with no other.
    stranger_gets = Missing
    wrong_role_gets = Missing

    def scene(self, cast: Cast) -> Scene:
        cast.lies.set_unusable_password()
        cast.lies.save(update_fields=["password"])
        return Scene(cast.lies, by=cast.lies, wrong=cast.tom, values={"password": make_password("three words apart")})

    def test_a_second_time_it_is_changed_under_ones_account(self) -> None:
        self.do()
        self.refused(Missing)
