"""The cast of every test: the invented world of the demo. Sam is the stranger, and is always refused."""

import pytest

from translocal.access.identity import acting_as, system
from translocal.cases.models import Case
from translocal.demo import story, world
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff, Team


class Cast:
    """Who is who. `lies` is the social worker in Ghent, `marc` the return counsellor, `sam` the stranger."""

    def __init__(self) -> None:
        with acting_as(system("sealer")):
            self.teams: dict[str, Team] = world.build()
        self.koen, self.lies, self.femke = self._people("Koen Maes", "Lies Dewaele", "Femke Baert")
        self.nadia, self.marc, self.joris = self._people("Nadia Benali", "Marc Verlinden", "Joris Peeters")
        self.ana, self.claire, self.anahit = self._people("Ana Ribeiro", "Claire Lambert", "Anahit Sargsyan")
        self.sam, self.tom, self.els = self._people("Sam Stevens", "Tom Wouters", "Els Jacobs")
        self.peter, self.ruth, self.ines = self._people("Peter Claes", "Ruth Vermeulen", "Ines Janssens")

    def _people(self, *names: str) -> list[Staff]:
        return [world.somebody(name) for name in names]

    def case(self, people: int = 4) -> Case:
        household = story.VARDANYAN[:people]
        return story.open_case(self.lies, self.teams["welfare"], "AM", "Yerevan", household)

    def proposed(self, case: Case | None = None, *, to: str = "desk", follow: bool = True) -> Handover:
        return story.hand_over(case or self.case(2), self.lies, self.teams[to], follow=follow)


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
