"""Somebody is given a role in a team, by somebody else."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, one
from translocal.accounts import actions as accounts
from translocal.core.clock import now
from translocal.core.reasons import Missing, NotAllowed
from translocal.organisations.models import Post


class TestGivePost(ActionContract):
    action = "post.give"
    tells = ["post.given"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        values = {"team": str(cast.teams["welfare"].pk), "role": "social_worker"}
        return Scene(cast.ruth, by=cast.tom, wrong=cast.koen, values=values)

    def test_a_role_is_held_once(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].field == "role"

    def test_a_lead_reaches_the_cases_of_the_team_at_once(self) -> None:
        case = self.cast.case(1)
        self.do(values={**self.s.values, "is_lead": "on"})
        rows = "SELECT standing FROM access_access WHERE case_id = %s AND staff_id = %s"
        assert one(rows, case.pk, self.cast.ruth.pk) == "lead"


def test_nobody_gives_themselves_a_role(cast: Cast) -> None:
    values = {"team": str(cast.teams["welfare"].pk), "role": "social_worker", "is_lead": False}
    with pytest.raises(Missing, match=r"account\.own"):
        accounts.give_post(cast.tom, by=cast.tom, **values)


def test_the_database_refuses_it_too(cast: Cast) -> None:
    tom, team = cast.tom, cast.teams["welfare"]
    with as_staff(tom), pytest.raises(IntegrityError, match="nobody_gives_themselves_a_role"), transaction.atomic():
        Post.objects.create(staff=tom, team=team, role="social_worker", since=now(), given_by=tom.pk)
