"""Activities as people ask for them."""

from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from translocal.access.queries import visible
from translocal.coaching.models import Activity
from translocal.plans.models import Item, Use


def activities(case_id: UUID) -> list[Activity]:
    return list(visible(Activity).filter(case_id=case_id).order_by("begun_at"))


def not_yet_coached(case_id: UUID) -> list[Item]:
    """What the agreed plan has for a business, and nobody coaches yet. Of the plan, a coach sees nothing else."""
    coached = Activity.objects.filter(case_id=case_id).values("item_key")
    found = Item.objects.filter(case_id=case_id, in_force=True, use=Use.ACTIVITY).exclude(key__in=coached)
    return list(found.order_by("key"))


def caseload() -> QuerySet[Any]:
    """All that the reader may see, with the last session and the next date that was agreed on."""
    return visible(Activity).annotate(last=Max("sessions__held_on"), following=Max("sessions__next_on"))
