"""The pages of the actions on an income-generating activity."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.coaching.models import Activity
from translocal.desk.acting import page
from translocal.desk.pages import part

activity_url = part("activity")
ONLY_ACTIVITY = _("Only those who see the activity read this; the chain does not.")

ON_AN_ACTIVITY = [
    "coaching.start", "coaching.note_session", "coaching.set_milestone", "coaching.note_income", "coaching.call",
    "coaching.pause", "coaching.resume", "coaching.end",
]  # fmt: skip


def goes_on(activity: Activity) -> bool:
    return activity.state != Activity.State.ENDED


def held_today(_thing: Any) -> dict[str, Any]:
    return {"held_on": timezone.localdate(), "how": "there"}


def started_today(_thing: Any) -> dict[str, Any]:
    return {"started_on": timezone.localdate()}


def reached_today(_thing: Any) -> dict[str, Any]:
    return {"reached_on": timezone.localdate()}


def this_month(_thing: Any) -> dict[str, Any]:
    return {"month": timezone.localdate().replace(day=1)}


def as_called(activity: Activity) -> dict[str, Any]:
    return {"called": activity.called, "agreed": bool(activity.called)}


page(
    "coaching.begin", _("Begin the coaching"), back=activity_url, after=activity_url, done=_("You coach this activity now."),
    main=True, happens=(_("You see what the plan says of this activity, and nothing else of it."),),
)  # fmt: skip
page(
    "coaching.call", _("How they are called"), back=activity_url, after=activity_url, initial=as_called, done=_("It was saved."),
    happens=(_("They can take the name back at any time, without a reason."),),
)  # fmt: skip
page(
    "coaching.start", _("The business has started"), back=activity_url, after=activity_url, initial=started_today, main=True,
    done=_("The business runs."),
    happens=(_("Everybody in the chain, also those who follow, reads that the business started, and nothing else of it."),),
)  # fmt: skip
page(
    "coaching.pause", _("The business pauses"), back=activity_url, after=activity_url, done=_("It pauses."), happens=(ONLY_ACTIVITY,)
)  # fmt: skip
page(
    "coaching.resume", _("The business goes on"), back=activity_url, after=activity_url, done=_("It goes on."), happens=(ONLY_ACTIVITY,)
)  # fmt: skip
page(
    "coaching.end", _("The business has ended"), back=activity_url, after=activity_url, done=_("It was noted that it ended."),
    happens=(ONLY_ACTIVITY, _("What was noted stays readable for those who see the activity.")),
)  # fmt: skip
page(
    "coaching.note_session", _("Note a session"), back=activity_url, after=activity_url, initial=held_today, when=goes_on,
    done=_("The session was noted."),
)  # fmt: skip
page(
    "coaching.set_milestone", _("Set a milestone with them"), back=activity_url, after=activity_url, when=goes_on,
    done=_("The milestone was set."),
)  # fmt: skip
page(
    "coaching.reach_milestone", _("They reached a milestone"), back=activity_url, after=activity_url, initial=reached_today,
    done=_("It was noted."),
)  # fmt: skip
page(
    "coaching.note_income", _("Note the figures of a month"), back=activity_url, after=activity_url, initial=this_month, when=goes_on,
    done=_("The figures were noted."),
    happens=(_("They are no score, and nothing is decided by them. A month that was noted before is corrected."),),
)  # fmt: skip
