"""An ended case can be opened again at any time."""

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import ask
from translocal.cases import actions as cases

LAST_TWO = """
    SELECT e.name, d.payload LIKE '%%summer%%', e.lens FROM journal_event e JOIN journal_detail d USING (stream, seq)
    WHERE e.stream = %s ORDER BY e.seq DESC LIMIT 2
"""


class TestReopen(Versioned, Once, ActionContract):
    action = "case.reopen"
    tells = ["case.taken_up", "case.turned"]
    then = "orientation"

    def scene(self, cast: Cast) -> Scene:
        case = cast.case(1)
        cases.end(case, by=cast.lies, kind="stays", words="")
        return Scene(case, by=cast.lies, wrong=cast.koen, values={"words": "Not before the summer."})

    def test_their_words_stay_with_those_who_counsel(self) -> None:
        self.do()
        assert ask(LAST_TWO, self.s.on.pk) == [("case.turned", True, 16), ("case.taken_up", False, 1)]
