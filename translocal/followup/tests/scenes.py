"""A household that has arrived, with those who support it on both shores."""

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.cases.models import Case


def arrived(cast: Cast, people: int = 2) -> Case:
    """The journey itself is told in its own room: here it lies behind them."""
    case = cast.on_both_shores(people)
    with as_owner() as cursor:
        cursor.execute("UPDATE cases_case SET state = 'arrived' WHERE id = %s", [case.pk])
    with as_staff(cast.claire):
        return Case.objects.get(pk=case.pk)
