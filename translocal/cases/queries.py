"""Cases as people ask for them. Every list starts at the access table."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.queries import mine, seen_through
from translocal.cases.models import Case, Involvement

SORTS = {"-updated_at": ["-updated_at", "-case_id"], "updated_at": ["updated_at", "case_id"], "reference": ["reference"],
         "stage": ["stage", "-updated_at"], "origin": ["origin", "-updated_at"]}  # fmt: skip


def visible(case_id: UUID) -> Case | None:
    """The case, if the one who acts may see that it exists."""
    return seen_through(Case.objects.all(), Lens.CHAIN, case="pk").filter(pk=case_id).first()


def listed(filters: dict[str, str], sort: str = "-updated_at") -> QuerySet[Access]:
    """My cases, narrowed by exact values of stage, origin, standing, people; never a join."""
    rows = mine().filter(kind=Access.Kind.CASE)
    for name, value in filters.items():
        rows = rows.filter(**{name: value})
    return rows.order_by(*SORTS.get(sort, SORTS["-updated_at"]))


def standing_in(case_ids: Iterable[UUID]) -> dict[UUID, list[Involvement]]:
    """Who stands in each of several cases now, in one query."""
    rows = (
        Involvement.objects.filter(case_id__in=list(case_ids)).exclude(standing="ended").select_related("staff", "team")
    )
    by_case: dict[UUID, list[Involvement]] = defaultdict(list)
    for row in rows.order_by("since"):
        by_case[row.case_id].append(row)
    return by_case
