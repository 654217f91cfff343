"""Somebody who walked in at the return desk, and the social worker whom Marc invites to stand beside him."""

from typing import Any

from tests.cast import Cast
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY
from translocal.cases.models import Case
from translocal.demo import story
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff
from translocal.people.queries import adults

LETTER: dict[str, Any] = {
    "kind": "accompanied", "why": "They want somebody where they live.", "words": "We know nobody in Ghent.", "worries": "",
    "promised": "", "language": "hy", "parts": ["4", "8"],
}  # fmt: skip


def walked_in(cast: Cast, people: int = 2) -> Case:
    case = story.open_case(cast.marc, cast.teams["desk"], "AM", "Yerevan", story.VARDANYAN[:people])
    REGISTRY["case.step"](case, by=cast.marc)
    return cast.seen(case, cast.marc)


def begun(cast: Cast, case: Case | None = None) -> Handover:
    """The letter to the service in Ghent, approved and agreed to by every adult; nothing was sent."""
    case, team = case or walked_in(cast), cast.teams["welfare"].pk
    handover: Handover = REGISTRY["handover.invite"].submit(case, {**LETTER, "to_team": str(team)}, by=cast.marc)
    with as_staff(cast.marc):
        people = adults(case.pk)
    for person in people:
        agrees(case, cast.marc, person, purpose="beside", team=team)
        REGISTRY["handover.approve_letter"](handover, by=cast.marc, person=str(person.pk))
    return handover


def agrees(case: Case, by: Staff, person: Any, **told: Any) -> None:
    REGISTRY["consent.record"](case, by=by, person=str(person.pk), language="hy", how="interpreted", **told)


def invited(cast: Cast, case: Case | None = None) -> Handover:
    handover: Handover = REGISTRY["handover.ask_beside"](begun(cast, case), by=cast.marc)
    return handover


def joined(cast: Cast, case: Case | None = None) -> Case:
    """Lies stands beside Marc."""
    handover = story.fresh(invited(cast, case), cast.lies)
    REGISTRY["handover.join"](handover, by=cast.lies, answer="Gladly.")
    return cast.seen_by_id(handover.case_id, cast.marc)
