"""A first name is kept when they agree, and taken out when they no longer do."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.actions.engine import Invalid


class TestCall(Versioned, ActionContract):
    action = "coaching.call"
    tells = ["coaching.named"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.coached(), by=cast.tigran, wrong=cast.anahit, values={"called": "Aram", "agreed": "on"})

    def test_it_is_kept_and_taken_out_again(self) -> None:
        assert self.do().called == "Aram"
        assert self.do(values={"called": ""}).called == ""

    def test_without_their_agreement_it_is_not_kept(self) -> None:
        assert self.refused(Invalid, values={"called": "Aram"}).reasons[0].field == "agreed"


class TestTakeOut(Versioned, ActionContract):
    action = "coaching.call"
    tells = ["coaching.unnamed"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.coached(), by=cast.tigran, wrong=cast.anahit, values={"called": ""})
