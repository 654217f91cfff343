"""What was opened to somebody beside the chain, a cover or a review: how it is shown, and how they stop."""

from typing import Any

from translocal.access.lenses import Standing
from translocal.access.models import Access
from translocal.cases.models import Grant
from translocal.core.days import short_day
from translocal.desk.acting import PAGES
from translocal.desk.quick import said

ENDED_BY = {Standing.COVER: "case.end_cover", Standing.REVIEW: "case.end_review"}


def own_steps(access: Access) -> list[dict[str, Any]]:
    """Whoever covers or reviews can stop at any time."""
    name = ENDED_BY.get(Standing(access.standing), "")
    if not name:
        return []
    mine = {"case_id": access.case_id, "staff_id": access.staff_id, "standing": access.standing}
    asked = PAGES[name]
    return [
        {"name": name, "label": asked.action.label, "url": asked.url(grant), "main": False}
        for grant in Grant.objects.filter(**mine, ended_at=None)
    ]


def review_line(grant: Grant, rights: int) -> dict[str, Any]:
    """Who looks at the case from outside, and how whoever may closes it to them."""
    asked = PAGES["case.end_review"]
    return {
        "who": f"{grant.staff.name}, {said(grant, 'role')}",
        "until": short_day(grant.until),
        "reason": grant.reason,
        "url": asked.url(grant) if rights & asked.action.permission.bit else "",
    }
