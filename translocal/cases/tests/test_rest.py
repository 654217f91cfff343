"""Not now: the case rests, and only those who counsel read why."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask

LAST_TWO = """
    SELECT e.name, d.payload LIKE '%%summer%%', e.lens FROM journal_event e JOIN journal_detail d USING (stream, seq)
    WHERE e.stream = %s ORDER BY e.seq DESC LIMIT 2
"""


class TestRest(Versioned, Once, ActionContract):
    action = "case.rest"
    tells = ["case.rested", "case.turned"]
    then = "resting"

    def scene(self, cast: Cast) -> Scene:
        case = cast.case(1)
        return Scene(case, by=cast.lies, wrong=cast.koen, values={"words": "Not before the summer."})

    def test_their_words_stay_with_those_who_counsel(self) -> None:
        self.do()
        assert ask(LAST_TWO, self.s.on.pk) == [("case.turned", True, 16), ("case.rested", False, 1)]
