"""A desk there is asked whether the plan could work, and learns no name and no case."""

from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, ask, one
from translocal.actions.engine import Invalid
from translocal.core.reasons import Missing, NotAllowed
from translocal.organisations.models import Staff
from translocal.plans import actions as plans
from translocal.plans.models import Asked, Asking, Plan, Question
from translocal.plans.queries import items


def words_for(plan: Plan, by: Staff, **other: str) -> dict[str, Any]:
    """The first thing that is planned, told anew."""
    with as_staff(by):
        first = items(plan)[0]
    return {f"thing_{first.key.hex}": "A small shoe repair workshop, two used machines.", **other}


def asked(cast: Cast, plan: Plan | None = None) -> Plan:
    """Claire asked the desk in Yerevan, which stands nowhere in the case."""
    plan = plan or cast.planned()
    words = words_for(plan, cast.claire, team=str(cast.teams["partner"].pk), town="Ararat region")
    return plans.ask_there(plan, by=cast.claire, **words)


class TestAskThere(Versioned, ActionContract):
    action = "plan.ask_there"
    tells = ["plan.asked_there"]

    def scene(self, cast: Cast) -> Scene:
        plan = cast.planned(cast.on_both_shores(4))
        team = str(cast.teams["partner"].pk)
        words = words_for(plan, cast.claire, team=team, town="Ararat region", words="The children are at school.")
        return Scene(plan, by=cast.claire, wrong=cast.anahit, values=words)

    wrong_role_gets = NotAllowed

    def test_what_travels_is_a_place_ages_in_bands_and_words_written_for_this(self) -> None:
        self.do()
        row = ask("SELECT country, town, household, words, state FROM plans_question")
        assert row == [("AM", "Ararat region", ["adult", "adult", "from_12" if _age(2014, 2, 3) >= 12 else "from_6", "from_6"],
                        "The children are at school.", "asked")]  # fmt: skip
        assert ask("SELECT use, words FROM plans_asked") == [
            ("activity", "A small shoe repair workshop, two used machines.")
        ]

    def test_no_column_of_the_question_leads_to_the_case(self) -> None:
        self.do()
        told = str(ask("SELECT q.*, a.* FROM plans_question q JOIN plans_asked a ON a.question_id = q.id"))
        with as_staff(self.cast.claire):
            reference = self.cast.seen_by_id(self.s.on.case_id, self.cast.claire).reference
        for secret in (
            str(self.s.on.case_id),
            str(self.s.on.pk),
            reference,
            "Vardanyan",
            "Aram",
            "Yerevan",
            str(self.cast.claire.pk),
        ):
            assert secret not in told

    def test_a_name_of_the_household_in_any_script_is_refused(self) -> None:
        (thing,) = [name for name in self.s.values if name.startswith("thing_")]
        for field, words in (
            (thing, "A workshop for Aram."),
            ("words", "Արամ wants it."),
            ("town", "Near Vardanyan street"),
        ):
            refusal = self.refused(Invalid, values={**self.s.values, field: words})
            assert [reason.field for reason in refusal.reasons] == [field]

    def test_something_has_to_be_asked(self) -> None:
        empty = {name: "" if name.startswith("thing_") else value for name, value in self.s.values.items()}
        assert str(self.refused(Invalid, values=empty).reasons[0]).startswith("Describe at least one")

    def test_only_a_desk_there_can_be_asked(self) -> None:
        values = {**self.s.values, "team": str(self.cast.teams["desk"].pk)}
        assert self.refused(Invalid, values=values).reasons[0].field == "team"

    def test_one_question_at_a_time(self) -> None:
        self.do()
        assert "open already" in str(self.refused(Missing).reasons[0])

    def test_nothing_waits_for_the_answer(self) -> None:
        from translocal.demo import story  # noqa: PLC0415

        self.do()
        plans.agree(
            story.sign_plan(story.fresh_plan(self.s.on, self.cast.claire), self.cast.claire), by=self.cast.claire
        )


def _age(year: int, month: int, day: int) -> int:
    today = timezone.localdate()
    return today.year - year - ((today.month, today.day) < (month, day))


def test_the_desk_reads_the_question_and_not_whose_it_is(cast: Cast) -> None:
    plan = asked(cast)
    for reader, question, asking in (
        (cast.claire, 1, 1),
        (cast.anahit, 1, 0),
        (cast.tigran, 0, 0),
        (cast.marc, 0, 0),
        (cast.sam, 0, 0),
    ):
        with as_staff(reader):
            assert (Question.objects.count(), Asked.objects.count(), Asking.objects.count()) == (
                question,
                question,
                asking,
            ), reader
            assert Plan.objects.filter(pk=plan.pk).exists() == (reader == cast.claire)


def test_in_the_journal_it_is_told_to_those_who_plan_there(cast: Cast) -> None:
    plan = asked(cast)
    assert one("SELECT case_id FROM journal_event WHERE name = 'plan.asked_there'") == plan.case_id
