"""What stands beside the rules is told where it matters, and never as if a source had said what was only read into it."""

from datetime import date

import pytest
from django.utils.translation import override

from translocal.programmes import library
from translocal.programmes.answer import answer
from translocal.programmes.facts import NEVER
from translocal.programmes.library import programmes
from translocal.programmes.notes import no_rules
from translocal.programmes.sound import Unsound
from translocal.programmes.tests.examples import examples, files

EXAMPLES = [example for path in files() for example in examples(path)]
GOOD = (library.LIBRARY / "s1-demo.yaml").read_text()
OURS = "No source says it, so it is read here like this: "
JOURNEY = (
    "Apart from it, the ticket, the travel document and the transport to the airport are paid; "
    "whoever needs no visa keeps the ticket too."
)
BRAZIL = "Until 30 November 2025 each adult from Brazil got between 1,000 and 2,500 euro."
INQUIRY = "In 2013 a social inquiry was made before Brazilians got support."
STAYED = f"{OURS}The amounts of 2017 stayed as they were until the change."
JOINT = "Before, from 1 April 2022 on, there was the same help as Joint Reintegration Services, for twelve months."


def told_of(
    code: str, on: str, *nationalities: str, written: str = ""
) -> dict[str, list[tuple[bool | None, str, str]]]:
    """What is told beside each component of adults of these nationalities, of whom nothing else is known."""
    persons = [{"birth_date": date(1980, 1, 1), "nationality": nationality} for nationality in nationalities]
    programme = library.parse("test.yaml", written, "digest") if written else programmes()[code]
    came = answer(programme, {"persons": persons, "voluntary": True}, date.fromisoformat(on))
    return {part.code: [(r.holds, r.text, r.reference) for r in part.reasons] for part in came.parts}


@pytest.mark.parametrize("on", ["2012-05-15", "2024-06-01", "2025-12-01"])
def test_whoever_is_refused_the_budget_hears_that_the_journey_is_paid(on: str) -> None:
    assert (True, JOURNEY, "S28, S19") in told_of("be-reintegration", on, "BR")["reintegration"]
    assert (True, JOURNEY, "S28, S19") in told_of("be-departure-premium", on, "BR")["premium"]


@pytest.mark.parametrize(
    ("code", "part", "text", "first", "last", "nationality", "other"),
    [
        ("be-reintegration", "reintegration", BRAZIL, "2022-01-01", "2025-11-30", "BR", "AM"),
        ("be-reintegration", "reintegration", INQUIRY, "2013-01-01", "2013-12-31", "BR", "AM"),
        ("nl-rean", "reintegration", STAYED, "2018-01-01", "2022-09-01", "AM", ""),
    ],
)
def test_a_note_is_told_within_its_days_and_of_its_nationalities(
    code: str, part: str, text: str, first: str, last: str, nationality: str, other: str
) -> None:
    def is_told(on: str, *nationalities: str) -> bool:
        return text in [told for _holds, told, _reference in told_of(code, on, *nationalities).get(part, [])]

    before, after = (
        date.fromordinal(date.fromisoformat(d).toordinal() + n).isoformat() for d, n in ((first, -1), (last, 1))
    )
    assert is_told(first, nationality) and is_told(last, "AM", nationality)
    assert not is_told(before, nationality) and not is_told(after, nationality)
    assert not other or not is_told(first, other)


def test_what_is_read_into_the_silence_of_a_source_is_marked_as_ours_in_any_language() -> None:
    for example in EXAMPLES:
        programme = programmes()[example.programme]
        texts = {note.text for note in programme.notes if note.unsourced}
        for reason in [r for part in answer(programme, example.household, example.on).parts for r in part.reasons]:
            assert reason.text not in texts
            assert not reason.text.startswith(OURS) or (reason.holds is None and not reason.reference)


def test_a_note_decides_nothing_and_is_no_fact_of_the_answer() -> None:
    note = "notes: [{text: Of Brazil., unsourced: T, of: [reintegration], nationalities: [BR]}]\n"
    programme = library.parse("test.yaml", GOOD + note, "digest")
    household = {"persons": [{"nationality": "BR"}]}
    with_it, without = (
        answer(programme, household, date(2026, 5, 4)),
        answer(programmes()["s1-demo"], household, date(2026, 5, 4)),
    )
    assert with_it.facts == without.facts and with_it.total == without.total
    assert [reason.text for reason in with_it.parts[0].reasons][-1] == f"{OURS}Of Brazil."
    assert f"{OURS}Of Brazil." not in [reason.text for reason in with_it.parts[1].reasons]


@pytest.mark.parametrize(
    ("note", "flaw"),
    [
        ("{text: T., unsourced: U, of: [premium]}", "notes[0].of: “premium” is no component; known are reintegration"),
        ("{text: T.}", "notes[0]: needs a reference, or says under unsourced why it stands here"),
        ("{text: T., reference: S1, unsourced: U}", "notes[0]: needs a reference, or says under unsourced"),
        ("{text: T., reference: S9}", "notes[0]: “S9” names no source"),
        ("{text: T., unsourced: U, nationalities: [QQ]}", "“QQ” is no country"),
    ],
)
def test_a_flaw_of_a_note_is_named(note: str, flaw: str) -> None:
    with pytest.raises(Unsound) as caught:
        library.parse("test.yaml", f"{GOOD}notes: [{note}]\n", "digest")
    assert flaw in str(caught.value)


# A day without rules


@pytest.mark.parametrize("code", programmes())
def test_on_the_day_before_its_first_rules_nobody_is_refused_anything(code: str) -> None:
    programme = programmes()[code]
    before = date.fromordinal(programme.begins.toordinal() - 1)
    household = {"persons": [{"nationality": "AM"}], "voluntary": True, "dates": {"last_assistance": NEVER}}
    came = answer(programme, household, before)
    assert (came.parts, came.eligible, came.period) == ((), None, "")
    assert no_rules(programme, before).startswith("No rules are known before ") and not no_rules(
        programme, programme.begins
    )


@pytest.mark.parametrize(
    ("code", "on", "believed"),
    [
        ("be-departure-premium", "2012-05-14", "Before 15 May 2012 there was a premium too; its rules are not known."),
        ("eu-eurp-nl", "2023-12-31", JOINT),
        ("eu-eurp-at", "2022-04-01", JOINT),
        ("eu-eurp-de", "2022-03-31", ""),
    ],
)
def test_what_is_believed_of_the_time_before_is_told_of_it(code: str, on: str, believed: str) -> None:
    said = no_rules(programmes()[code], date.fromisoformat(on))
    assert said.startswith("No rules are known before ") and said.endswith(believed or " 2024.")


def test_between_two_times_of_rules_both_days_are_told_as_the_reader_writes_them() -> None:
    with override("fr"):
        assert "31 décembre 2018" in no_rules(programmes()["de-starthilfeplus"], date(2020, 5, 1))
