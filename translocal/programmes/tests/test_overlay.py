"""Values that lie over a file: from their day, until the next; the file stays as it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from translocal.programmes.answer import answer
from translocal.programmes.library import Programme, programmes
from translocal.programmes.overlay import Over, laid_over
from translocal.programmes.parameters import Parameter, Value
from translocal.programmes.recall import recalled

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
