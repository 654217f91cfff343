"""A draft is adopted after the last day for comments, from a day on, with a reference; old answers stay as they were."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Once, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.actions.engine import REGISTRY
from translocal.budgets.tests.scenes import entitled
from translocal.core.reasons import Missing, NotAllowed
from translocal.programmes.actions import establish
from translocal.programmes.library import programmes
from translocal.programmes.models import Entitlement
from translocal.programmes.queries import comments_on, latest_entitlement, programmes_now
from translocal.programmes.tests.drafts import CODE, adopted, commented_on, in_days, opened


class TestAdoptRules(Once, Versioned, ActionContract):
    action = "rules.adopt"
    tells = ["rules.adopted"]
    then = "adopted"
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        values = {"begins": in_days(5).isoformat(), "reference": "Decision 2026/14, page 3"}
        return Scene(commented_on(cast), by=cast.peter, wrong=cast.anahit, values=values)

    def test_not_before_the_last_day_for_comments_has_passed(self) -> None:
        with pytest.raises(Missing, match=r"rules\.comments"):
            REGISTRY[self.action](opened(self.cast), by=self.cast.peter, **self.s.values)

    def test_never_for_days_that_have_passed(self) -> None:
        values = {**self.s.values, "begins": in_days(-1).isoformat()}
        assert self.refused(Missing, values=values).reasons[0].field == "begins"

    def test_the_value_before_ends_the_day_before(self) -> None:
        self.do()
        with as_staff(self.cast.claire):
            cap = programmes_now()[CODE].parameters["most_for_a_family"]
        days = {day: cap.on(in_days(day)) for day in (4, 5, 400)}
        assert {day: value.amount for day, value in days.items() if value} == {4: 1750, 5: 2500, 400: 2500}
        assert days[5].reference == "Decision 2026/14, page 3" and days[4].ends == in_days(4)  # type: ignore[union-attr]

    def test_the_digest_names_what_lies_over_the_file(self) -> None:
        self.do()
        with as_staff(self.cast.claire):
            assert programmes_now()[CODE].digest != programmes()[CODE].digest

    def test_answers_of_its_first_day_rest_on_it_and_those_of_the_day_before_do_not(self) -> None:
        case = self.cast.supported()
        self.do()
        totals = []
        for day in (in_days(4), in_days(5)):
            told = establish(
                case, by=self.cast.claire, programme=CODE, day=day.isoformat(), wants_microbusiness="yes", vulnerable=[]
            )  # fmt: skip
            totals.append(told.total)
        assert totals == [Decimal(3250), Decimal(5000)]
        assert "Decision 2026/14, page 3" in str(told.answer)

    def test_what_was_answered_before_stays_exactly_as_it_was(self) -> None:
        case = entitled(self.cast)
        kept = "SELECT id, facts, answer, digest, total FROM programmes_entitlement"
        before = ask(kept)
        self.do(values={**self.s.values, "begins": timezone.localdate().isoformat()})
        assert ask(kept) == before
        with as_staff(self.cast.claire):
            told = latest_entitlement(case.pk)
        assert isinstance(told, Entitlement) and told.total == Decimal(3250)

    def test_two_values_from_one_day_are_refused_in_words(self) -> None:
        adopted(self.cast, in_days(5))
        assert "Choose another day" in str(self.refused(Missing).reasons[0])

    def test_a_second_value_begins_where_the_first_ends(self) -> None:
        self.do()
        adopted(self.cast, in_days(9), values={"most_for_a_family": "3000"})
        adopted(self.cast, in_days(2), values={"most_for_a_family": "2000"})
        with as_staff(self.cast.claire):
            cap = programmes_now()[CODE].parameters["most_for_a_family"]
        told = [cap.on(in_days(day)) for day in (1, 2, 4, 5, 8, 9)]
        assert [int(value.amount) for value in told if value] == [1750, 2000, 2000, 2500, 2500, 3000]
        assert all(value.ends is None or value.ends + timedelta(days=1) for value in cap.values)

    def test_what_partners_said_stays_beside_it(self) -> None:
        draft = opened(self.cast)
        REGISTRY["rules.comment"](draft, by=self.cast.anahit, words="Too little for a family of six.")
        with as_staff(self.cast.peter):
            assert [one.words for one in comments_on(draft)] == ["Too little for a family of six."]
