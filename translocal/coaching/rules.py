"""What is still missing before something of an activity can be written down."""

from django.utils.translation import gettext_lazy as _

from translocal.coaching.models import Activity, Milestone
from translocal.core.reasons import Reason
from translocal.core.rows import is_there
from translocal.plans.models import Item, Use


def missing_to_begin(item: Item) -> list[Reason]:
    if item.use != Use.ACTIVITY:
        return [Reason("coaching.no_activity", _("Only an income-generating activity is coached."))]
    if not item.in_force:
        return [Reason("coaching.not_in_force", _("This is not part of a plan that is in force."))]
    if is_there("coaching_activity WHERE case_id = %s AND item_key = %s", [item.case_id, item.key]):
        return [Reason("coaching.begun", _("This activity is coached already."))]
    return []


def missing_to_note(activity: Activity) -> list[Reason]:
    if activity.state == Activity.State.ENDED:
        return [Reason("coaching.ended", _("This activity has ended."))]
    return []


def missing_to_reach(milestone: Milestone) -> list[Reason]:
    if milestone.reached_on:
        return [Reason("coaching.reached", _("This was reached already."))]
    return []
