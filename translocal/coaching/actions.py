"""Coaching an income-generating activity: begun from the plan, started, paused, ended; sessions, milestones, figures."""

from datetime import date
from typing import Any

from babel.numbers import get_territory_currencies
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.access.queries import row_on
from translocal.actions.engine import Act, action
from translocal.coaching import events, rules
from translocal.coaching.forms import (
    IncomeForm,
    MilestoneForm,
    NameForm,
    ReachForm,
    SessionForm,
    StartForm,
    WordsForm,
)  # fmt: skip
from translocal.coaching.models import Activity, Income, Milestone, Session
from translocal.coaching.states import ACTIVITY
from translocal.core.clock import now
from translocal.core.money import EUR, Money
from translocal.journal.events import EventType
from translocal.plans.models import Item


def local_currency(country: str) -> str:
    """What is paid with in the country of origin today."""
    return next(iter(get_territory_currencies(country)), EUR) if country else EUR


@action(
    "coaching.begin",
    on=Item,
    result=Activity,
    permission=Permission.COACH,
    label=_("Begin the coaching"),
    parameters=NameForm,
    missing=rules.missing_to_begin,
    events=(events.BEGUN,),
)
def begin(act: Act, item: Item, *, called: str, agreed: bool) -> Activity:
    """Begin to coach what the plan has for a business. A first name is kept only when they agreed."""
    row = row_on(item.case_id)
    activity = Activity.objects.create(
        case_id=item.case_id, item_key=item.key, what=item.what, called=called, currency=local_currency(row.origin if row else ""),
        begun_at=now(), begun_by_id=act.staff_id,
    )  # fmt: skip
    act.record(events.BEGUN, activity, what=item.what)
    return activity


@action(
    "coaching.call",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("Save how they are called"),
    parameters=NameForm,
    events=(events.NAMED, events.UNNAMED),
)
def call(act: Act, activity: Activity, *, called: str, agreed: bool) -> Activity:
    """Keep their first name when they agree, or take it out when they no longer do."""
    activity.called = called
    _keep(activity, "called")
    act.record(events.NAMED if called else events.UNNAMED, activity)
    return activity


def _keep(activity: Activity, *fields: str) -> None:
    activity.version += 1
    activity.save(update_fields=["state", "version", *fields])


def _moved(act: Act, activity: Activity, told: EventType, words: str) -> Activity:
    _keep(activity)
    act.record(told, activity, words=words)
    return activity


@action(
    "coaching.start",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("It has started"),
    parameters=StartForm,
    states=ACTIVITY,
    verb="start",
    events=(events.STARTED,),
)
def start(act: Act, activity: Activity, *, started_on: date) -> Activity:
    """The business runs: a milestone that the whole chain reads, and nothing else of it."""
    activity.started_on = started_on
    _keep(activity, "started_on")
    act.record(events.STARTED, activity)
    return activity


@action(
    "coaching.pause",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("It pauses"),
    parameters=WordsForm,
    states=ACTIVITY,
    verb="pause",
    events=(events.PAUSED,),
)
def pause(act: Act, activity: Activity, *, words: str) -> Activity:
    """The business pauses, for as long as they want."""
    return _moved(act, activity, events.PAUSED, words)


@action(
    "coaching.resume",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("It goes on"),
    parameters=WordsForm,
    states=ACTIVITY,
    verb="resume",
    events=(events.RESUMED,),
)
def resume(act: Act, activity: Activity, *, words: str) -> Activity:
    """The business goes on after a pause."""
    return _moved(act, activity, events.RESUMED, words)


@action(
    "coaching.end",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("It has ended"),
    parameters=WordsForm,
    states=ACTIVITY,
    verb="end",
    events=(events.ENDED,),
)
def end(act: Act, activity: Activity, *, words: str) -> Activity:
    """The business, or its coaching, ended. Why is theirs to tell."""
    return _moved(act, activity, events.ENDED, words)


@action(
    "coaching.note_session",
    on=Activity,
    result=Activity,
    permission=Permission.COACH,
    label=_("Note the session"),
    parameters=SessionForm,
    missing=rules.missing_to_note,
    events=(events.HELD,),
)
def note_session(act: Act, activity: Activity, *, held_on: date, **noted: Any) -> Activity:
    """Note one time they sat together over the business."""
    Session.objects.create(
        case_id=activity.case_id, activity=activity, held_on=held_on, at=now(), by_id=act.staff_id, **noted
    )
    act.record(events.HELD, activity, held_on=held_on)
    return activity


@action(
    "coaching.set_milestone",
    on=Activity,
    result=Milestone,
    permission=Permission.COACH,
    label=_("Set the milestone"),
    parameters=MilestoneForm,
    missing=rules.missing_to_note,
    events=(events.SET,),
)
def set_milestone(act: Act, activity: Activity, *, what: str, due: date) -> Milestone:
    """Write down what they want to have reached by a day of their own."""
    milestone = Milestone.objects.create(case_id=activity.case_id, activity=activity, what=what, due=due)
    act.record(events.SET, milestone, what=what, due=due)
    return milestone


@action(
    "coaching.reach_milestone",
    on=Milestone,
    result=Milestone,
    permission=Permission.COACH,
    label=_("They reached it"),
    parameters=ReachForm,
    missing=rules.missing_to_reach,
    events=(events.REACHED,),
)
def reach_milestone(act: Act, milestone: Milestone, *, reached_on: date) -> Milestone:
    """They reached what they had set themselves."""
    milestone.reached_on = reached_on
    milestone.version += 1
    milestone.save(update_fields=["reached_on", "version"])
    act.record(events.REACHED, milestone, what=milestone.what)
    return milestone


@action(
    "coaching.note_income",
    on=Activity,
    result=Income,
    permission=Permission.COACH,
    label=_("Note the figures"),
    parameters=IncomeForm,
    missing=rules.missing_to_note,
    events=(events.INCOME,),
)
def note_income(act: Act, activity: Activity, *, month: date, **amounts: Money | None) -> Income:
    """Note what came in and went out in a month, or correct it. Never a score; nothing is decided by it."""
    told = {name: money.amount if money else None for name, money in amounts.items()}
    income, _made = Income.objects.update_or_create(
        activity=activity, month=month,
        defaults={"case_id": activity.case_id, "currency": activity.currency, "at": now(), "by_id": act.staff_id, **told},
    )  # fmt: skip
    act.record(events.INCOME, income, month=f"{month:%Y-%m}")
    return income
