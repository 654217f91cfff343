"""One household on its way, each step taken by whoever it belongs to: where the long stories begin."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.told import fund_and_rates
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.cases.models import Case
from translocal.coaching.queries import not_yet_coached
from translocal.core.reasons import Missing
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.plans.models import Item
from translocal.travel.models import Application


def do(name: str, on: Any, by: Staff, **values: Any) -> Any:
    return REGISTRY[name].submit(on, values, by=by)


def today(days: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days=days)}"


class Household:
    """The case as each of them finds it now."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.id = cast.accepted(cast.case(4)).case.pk

    def case(self, by: Staff) -> Case:
        return self.cast.seen_by_id(self.id, by)

    def join(self, by: Staff, team: str, to: Staff, *, follow: bool = True) -> None:
        story.joins(self.case(by), by, self.cast.teams[team], to, follow=follow)

    def to_be_coached(self, by: Staff) -> Item:
        with acting_as(Identity(by.pk)):
            (item,) = not_yet_coached(self.id)
        return item

    def journey(self) -> Application:
        with acting_as(Identity(self.cast.ana.pk)):
            return Application.objects.get(case_id=self.id)


def ready_to_depart(cast: Cast) -> Household:
    """Up to the departure: counselled, prepared, planned, met."""
    home, lies, marc, claire, anahit, ana = Household(cast), cast.lies, cast.marc, cast.claire, cast.anahit, cast.ana
    home.join(marc, "travel", ana, follow=False)
    story.record_voluntariness(home.case(marc), marc)
    do("travel.send", story.prepare_journey(home.case(marc), marc), marc)
    home.join(marc, "provider", claire)
    do("case.step", home.case(claire), claire)
    home.join(claire, "partner", anahit, follow=False)
    fund = fund_and_rates(cast.peter)
    do("entitlement.establish", home.case(claire), claire, programme="s1-demo", day=today(), wants_microbusiness="yes",
       vulnerable=[])  # fmt: skip
    with pytest.raises(Missing):
        do("budget.set", home.case(claire), claire, amount="3250.01", fund=str(fund.pk))
    do("budget.set", home.case(claire), claire, amount="3250", fund=str(fund.pk))
    plan = story.draft_plan(home.case(claire), claire)
    do("plan.comment", plan, anahit, verdict="with_changes", words="Two machines are easier to find used.")
    do("plan.agree", story.sign_plan(story.fresh_plan(plan, claire), claire), claire)
    moment = f"{timezone.localtime() + timedelta(days=2):%Y-%m-%dT%H:%M}"
    meeting = do("three_party.plan", home.case(claire), claire, planned_for=moment, minutes="60",
                 link="https://meet.example.org/r", language="hy")  # fmt: skip
    people = [str(person.pk) for person in cast.adults(home.case(claire))]
    do(
        "three_party.hold",
        meeting,
        claire,
        held_on=today(),
        people=people,
        other_shore="on",
        role_card="on",
        mandate="on",
    )
    story.book_journey(home.journey(), ana)
    do("case.step", home.case(claire), claire)
    assert home.case(lies).state == "ready"
    return home
