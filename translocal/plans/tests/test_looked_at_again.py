"""After arrival the plan of before is looked at again together, within a month."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_staff
from translocal.demo import story
from translocal.plans.queries import arrived_on, differences
from translocal.plans.rules import a_month_after, reevaluation_due


@pytest.mark.parametrize(
    ("arrived", "due"),
    [
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-12-15", "2027-01-15"),
        ("2026-05-04", "2026-06-04"),
    ],
)
def test_a_month_is_a_month_of_the_calendar(arrived: str, due: str) -> None:
    assert a_month_after(date.fromisoformat(arrived)) == date.fromisoformat(due)


def test_it_is_due_from_arrival_until_the_new_version_is_agreed(cast: Cast) -> None:
    case = cast._case_of(cast.agreed_plan())
    with as_staff(cast.claire):
        assert reevaluation_due(case) is None
    case = cast.arrived(case)
    today = timezone.localdate()
    with as_staff(cast.anahit):
        assert arrived_on(case.pk) == today
        due = reevaluation_due(case)
        assert due is not None and due - today >= timedelta(days=28)
    story.agree_plan(case, cast.anahit)
    with as_staff(cast.anahit):
        assert reevaluation_due(cast.seen(case, cast.anahit)) is None


def test_what_differs_is_told_item_by_item_and_area_by_area(cast: Cast) -> None:
    old = cast.agreed_plan()
    new = story.draft_plan(cast.arrived(cast._case_of(old)), cast.anahit)
    plans = story.plans
    with as_staff(cast.anahit):
        shop, lessons, beds = plans.items(new)
    plans.change_item(shop, by=cast.anahit, use="activity", what=shop.what, person="", estimate="1200", note=shop.note)
    plans.remove_item(beds, by=cast.anahit)
    plans.add_item(new, by=cast.anahit, use="medical", what="Glasses", person="", estimate="80", note="")
    plans.write(new, by=cast.anahit, **{**story.NEEDS, "home": "We live in Gyumri now."})
    with as_staff(cast.anahit):
        found = differences(old, new)
    assert [item.what for item in found.added] == ["Glasses"]
    assert [item.what for item in found.removed] == ["Beds and a stove"]
    assert [(c.before.estimate, c.after.estimate, c.fields) for c in found.changed] == [(1500, 1200, ("estimate",))]
    assert found.needs == {"home": (story.NEEDS["home"], "We live in Gyumri now.")}
    assert lessons.key not in {c.after.key for c in found.changed}
    with as_staff(cast.anahit):
        assert not differences(new, new)
