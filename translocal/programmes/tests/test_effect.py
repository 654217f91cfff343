"""What other values would mean: told in groups, of which none is small and none can be worked out."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from translocal.programmes.answer import answer
from translocal.programmes.effect import ALL, BUSINESS, LEAST, ORIGIN, SIZE, TOGETHER, Alike, Effect, effect, published
from translocal.programmes.library import programmes
from translocal.programmes.overlay import laid_over
from translocal.programmes.parameters import Over
from translocal.programmes.recall import recalled

ON = date(2026, 12, 1)
NOW = programmes()["s1-demo"]


def draft(**amounts: int) -> Any:
    return laid_over(
        NOW, [Over(name, date(2026, 1, 1), Decimal(amount), "A draft") for name, amount in amounts.items()]
    )


HIGHER = draft(most_for_a_family=2500, for_a_microbusiness=2500)


def alike(size: int, business: bool | None, households: int, origin: str = "AM") -> Alike:
    return Alike(origin, None, {"household.size": size, "wants.microbusiness": business}, households)


def line(found: Effect, by: str, key: str) -> Any:
    return next(line for line in found.lines if (line.by, line.key) == (by, key))


def keys(found: Effect, by: str) -> list[str]:
    return [line.key for line in found.lines if line.by == by]


def test_it_counts_who_gains_who_stays_and_what_it_costs() -> None:
    found = effect(NOW, HIGHER, [alike(1, False, 10), alike(4, False, 20), alike(4, True, 30)], ON)
    everybody = line(found, ALL, ALL)
    assert (everybody.households, everybody.gain, everybody.lose, everybody.same) == (60, 50, 0, 10)
    assert everybody.before == 100 * (10 * 700 + 20 * 1750 + 30 * 3250)
    assert everybody.after == 100 * (10 * 700 + 20 * 2500 + 30 * 5000)
    assert (line(found, BUSINESS, "yes").gain, line(found, BUSINESS, "no").same) == (30, 10)
    assert (line(found, SIZE, "1").gain, line(found, SIZE, "4").gain) == (0, 50)


def test_lower_values_take_away() -> None:
    found = effect(NOW, draft(for_each_person=600), [alike(1, False, 10), alike(5, False, 10)], ON)
    assert (line(found, ALL, ALL).lose, line(found, SIZE, "1").lose, line(found, SIZE, "5").same) == (10, 10, 10)


def test_a_day_before_the_rules_costs_nothing() -> None:
    found = effect(NOW, HIGHER, [alike(1, False, 10)], date(2009, 12, 31))
    assert (found.lines[0].before, found.lines[0].after, found.lines[0].same) == (0, 0, 10)


def test_of_fewer_than_five_households_nothing_is_told() -> None:
    assert effect(NOW, HIGHER, [alike(4, True, LEAST - 1)], ON).lines == ()
    assert effect(NOW, HIGHER, [], ON).lines == ()


def test_small_groups_stand_together() -> None:
    caseload = [alike(1, False, 20), alike(1, False, 3, "BR"), alike(1, False, 4, "GE"), alike(1, False, 9, "UA")]
    found = effect(NOW, HIGHER, caseload, ON)
    assert keys(found, ORIGIN) == ["AM", "UA", TOGETHER]
    assert line(found, ORIGIN, TOGETHER).households == 7


def test_one_small_group_alone_could_be_subtracted_so_another_joins_it() -> None:
    found = effect(NOW, HIGHER, [alike(1, False, 20), alike(1, False, 3, "BR"), alike(1, False, 9, "UA")], ON)
    assert keys(found, ORIGIN) == ["AM", TOGETHER]
    assert line(found, ORIGIN, TOGETHER).households == 12


def test_where_only_the_sum_would_be_left_nothing_is_told_and_that_is_said() -> None:
    found = effect(NOW, HIGHER, [alike(1, False, 20), alike(1, False, 3, "BR")], ON)
    assert keys(found, ORIGIN) == [] and ORIGIN in found.untold


def test_a_few_who_would_gain_are_not_told_by_their_money_either() -> None:
    few = line(effect(NOW, HIGHER, [alike(1, False, 20), alike(4, False, 2)], ON), ALL, ALL)
    assert (few.gain, few.lose, few.same, few.after) == (None, None, None, None)
    assert few.households == 22 and few.before


def test_an_answer_that_is_not_known_is_no_zero() -> None:
    """Nobody gains from nothing: today the amount is not known, the draft tells one."""
    today = programmes()["be-reintegration"]
    drafted = laid_over(
        today,
        [Over(name, ON, Decimal(amount), "A draft") for name, amount in (("for_each_person", 500), ("most_for_a_family", 2000))],
    )  # fmt: skip
    facts = {
        "household.size": 1, "person 1.nationality": "AM", "dates.last_assistance": "never", "circumstances.naturalised": False,
    }  # fmt: skip
    found = effect(today, drafted, [Alike("AM", None, facts, 10)], ON)
    everybody = line(found, ALL, ALL)
    assert (everybody.households, everybody.gain, everybody.same, everybody.undecided) == (10, 0, 0, 10)
    assert (everybody.before, everybody.after, found.undecided) == (0, 0, 10)


def test_a_component_that_is_given_again_costs_what_it_gives() -> None:
    ended = replace(NOW, components=(replace(NOW.components[1], ends=date(2025, 12, 31)),))
    drafted = laid_over(ended, [Over("for_a_microbusiness", ON, Decimal(2500), "A draft")])
    everybody = line(effect(ended, drafted, [alike(1, True, 10)], ON), ALL, ALL)
    assert (everybody.gain, everybody.before, everybody.after) == (10, 0, 100 * 10 * 2500)


def test_a_few_who_are_undecided_are_left_out() -> None:
    everybody = line(effect(NOW, HIGHER, [alike(1, None, 2), alike(4, True, 20)], ON), ALL, ALL)
    assert (everybody.households, everybody.gain, everybody.undecided) == (20, 20, 0)


def test_what_is_not_decided_is_said() -> None:
    found = effect(NOW, HIGHER, [alike(1, None, 10)], ON)
    assert found.undecided == 10 and line(found, BUSINESS, "unknown").households == 10
    assert effect(NOW, HIGHER, [alike(1, None, 10), alike(1, True, 3)], ON).undecided == 0


def test_it_is_published_as_it_was() -> None:
    found = effect(NOW, HIGHER, [alike(1, False, 20), alike(4, True, 9)], ON)
    assert published(found.as_json()) == found


@pytest.mark.parametrize("seed", range(40))
def test_no_caseload_tells_of_fewer_than_five_nor_lets_them_be_subtracted(seed: int) -> None:
    """Over caseloads by chance: each shown number is nothing or five at least, and so is each difference to the whole."""
    dice = random.Random(seed)
    caseload = [
        alike(
            dice.choice((1, 1, 2, 3, 4, 7)),
            dice.choice((True, False, None)),
            dice.choice((1, 1, 2, 3, 5, 9)),
            dice.choice(("AM", "BR", "GE", "UA", "MD")),
        )
        for _number in range(dice.choice((1, 3, 6, 12, 25)))
    ]  # fmt: skip
    found = effect(NOW, dice.choice((HIGHER, draft(for_each_person=650), draft(most_for_a_family=1500))), caseload, ON)
    if not found.lines:
        assert sum(one.households for one in caseload) < LEAST
        return
    whole = line(found, ALL, ALL)
    for by in (ORIGIN, SIZE, BUSINESS):
        shown = [one for one in found.lines if one.by == by]
        assert bool(shown) != (by in found.untold)
        for one in shown:
            numbers = (one.households, one.gain, one.lose, one.same, one.undecided)
            assert all(number is not None and (number == 0 or number >= LEAST) for number in numbers)
            rest = [whole.households - one.households]
            moved = ("gain", "lose", "same", "undecided")
            rest += [] if whole.gain is None else [getattr(whole, name) - getattr(one, name) for name in moved]
            assert all(number == 0 or number >= LEAST for number in rest)
        assert not shown or sum(one.households for one in shown) == whole.households


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_sum_of_the_answers_one_by_one(seed: int) -> None:
    dice = random.Random(seed)
    caseload = [alike(dice.randint(1, 8), dice.choice((True, False)), dice.randint(1, 9)) for _number in range(9)]
    found = line(effect(NOW, HIGHER, caseload, ON), ALL, ALL)
    for programme, cents in ((NOW, found.before), (HIGHER, found.after)):
        totals = [answer(programme, recalled(one.facts, ON), ON).total.amount * one.households for one in caseload]
        assert cents is None or sum(totals) * 100 == cents
