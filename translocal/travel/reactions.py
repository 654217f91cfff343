"""What the people do before boarding stops or changes their journey, in the same transaction, whoever notes it."""

from typing import Any

from django.db import connection

from translocal.actions.engine import Act, reaction
from translocal.cases import events as cases
from translocal.cases.models import Case
from translocal.people import events as people
from translocal.travel import events


@reaction(cases.RESTED)
@reaction(cases.ENDED)
def a_case_rests_or_ended(act: Act, case: Case) -> None:
    """Nothing is arranged for people who rest or go another way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT travel_stop(%s)", [case.pk])
        stopped = cursor.fetchone()[0]
    if stopped:
        act.record(events.STOPPED, case)


@reaction(people.LEFT)
@reaction(people.MERGED)
def a_household_changed(act: Act, member: Any) -> None:
    """Whoever left travels no longer; the others are not told why."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT travel_follow_household(%s)", [member.case_id])
        came = cursor.fetchone()[0]
    if came == "stopped":
        act.record(events.STOPPED, member)
    if came == "changed":
        act.record(events.TRAVELLERS_CHANGED, member)
