"""Everybody reads the desk in their own language, and chooses it themselves."""

from django.test import Client

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from translocal.core.reasons import Missing


class TestChooseLanguage(ActionContract):
    action = "account.choose_language"
    tells = ["account.language_chosen"]
    # Everybody may do this with their own account, and with no other.
    stranger_gets = Missing
    wrong_role_gets = Missing

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.lies, by=cast.lies, wrong=cast.tom, values={"language": "nl"})

    def test_every_page_is_told_in_it_from_then_on(self) -> None:
        self.do()
        reader = Client()
        reader.force_login(self.cast.lies)
        page = reader.get("/accessibility/")
        assert '<html lang="nl"' in page.content.decode()
