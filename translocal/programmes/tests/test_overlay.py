"""Values that lie over a file: from their day, until the next; the file stays as it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from translocal.programmes import library
from translocal.programmes.answer import answer
from translocal.programmes.facts import NEVER
from translocal.programmes.library import Programme, programmes
from translocal.programmes.overlay import GIVEN_AGAIN, OUTLIVED, laid_over
from translocal.programmes.parameters import Over, Parameter, Value
from translocal.programmes.recall import recalled
from translocal.programmes.telling import entitlements
from translocal.programmes.tests.test_many import EVERYTHING, together
from translocal.programmes.timeline import turns

NOW = programmes()["s1-demo"]
FOUR = recalled({"household.size": 4, "wants.microbusiness": False})


def over(day: str, amount: int, parameter: str = "most_for_a_family") -> Over:
    return Over(parameter, date.fromisoformat(day), Decimal(amount), "Decision 1")


def test_it_holds_from_its_day_and_not_the_day_before() -> None:
    programme = laid_over(NOW, [over("2026-07-01", 2500)])
    totals = [answer(programme, FOUR, date(2026, *day)).total.amount for day in ((6, 30), (7, 1))]
    assert totals == [1750, 2500]


def test_the_file_is_not_touched() -> None:
    laid_over(NOW, [over("2026-07-01", 2500)])
    assert NOW.parameters["most_for_a_family"].on(date(2026, 7, 1)).amount == 1750  # type: ignore[union-attr]


def test_nothing_over_it_is_the_file_itself() -> None:
    assert laid_over(NOW, []) is NOW
    assert laid_over(NOW, [over("2026-07-01", 1, "no_such_parameter")]) is NOW


def test_the_digest_is_the_same_for_the_same_values_in_any_order() -> None:
    values = [over("2026-07-01", 2500), over("2027-01-01", 2600), over("2026-07-01", 800, "for_each_person")]
    digests = {laid_over(NOW, some).digest for some in (values, values[::-1])}
    assert len(digests) == 1 and digests.isdisjoint({NOW.digest, laid_over(NOW, values[:2]).digest})


def test_it_ends_where_a_later_value_of_the_file_begins() -> None:
    values = (
        Value(date(2020, 1, 1), date(2026, 12, 31), Decimal(10), "S1", usable=True),
        Value(date(2027, 1, 1), None, Decimal(20), "S1", usable=True),
    )
    changed = laid_over(
        _with(Parameter("most_for_a_family", "", values)), [over("2026-07-01", 15), over("2027-01-01", 25)]
    ).parameters["most_for_a_family"]
    days = ["2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01"]
    assert [int(changed.on(date.fromisoformat(day)).amount) for day in days] == [10, 15, 15, 25]  # type: ignore[union-attr]


def test_a_value_without_a_source_counts_once_one_with_a_reference_lies_over_it() -> None:
    value = Value(date(2020, 1, 1), None, Decimal(1750), "", usable=False, unsourced="A colleague remembers it.")
    unsure = _with(Parameter("most_for_a_family", "for a family", (value,)))
    day = date(2026, 7, 1)
    before, after = (
        answer(programme, FOUR, day) for programme in (unsure, laid_over(unsure, [over("2026-07-01", 1750)]))
    )
    assert [part.outcome for part in before.parts if part.code == "reintegration"] == ["unknown"]
    assert after.total.amount == 1750


def _with(parameter: Parameter) -> Programme:
    components = tuple(replace(c, cap=parameter if c.cap else None) for c in NOW.components)
    return replace(NOW, components=components, parameters={**NOW.parameters, parameter.name: parameter})


# What a value does not decide


def under(code: str, day: str, **amounts: int) -> Programme:
    return laid_over(programmes()[code], [over(day, amount, name) for name, amount in amounts.items()])


def outcomes(programme: Programme, household: dict[str, Any], day: str) -> dict[str, tuple[str, Decimal]]:
    """As one answer tells it, and as a caseload is counted: both the same."""
    on = date.fromisoformat(day)
    came = answer(programme, household, on)
    alone = {part.code: (part.outcome, part.amount) for part in came.parts}
    assert together(programme, [household], on) == [alone]
    return alone


def people(number: int, **more: Any) -> dict[str, Any]:
    one = {"birth_date": date(1980, 1, 1), "nationality": "AM", "vulnerable": False}
    told = {"naturalised": False, "in_detention": False}
    return {
        "persons": [{**one, "principal": place == 0} for place in range(number)],
        "voluntary": True, "dates": {"last_assistance": NEVER}, "circumstances": told, "wants": {"microbusiness": True},
        **more,
    }  # fmt: skip


def test_a_cap_that_is_not_known_any_more_is_not_no_cap() -> None:
    drafted = under("be-reintegration", "2026-12-01", for_each_person=1000)
    assert outcomes(drafted, people(8), "2026-12-01")["reintegration"] == ("unknown", 0)
    told = entitlements(drafted, people(8), date(2026, 12, 1))["unknown"]
    assert "No amount is known for this day: for a family, however many they are" in str(told)
    both = under("be-reintegration", "2026-12-01", for_each_person=1000, most_for_a_family=2500)
    assert outcomes(both, people(8), "2026-12-01")["reintegration"] == ("given", 2500)


def test_before_the_first_cap_there_is_none() -> None:
    everything = library.parse("everything.yaml", EVERYTHING, "digest")
    family = people(3, status="applicant", voluntary=True)
    assert outcomes(everything, family, "2024-02-28")["shares"] == ("given", 3000)
    assert outcomes(everything, family, "2024-02-29")["shares"] == ("given", 1500)


@pytest.mark.parametrize("status", ["legal", "applicant"])
def test_a_value_does_not_outlive_the_conditions_under_which_the_file_told_one(status: str) -> None:
    amounts = {"before_the_decision": 700, "before_the_decision_under_12": 700}
    drafted = under("de-starthilfeplus", "2026-12-01", **amounts)
    came = answer(drafted, people(1, status=status), date(2026, 12, 1))
    assert outcomes(drafted, people(1, status=status), "2026-12-01")["start"] == ("unknown", 0)
    assert OUTLIVED in [reason.text for reason in came.parts[0].reasons]
    assert OUTLIVED not in str(answer(drafted, people(1, status=status), date(2026, 11, 30)))


def test_conditions_that_the_file_itself_no_longer_asks_are_not_missed() -> None:
    """They ended, and the file went on to tell an amount: a new amount is given as that one was."""
    written = EVERYTHING.replace("is: yes, text: They go of", "is: yes, until: 2022-01-01, text: They go of")
    drafted = laid_over(library.parse("everything.yaml", written, "digest"), [over("2025-06-01", 2000, "much")])
    assert not [tree for tree in drafted.conditions() for part in (tree, *tree.parts) if part.kind == "open"]


def test_what_had_ended_is_given_again_under_its_conditions_and_says_so() -> None:
    drafted = under("be-reintegration", "2026-12-01", for_a_microbusiness=2500)
    assert "microbusiness" not in outcomes(drafted, people(2), "2026-11-30")
    assert outcomes(drafted, people(2), "2026-12-01")["microbusiness"] == ("given", 2500)
    without = people(2, wants={"microbusiness": False})
    assert outcomes(drafted, without, "2026-12-01")["microbusiness"] == ("refused", 0)
    (given,) = answer(drafted, people(2), date(2026, 12, 1)).components
    assert (GIVEN_AGAIN, "Decision 1") in [(reason.text, reason.reference) for reason in given.reasons]


WISH = "{fact: wants.training, is: yes, text: They want training., reference: T"
LOST = {
    "of a component that had ended": "until: 2024-12-31, when: " + WISH + ", until: 2024-12-31}",
    "one of several": "when: {all: [" + WISH + ", until: 2024-12-31}, " + WISH + "}]}",
    "replaced by a younger one": "when: {all: [" + WISH + ", until: 2024-12-31}, " + WISH + ", from: 2025-01-01}]}",
}


@pytest.mark.parametrize(("lost", "outcome"), list(zip(LOST, ("unknown", "unknown", "given"), strict=True)))
def test_no_condition_is_lost_by_a_value_that_outlives_it(lost: str, outcome: str) -> None:
    written = EVERYTHING.replace(
        "components:\n",
        "components:\n  - {code: lost, text: Lost, form: cash, each: household, amount: gone, " + LOST[lost] + "}\n",
    ).replace(
        "parameters:\n",
        "parameters:\n  gone: {text: gone, values: [{from: 2020-02-29, until: 2024-12-31, amount: 5, reference: T}]}\n",
    )
    drafted = laid_over(library.parse("everything.yaml", written, "digest"), [over("2025-06-01", 7, "gone")])
    told = people(1, status="applicant", voluntary=True, wants={"training": True})
    assert outcomes(drafted, told, "2024-12-31")["lost"] == ("given", 5)
    assert outcomes(drafted, told, "2025-06-01")["lost"][0] == outcome


def test_its_history_tells_what_is_given_again_and_what_has_lost_its_conditions() -> None:
    again = under("be-reintegration", "2026-12-01", for_a_microbusiness=2500)
    (turn,) = [turn for turn in turns(again) if turn.day == date(2026, 12, 1)]
    assert ("Given again: Addition for a microbusiness", "Decision 1") in turn.lines and GIVEN_AGAIN not in str(turn)
    outlived = under("de-starthilfeplus", "2026-12-01", before_the_decision=700)
    assert (OUTLIVED, "") in [line for turn in turns(outlived) for line in turn.lines]


def test_what_is_given_again_keeps_its_gap() -> None:
    drafted = under("be-reintegration", "2026-12-01", for_a_microbusiness=2500)
    asked = people(1, status="applicant")
    assert outcomes(drafted, asked, "2021-12-31")["microbusiness"] == ("given", 1500)
    assert "microbusiness" not in outcomes(drafted, asked, "2022-01-01")
    assert drafted.components[1].again == date(2026, 12, 1)
