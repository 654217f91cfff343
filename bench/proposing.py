"""Handovers that are ready to be proposed, made by the real actions, and taken back after they were."""

from typing import Any
from uuid import UUID

import psycopg

SENDERS = 5
# Those who accompany the most open cases in which no handover is open, with these cases.
_FREE = """
    SELECT a.staff_id, array_agg(a.case_id ORDER BY a.case_id) FROM access_access a
    WHERE a.kind = 'case' AND a.role = 'social_worker' AND a.standing = 'active' AND a.stage NOT IN ('resting', 'ended')
        AND NOT EXISTS (SELECT FROM handovers_handover h WHERE h.case_id = a.case_id AND h.state IN ('draft', 'proposed'))
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %s
"""


def ready(url: str, number: int) -> dict[UUID, UUID]:
    """At most `number` handovers that everybody has approved and agreed to, each with whoever may propose it."""
    from translocal.access.identity import Identity, acting_as
    from translocal.cases.models import Case
    from translocal.organisations.models import Staff, Team

    found: dict[UUID, UUID] = {}
    with psycopg.connect(url) as connection:
        free = connection.execute(_FREE, [SENDERS]).fetchall()
    for sender, case_ids in free:
        staff = Staff.objects.get(pk=sender)
        with acting_as(Identity(staff.pk)):
            desks = list(Team.objects.filter(role="return_counsellor")[:6])
            cases = list(Case.objects.filter(pk__in=case_ids))
        # One open question for each case, as in life: many at once would only measure themselves.
        for case in cases[: number - len(found)]:
            made = _draft(case, staff, desks)
            found |= {made: sender} if made else {}
    return found


def _draft(case: Any, staff: Any, desks: list[Any]) -> UUID | None:
    """To the first desk that may be asked; none where the case may not be handed over."""
    from translocal.core.reasons import Missing, NotAllowed
    from translocal.demo.story import prepare

    for desk in desks:
        try:
            return UUID(str(prepare(case, staff, desk).pk))
        except (Missing, NotAllowed):
            continue
    return None


def take_back(made: dict[UUID, UUID]) -> None:
    """Leave the caseload as it was found, so that the next run measures the same."""
    from translocal.access.identity import Identity, acting_as
    from translocal.handovers import actions as handovers
    from translocal.handovers.models import Handover

    for pk, staff in made.items():
        with acting_as(Identity(staff)):
            handover = Handover.objects.get(pk=pk)
        handovers.withdraw(handover, by=Identity(staff))
