"""Activities as people ask for them."""

from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from translocal.access.queries import all_seen, caseload
from translocal.coaching.models import Activity, Session
from translocal.core.rows import every
from translocal.plans.models import Item, Use

_NOT_YET_COACHED = """
    WHERE case_id = %s AND in_force AND use = %s
    AND key NOT IN (SELECT a.item_key FROM coaching_activity a WHERE a.case_id = %s) ORDER BY key
"""


def activities(case_id: UUID) -> list[Activity]:
    return all_seen(Activity, "case_id = %s ORDER BY begun_at", [case_id])


def not_yet_coached(case_id: UUID) -> list[Item]:
    """What the agreed plan has for a business, and nobody coaches yet. Of the plan, a coach sees nothing else."""
    return every(Item, _NOT_YET_COACHED, [case_id, Use.ACTIVITY.value, case_id])


def coached() -> QuerySet[Any]:
    """All that the reader may see, with the last session and the next date that was agreed on."""
    return caseload(Activity).annotate(last=_latest("held_on"), following=_latest("next_on"))


def _latest(day: str) -> Subquery:
    """Asked for each business that is shown: joined, all of them would be counted together with their sessions."""
    of_one = Session.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    return Subquery(of_one.annotate(latest=Max(day)).values("latest"))
