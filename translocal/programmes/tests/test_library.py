"""The library: every household beside a programme gets what the file says, and a file with flaws names them all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from translocal.core.money import Money, euro
from translocal.programmes import library
from translocal.programmes.answer import Answer, answer, frozen
from translocal.programmes.facts import NEVER
from translocal.programmes.library import programmes
from translocal.programmes.sound import Unsound
from translocal.programmes.tests.examples import Example, examples, files

EXAMPLES = [example for path in files() for example in examples(path)]
GOOD = (library.LIBRARY / "s1-demo.yaml").read_text()
DAY = date(2026, 5, 4)
FAMILY = {
    "persons": [{"id": "1", "birth_date": date(1986, 4, 12)}, {"id": "2", "birth_date": date(1989, 9, 30)},
                {"id": "3", "birth_date": date(2014, 2, 3)}, {"id": "4", "birth_date": date(2018, 11, 21)}],
    "wants": {"microbusiness": True},
}  # fmt: skip


def told(written: str = GOOD) -> library.Programme:
    return library.parse("test.yaml", written, "digest")


def family(written: str = GOOD, household: Any = None) -> Answer:
    return answer(told(written), FAMILY if household is None else household, DAY)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tell)
def test_a_household_gets_what_the_example_says(example: Example) -> None:
    came = answer(programmes()[example.programme], example.household, example.on)
    assert {part.code: part.amount for part in came.components} == example.gets
    assert [part.code for part in came.refused] == example.refused
    assert [part.code for part in came.unknown] == example.unknown
    assert came.total == Money(example.total, came.currency)
    assert {part.code: part.until for part in came.components if part.code in example.until} == example.until


@pytest.mark.parametrize("path", library.files(), ids=lambda path: path.stem)
def test_every_programme_has_a_dozen_examples(path: Path) -> None:
    beside = path.with_suffix(".examples.yaml")
    assert beside.exists() and len(list(examples(beside))) >= 12


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tell)
def test_every_euro_and_every_refusal_has_a_reason_with_its_source(example: Example) -> None:
    came = answer(programmes()[example.programme], example.household, example.on)
    reasons = [reason for part in came.parts for reason in part.reasons]
    assert all(part.reasons for part in came.parts) and all(reason.text for reason in reasons)
    # Only an amount that nobody found anywhere has no source to show.
    assert all(reason.reference for reason in reasons if reason.holds is not None)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tell)
def test_an_answer_that_was_frozen_reads_the_same(example: Example) -> None:
    came = answer(programmes()[example.programme], example.household, example.on)
    assert frozen(json.loads(json.dumps(came.as_json()))) == came


def test_a_family_of_four_with_a_microbusiness_reads_every_euro() -> None:
    came = family()
    assert came.total == euro(3250)
    lines = [(reason.holds, reason.text.replace("\u00a0", " ")) for part in came.parts for reason in part.reasons]
    assert lines == [
        (True, "4 people, 700.00 EUR each: 2,800.00 EUR"),
        (True, "At most 1,750.00 EUR: for a family, however many they are"),
        (True, "They want to start a microbusiness."),
        (True, "1,500.00 EUR, once for the household"),
    ]
    assert {part.form for part in came.parts} == {"in_kind"} and len(came.digest) > 0


def test_only_the_facts_that_decided_are_kept() -> None:
    assert family().facts == {"household.size": 4, "wants.microbusiness": True}


def test_an_amount_without_a_source_is_never_promised_until_somebody_confirms_it() -> None:
    source = "        amount: 1500\n        reference: S1, The Belgian AVRR program, Content of the program; facts, section 3.1"
    unsourced = "        amount: 1500\n        unsourced: A colleague remembers it."
    came = family(GOOD.replace(source, unsourced))
    assert [part.code for part in came.unknown] == ["microbusiness"] and came.total == euro(1750)
    assert "has no source" in came.unknown[0].reasons[0].text
    confirmed = (
        unsourced
        + "\n        confirmed: {by: The programme owner, on: 2026-01-05, document: 'S1, letter of 5 January'}"
    )
    assert family(GOOD.replace(source, confirmed)).total == euro(3250)


def test_what_is_not_known_does_not_matter_once_the_most_is_reached() -> None:
    adults = GOOD.replace("each: person", "each: adult")
    three = [{"birth_date": date(1980, 1, 1)}] * 3
    assert family(adults, {"persons": [*three, {}]}).components[0].amount == 1750
    assert [part.code for part in family(adults, {"persons": [*three[:1], {}]}).unknown] == [
        "reintegration",
        "microbusiness",
    ]


def test_an_amount_changes_with_its_day() -> None:
    later = GOOD.replace(
        "        amount: 700\n",
        "        until: 2026-05-04\n        amount: 700\n",
    ).replace(
        "  most_for_a_family:",
        "      - {from: 2026-05-05, amount: 800, reference: S1}\n  most_for_a_family:",
    )
    one = {"persons": [{}]}
    amounts = [answer(told(later), one, day).components[0].amount for day in (DAY, date(2026, 5, 5))]
    assert amounts == [700, 800]


@pytest.mark.parametrize(
    ("was", "now", "flaw"),
    [
        ("amount: 700", "amount: seven", "programme.parameters.for_each_person.values[0].amount: “seven” is no amount"),
        ("amount: 700", "amount: 700.005", "is no amount"),
        ("amount: 700", "amount: -700", "is no amount"),
        ("from: 2010-01-01\n        amount: 700", "from: 2010-02-30\n        amount: 700", "is no day"),
        ("form: in_kind", "form: gold", "“gold” is none of in_kind, cash, service"),
        ("each: person", "each: cousin", "is none of"),
        ("fact: wants.microbusiness", "fact: wants.return", "“wants.return” is no fact"),
        ("fact: wants.microbusiness", "fact: person.principal", "is about one person"),
        ("      is: yes\n", "      is: perhaps\n", "neither yes nor no"),
        ("      is: yes\n", "", "exactly one of is, in, not_in, at_least, at_most, by, after, happened, in_list, not_in_list is needed"),
        ("      is: yes\n", "      at_least: yes\n", "has no order"),
        ("cap: most_for_a_family", "cap: most", "“most” is no parameter"),
        ("reference: S1, The", "reference: S9, The", "names no source"),
        ("code: microbusiness", "code: reintegration", "stands twice"),
        ("rounding: half_up\n", "", "programme.rounding: is missing"),
        ("format: 1", "format: 2", "“2” is none of 1"),
        ("host: BE", "host: BE\nhost: NL", "“host” stands twice"),
        ("host: BE", "host: BE\ngenerous: yes", "programme.generous: unknown"),
        ("components:", "components: none\nothers:", "a list with at least one entry is needed"),
        ("format: 1", "format: [1", "line"),
    ],
)  # fmt: skip
def test_a_flaw_in_a_file_is_named_with_its_place(was: str, now: str, flaw: str) -> None:
    assert was in GOOD
    with pytest.raises(Unsound) as caught:
        told(GOOD.replace(was, now, 1))
    assert flaw in str(caught.value) and str(caught.value).startswith("test.yaml: ")


def test_an_amount_finer_than_a_coin_is_refused_so_that_no_answer_is_ever_rounded() -> None:
    with pytest.raises(Unsound, match=r"700\.5 is finer than the smallest coin of ISK; nothing is rounded"):
        told(GOOD.replace("currency: EUR", "currency: ISK").replace("amount: 700", "amount: 700.5", 1))
    assert told(GOOD.replace("amount: 700", "amount: 700.05", 1)).code


def test_an_amount_that_no_source_tells_is_neither_promised_nor_refused() -> None:
    start = GOOD.index("    values:\n      - from: 2010-01-01\n        amount: 1500")
    came = family(GOOD[:start] + "    values: none\n\n" + GOOD[GOOD.index("components:") :])
    assert [part.code for part in came.unknown] == ["microbusiness"] and came.total == euro(1750)
    assert came.unknown[0].reasons[-1].text == "No amount is known for this day: for a microbusiness"


def test_a_rule_of_spending_begins_on_its_own_day() -> None:
    spend = "    spend: {within: {fact: dates.departure, months: 12}, from: 2026-05-04, text: Within a year., reference: S1}\n"
    programme = told(GOOD.replace("    cap: most_for_a_family\n", "    cap: most_for_a_family\n" + spend))
    leaving = {**FAMILY, "dates": {"departure": date(2026, 2, 28)}}
    untils = [answer(programme, leaving, day).components[0].until for day in (date(2026, 5, 3), DAY)]
    assert untils == [None, date(2027, 2, 28)]


def test_a_step_that_fails_explains_the_amount_and_a_share_for_nobody_is_not_told() -> None:
    late = {"persons": [{"nationality": "AM", "principal": True, "excluded_by_no_avr": False}], "status": "refused", "voluntary": True,
            "dates": {"departure_deadline": DAY, "application": date(2026, 5, 5), "last_assistance": NEVER}}  # fmt: skip
    grant = answer(programmes()["no-avr"], late, DAY).components[0]
    assert grant.amount == 5000 and [reason.text for reason in grant.reasons if reason.holds is False] == [
        "They asked for it before their time to leave was over."
    ]
    after_return = answer(programmes()["eu-eurp-is"], late, DAY).components[1]
    assert after_return.amount == 2000 and all(reason.holds for reason in after_return.reasons)


def why(code: str, on: date, household: Any, written: str = "") -> dict[str, list[tuple[bool | None, str]]]:
    programme = told(written) if written else programmes()[code]
    parts = answer(programme, household, on).parts
    return {
        part.code: [(reason.holds, reason.text.replace("\u00a0", " ")) for reason in part.reasons] for part in parts
    }


JOURNEY = (
    "Apart from it, the ticket, the travel document and the transport to the airport are paid; "
    "whoever needs no visa keeps the ticket too."
)


def test_what_is_not_known_of_a_time_is_told_of_nobody_else() -> None:
    alone = {"persons": [{"nationality": "AM", "birth_date": date(1980, 1, 1), "vulnerable": False}], "voluntary": True}
    day = date(2012, 5, 20)
    assert why("be-departure-premium", day, alone)["premium"] == [
        (None, "This amount has no source and nobody confirmed it: for each adult"),
        (True, JOURNEY),
    ]
    file = (library.LIBRARY / "be-departure-premium.yaml").read_text()
    remembered = "amount: 250, unsourced: From memory; S29 tells only the mean of 196.80 euro from 2014 to 2019."
    assert remembered in file
    confirmed = remembered + ", confirmed: {by: The programme owner, on: 2026-01-05, document: 'S29, a letter'}"
    reasons = why("", day, alone, file.replace(remembered, confirmed))["premium"]
    assert (True, "1 person, 250.00 EUR: 250.00 EUR") in reasons and "Iceland" not in str(reasons)
    refused = {**alone, "status": "refused", "circumstances": {"long_tolerated": False}}
    assert why("de-starthilfeplus", date(2024, 5, 4), refused) == {
        "start_from_2023": [(None, "No amount is known for this day: for each person by the rules of 2023")]
    }


def test_whose_application_was_refused_reads_that_it_is_decided_and_not_that_there_was_none() -> None:
    dates = {
        "asylum_application": date(2011, 6, 1),
        "order_to_leave": date(2012, 3, 31),
        "application": date(2013, 4, 1),
    }
    one = {"persons": [{"nationality": "AM", "vulnerable": False}], "status": "refused", "dates": dates}
    reasons = why("be-reintegration", date(2013, 4, 1), one)["reintegration"]
    assert (False, "Their asylum application is not decided yet.") in reasons


def test_what_austria_says_of_cash_stands_beside_what_the_others_say() -> None:
    one = {"persons": [{"principal": True}], "voluntary": True}
    differs = (None, "Sources differ: The support after the return is in cash and in kind, and not in kind only.")
    found = why("eu-eurp-at", DAY, one)
    assert differs in found["post_return"] and differs not in found["post_arrival"]
    assert differs in why("eu-eurp-at", DAY, {**one, "voluntary": False})["post_return"]


@pytest.mark.parametrize("code", ["at-start", "fr-ofii", "no-avr", "uk-vrs"])
def test_more_for_further_people_is_not_known_and_says_so(code: str) -> None:
    dates = {"order_to_leave": date(2026, 4, 10), "application": date(2026, 4, 20), "arrival_in_host": date(2020, 1, 1),
             "departure_deadline": DAY, "last_assistance": NEVER}  # fmt: skip
    names = ("in_detention", "under_investigation", "sentence_of_a_year", "deportation_order", "travel_document")
    iraqi = {"nationality": "IQ", "birth_date": date(1980, 1, 1), "excluded_by_no_avr": False}
    persons = [{**iraqi, "principal": place == 0} for place in range(2)]
    two = {"persons": persons, "voluntary": True, "dates": dates, "circumstances": dict.fromkeys(names, False)}
    text = "No amount is known for this day: for further people, of whom the source does not tell whether each gets it"
    both, one = (answer(programmes()[code], {**two, "persons": persons[:number]}, DAY) for number in (2, 1))
    assert (
        both.total == one.total
        and one.total.amount
        and not any(part.code.endswith("_for_others") for part in one.unknown)
    )
    others = [part for part in both.unknown if part.code.endswith("_for_others")]
    assert others and all(text in [reason.text for reason in part.reasons] for part in others)


def test_two_values_on_one_day_are_a_flaw() -> None:
    twice = GOOD.replace(
        "  most_for_a_family:", "      - {from: 2026-01-01, amount: 900, reference: S1}\n  most_for_a_family:"
    )
    with pytest.raises(Unsound, match="for_each_person: two values on 2026-01-01"):
        told(twice)


def test_yaml_makes_no_numbers_and_no_norway_of_its_own() -> None:
    assert told(GOOD.replace("host: BE", "host: NO")).host == "NO"
