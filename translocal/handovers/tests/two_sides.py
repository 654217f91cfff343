"""Two links at work in one case at a time: what one of them writes is not the other's."""

from tests.cast import Cast
from tests.truth import as_staff
from translocal.cases import chain
from translocal.cases.models import Case
from translocal.cases.reach import reshape
from translocal.demo import story
from translocal.handovers.models import Handover


def standing_beside(cast: Cast, case: Case) -> None:
    """Ana stands active in the case, beside Lies."""
    with as_staff(cast.lies):
        chain.stand(case.pk, cast.ana, cast.teams["travel"], "travel_officer")
        reshape(case.pk)


def beside(cast: Cast) -> Handover:
    """A draft of Lies's to the regional desk, in a case in which Ana of the travel desk stands active too."""
    case = cast.case(1)
    standing_beside(cast, case)
    return story.prepare(case, cast.lies, cast.teams["desk"])


def asked_twice(cast: Cast) -> tuple[Handover, Handover]:
    """One case of which the regional desk and the travel desk are asked at the same time."""
    case = cast.case(1)
    return cast.proposed(case), cast.proposed(case, to="travel")
