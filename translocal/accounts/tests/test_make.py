"""An account is made without a password: the person chooses their own."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.core.reasons import Missing, NotAllowed


class TestMake(ActionContract):
    action = "account.make"
    tells = ["account.made"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        with as_staff(cast.tom):
            office = cast.tom.office
        values = {"name": "Mieke Vos", "email": "Mieke.Vos@example.org", "office": str(office.pk)}
        return Scene(office, by=cast.tom, wrong=cast.koen, values=values)

    def test_it_opens_nothing_until_they_choose_a_password_and_get_a_role(self) -> None:
        staff = self.do()
        with as_staff(self.cast.tom):
            assert not staff.has_usable_password() and not staff.posts.exists()
        assert staff.email == "mieke.vos@example.org"

    def test_an_address_is_used_once_however_it_is_written(self) -> None:
        refusal = self.refused(Missing, values={**self.s.values, "email": "LIES.dewaele@Example.org"})
        assert refusal.reasons[0].field == "email"
