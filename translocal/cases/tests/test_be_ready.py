"""Ready to depart with travel support only: reintegration counselling is left out, not lost."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned


class TestBeReady(Versioned, Once, ActionContract):
    action = "case.ready"
    tells = ["case.stepped"]
    then = "ready to depart"

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.accepted(cast.case(1)).case, by=cast.marc, wrong=cast.lies)
