"""A case is opened to somebody who checks or decides from outside, for a reason and a time, and closed to them again."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens, Standing
from translocal.access.permissions import Permission
from translocal.access.queries import row_on
from translocal.actions.engine import Act, action
from translocal.cases import events
from translocal.cases.forms import ReviewForm
from translocal.cases.models import Case, Grant
from translocal.cases.reach import reshape
from translocal.core.clock import now
from translocal.core.reasons import Missing, Reason
from translocal.organisations.models import Post


def missing_to_open(case: Case) -> list[Reason]:
    """Nobody opens what is closed to themselves; and whoever opens it counsels them, so that they hear of it."""
    row = row_on(case.pk)
    seen = row.parts if row is not None else 0
    if not seen & Lens.MONEY:
        return [Reason("case.review.money", _("The money of this case is not open to you."))]
    if not seen & Lens.COUNSELLING:
        return [Reason("case.review.counsel", _("Only whoever counsels them opens their case to somebody who checks."))]
    return []


@action(
    "case.open_to_review",
    on=Case,
    result=Grant,
    permission=Permission.REVIEW_OPEN,
    label=_("Open it to them"),
    parameters=ReviewForm,
    missing=missing_to_open,
    events=(events.REVIEW_OPENED, events.REVIEW_REASON),
)
def open_to_review(act: Act, case: Case, *, post: Post, reason: str, until: date) -> Grant:
    """An auditor or data protection officer sees what their role may see of this case, until a day."""
    if Grant.objects.filter(case_id=case.pk, staff_id=post.staff_id, ended_at=None).exists():
        raise Missing([Reason("case.review.already", _("This case is open to them already."), "post")])
    grant = Grant.objects.create(
        case_id=case.pk, staff_id=post.staff_id, role=post.role, standing=Standing.REVIEW,
        reason=reason, since=now(), until=until,
    )  # fmt: skip
    reshape(case.pk)
    act.record(events.REVIEW_OPENED, case, staff=post.staff_id, role=post.role, until=until)
    act.record(events.REVIEW_REASON, case, reason=reason)
    return grant


def missing_to_end(grant: Grant) -> list[Reason]:
    if grant.standing != Standing.REVIEW:
        return [Reason("review.other", _("This is no review: whoever covers stops covering."))]
    if grant.ended_at:
        return [Reason("review.ended", _("This review has ended already."))]
    return []


@action(
    "case.end_review",
    on=Grant,
    result=Grant,
    permission=Permission.REVIEW_END,
    label=_("End the review"),
    missing=missing_to_end,
    events=(events.REVIEW_ENDED,),
)
def end_review(act: Act, grant: Grant) -> Grant:
    """The review ends: by whoever opened the case, by whoever has seen enough, or by the clock."""
    grant.ended_at = now()
    grant.save(update_fields=["ended_at"])
    act.record(events.REVIEW_ENDED, grant, staff=grant.staff_id)
    reshape(grant.case_id)
    return grant
