"""Pieces of the demo's world that only tests need: everything on one day, and nothing that comes later."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from translocal.counselling import actions as counselling
from translocal.counselling.models import Talk
from translocal.demo import money, story
from translocal.demo.calendar import Story
from translocal.organisations.models import Staff, Team
from translocal.programmes.models import Fund


def tell_today(stories: Iterable[Story]) -> None:
    """The demo's stories, with everything on the day on which they are told."""
    for one in stories:
        for _moment in one:
            pass


def talk_only(by: Staff, team: Team, country: str, town: str, people: list[dict[str, Any]]) -> Talk:
    """Somebody who says not now, and has no case."""
    talk = story.household_talk(by, team, country, town, people)
    story.note(talk, by, "not_now", "First the school year.", days_ago=20, occasion="intake")
    return counselling.rest(talk, by=by)


def fund_and_rates(owner: Staff) -> Fund:
    """A fund of this year, and the rates of last month, this one and the next."""
    this_month = timezone.localdate().replace(day=1)
    for month in ((this_month - timedelta(days=1)).replace(day=1), this_month, money.after(this_month)):
        money.tell_rate(owner, month)
    return money.open_fund(owner, this_month.replace(month=1))
