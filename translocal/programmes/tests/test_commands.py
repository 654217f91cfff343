"""The commands: one household, a list that streams, and one line for each fault."""

import io
import json
import subprocess
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from translocal.programmes import commands, stream
from translocal.programmes.facts import PAST
from translocal.programmes.library import programmes
from translocal.runtime.trouble import Trouble

FAMILY = {
    "persons": [
        {"id": "1", "birth_date": "1980-01-01", "nationality": "AM", "principal": True},
        {"id": "2", "birth_date": "1981-01-01", "nationality": "AM", "principal": False},
        {"id": "3", "birth_date": "2001-01-01", "nationality": "AM"},
        {"id": "4", "birth_date": "2005-01-01", "nationality": "AM"},
    ],
    "voluntary": True,
    "wants": ["microbusiness"],
}
ALONE = {"persons": [{"id": "1", "principal": True, "birth_date": "1980-01-01", "nationality": "AM"}]}
ONE = {"persons": [{"birth_date": "1980-01-01"}], "voluntary": True}


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(
        told: Any, on: str = "2011-05-01", code: str = "be-reintegration", language: str = "en"
    ) -> tuple[int, Any, list[str]]:
        path = tmp_path / "household.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told))
        left = commands.tell_entitlements(Namespace(programme=code, on=on, household=str(path), language=language))
        out, err = capsys.readouterr()
        return left, json.loads(out) if out else None, err.splitlines()

    return asked


def test_the_family_of_s1_reads_every_euro(ask: Any) -> None:
    code, came, faults = ask(FAMILY)
    assert (code, came["eligible"], came["total"], faults) == (0, True, {"EUR": "3250.00"}, [])
    assert (came["programme"], came["on"], came["period"]) == ("be-reintegration", "2011-05-01", "2010")
    amounts = {part["code"]: (part["amount"], part["currency"], part["form"]) for part in came["components"]}
    assert amounts == {"reintegration": ("1750.00", "EUR", "in_kind"), "microbusiness": ("1500.00", "EUR", "in_kind")}
    reasons = [reason for part in came["components"] for reason in part["reasons"]]
    assert all(reason["text"] and (reason["reference"] or reason["holds"] is None) for reason in reasons)


@pytest.mark.parametrize(("language", "words"), [("nl", "4 personen"), ("fr", "4 personnes"), ("en", "4 people")])
def test_it_tells_its_reasons_in_a_language_and_the_same_sums(ask: Any, language: str, words: str) -> None:
    _code, came, _faults = ask(FAMILY, language=language)
    assert came["total"] == {"EUR": "3250.00"} and words in str(came)


def test_reasons_that_nobody_has_read_say_so_beside_the_answer(ask: Any) -> None:
    code, came, said = ask(FAMILY, language="ru")
    assert (code, came["total"]) == (0, {"EUR": "3250.00"}) and "4 человека" in str(came)
    assert len(said) == 1 and said[0].startswith("Этот перевод не проверил никто")


def test_how_it_may_be_spent_is_told_where_the_rule_tells_it(ask: Any) -> None:
    _code, came, _faults = ask(FAMILY)
    budget, grant = came["components"]
    assert budget["up_to"] is True and "furniture" in budget["uses"] and "of_which_cash" not in budget
    assert "up_to" not in grant and grant["uses"] == ["income-generating activities"]


WITHOUT_MEANS = {
    **ONE, "persons": [{**ONE["persons"][0], "excluded_by_nl_rean": False}], "dates": {"last_assistance": "never"},
    "circumstances": ["no_means", "procedures_withdrawn"],
}  # fmt: skip


def test_how_much_of_it_is_in_cash_is_told_with_its_source(ask: Any) -> None:
    _code, came, _faults = ask(WITHOUT_MEANS, on="2020-05-01", code="nl-rean")
    (part,) = came["components"]
    assert (part["amount"], part["of_which_cash"]) == ("1800.00", "300.00")
    assert ("at most in cash: 300.00\u00a0EUR", "S44") in [
        (told["text"], told["reference"]) for told in part["reasons"]
    ]


def test_a_list_of_nationalities_that_no_source_shows_leaves_it_open_and_says_whom_to_ask(ask: Any) -> None:
    _code, came, _faults = ask({**WITHOUT_MEANS, "persons": ONE["persons"]}, on="2020-05-01", code="nl-rean")
    assert came["eligible"] is None and came["would_change"] == []
    (asked,) = came["unknown"]
    assert (
        asked["fact"] == "persons[0].excluded_by_nl_rean" and "which these are, IOM tells" in asked["matters_because"]
    )


def test_what_would_change_the_answer_is_what_can_still_be_chosen(ask: Any) -> None:
    _code, came, _faults = ask({**FAMILY, "wants": []})
    assert came["refused"][0]["code"] == "microbusiness"
    assert came["would_change"] == [
        {
            "fact": "wants.microbusiness", "value": True, "total": {"EUR": "3250.00"},
            "text": "They want to start a microbusiness: 3,250.00\u00a0EUR instead of 1,750.00\u00a0EUR.",
        }
    ]  # fmt: skip


def test_what_turns_a_refusal_into_an_amount_that_nobody_knows_is_told_too(ask: Any) -> None:
    told = {
        "persons": [{"nationality": "GE", "vulnerable": True}], "approvals": [], "circumstances": [], "wants": [],
        "dates": {"last_assistance": "never"}, "voluntary": True,
    }  # fmt: skip
    _code, came, _faults = ask(told, on="2024-05-04")
    assert [part["code"] for part in came["refused"]] == ["reintegration", "business_from_2022"]
    assert came["eligible"] is False
    assert came["would_change"] == [
        {
            "fact": "approvals.vulnerability", "value": True, "total": {"EUR": "0.00"}, "possible": ["reintegration"],
            "text": "Fedasil has approved the exception for vulnerable people: then this is possible, and how much is not known:"
            " “Reintegration budget”",
        }
    ]  # fmt: skip


def test_what_is_not_known_and_matters_is_named_by_its_field(ask: Any) -> None:
    _code, came, _faults = ask(ONE)
    assert came["total"] == {"EUR": "700.00"}
    assert [(entry["fact"], entry["component"]) for entry in came["unknown"]] == [
        ("wants.microbusiness", "microbusiness"),
        ("dates.departure", "reintegration"),
    ]


@pytest.mark.parametrize(
    ("left", "until"), [({"departure": "2011-06-15"}, "2012-06-15"), ({"departure": "never"}, None)]
)
def test_a_departure_that_nobody_knows_leaves_open_until_when_it_may_be_used(ask: Any, left: Any, until: Any) -> None:
    _code, came, _faults = ask({**ONE, "wants": []})
    because = "Until when “Reintegration budget” may be used depends on it: It is to be used within twelve months of the return."
    assert came["eligible"] is True and came["components"][0]["until"] is None
    assert came["unknown"] == [{"fact": "dates.departure", "matters_because": because, "component": "reintegration"}]
    _code, known, _faults = ask({**ONE, "wants": [], "dates": left})
    assert known["unknown"] == [] and known["components"][0]["until"] == until


@pytest.mark.parametrize("code", [code for code in programmes() if code != "s1-demo"])
@pytest.mark.parametrize("told", [{}, {"voluntary": None}])
def test_whether_they_return_voluntarily_is_not_known_until_it_is_said(ask: Any, code: str, told: Any) -> None:
    on = programmes()[code].periods[-1].begins.isoformat()
    _code, came, _faults = ask(
        {**ALONE, "circumstances": ["no_means", "procedures_withdrawn"], **told}, on=on, code=code
    )
    assert came["eligible"] is None and came["components"] == []
    (because, *_others) = [entry["matters_because"] for entry in came["unknown"] if entry["fact"] == "voluntary"]
    assert "They return voluntarily." in because or "They do not return voluntarily." in because


def test_an_absent_answer_is_told_as_absent(ask: Any) -> None:
    _code, came, _faults = ask({**ALONE, "voluntary": None}, on="2011-05-04")
    assert (came["eligible"], came["total"], came["components"]) == (None, {"EUR": "0.00"}, [])
    because = "“Reintegration budget” depends on it: They return voluntarily."
    assert {"fact": "voluntary", "matters_because": because, "component": "reintegration"} in came["unknown"]


def test_a_list_is_answered_one_a_line_and_a_faulty_household_in_its_place(ask: Any) -> None:
    code, came, faults = ask([FAMILY, {"persons": []}, ONE])
    assert code == 1 and [answer.get("eligible") for answer in came] == [True, None, True]
    assert came[1] == {"faults": [{"field": "persons", "message": "List the people of the household, at least one."}]}
    assert faults == ["[1].persons: List the people of the household, at least one."]


def test_an_empty_list_has_an_empty_answer(ask: Any) -> None:
    assert ask("[]") == (0, [], [])


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"persons": [{"nationality": "QQ"}]}, "persons[0].nationality: “QQ” is no country code"),
        ({"persons": [{"nationality": "am"}]}, "persons[0].nationality: “am” is no country code"),
        ({"persons": [{"age": -1}]}, "persons[0].age: There is no such field"),
        ({"persons": [{"birth_date": "2011-05-02"}]}, "persons[0].birth_date: Born after the day that is asked about (2011-05-01)"),
        ({"persons": [{"birth_date": "1980-02-30"}]}, "persons[0].birth_date: “1980-02-30” is no day"),
        ({"persons": [{"birth_date": "1780-02-03"}]}, "persons[0].birth_date: 1780-02-03 lies outside"),
        ({"persons": [{}, {}]}, "persons[].principal: Nobody is the principal"),
        ({"persons": [{"principal": False}]}, "persons[].principal: Nobody is the principal"),
        ({"persons": [{"principal": True}] * 2}, "persons[].principal: 2 people are the principal"),
        ({"persons": [{"principal": "yes"}]}, "persons[0].principal: “yes” is neither true nor false"),
        ({"persons": [{"principal": "yes"}, {"principal": False}]}, "persons[0].principal: “yes” is neither true nor false"),
        ({"persons": [{"principal": True}, None]}, "persons[1]: A person is an object"),
        ({"persons": [{"birth_date": "1980-W01-1"}]}, "persons[0].birth_date: “1980-W01-1” is no day"),
        ({"persons": [{"birth_date": "19800101"}]}, "persons[0].birth_date: “19800101” is no day"),
        ({**ONE, "status": "\ud800 a\nb"}, "status: “\ufffd a b” is not known here"),
        ({"persons": [{"id": "1", "principal": True}, {"id": "1"}]}, "persons[].id: “1” stands twice"),
        ({"persons": [{}] * 500}, "persons: 500 people; at most 40 are one household"),
        ({"persons": "two"}, "persons: List the people"),
        ({**ONE, "status": "asylum"}, "status: “asylum” is not known here"),
        ({**ONE, "dates": {"refusal": "soon"}}, "dates.refusal: “soon” is no day"),
        ({**ONE, "dates": {"wedding": "2011-01-01"}}, "dates.wedding: There is no such field"),
        ({**ONE, "wants": ["castle"]}, "wants[0]: “castle” is not known here"),
        ({**ONE, "wants": "microbusiness"}, "wants: Write a list"),
        ({**ONE, "voluntary": 1}, "voluntary: “1” is neither true nor false"),
        ({**ONE, "currency": "EUR"}, "currency: There is no such field"),
        ([ONE, 5], "[1].household: A household is an object"),
    ],
)  # fmt: skip
def test_bad_input_has_one_line_for_each_fault_that_names_the_field(ask: Any, told: Any, fault: str) -> None:
    code, _came, faults = ask(told)
    assert code == 1 and len(faults) == 1 and faults[0].startswith(fault)


def test_every_fault_of_a_household_is_told_at_once(ask: Any) -> None:
    _code, _came, faults = ask({"persons": [{"nationality": "XX1", "principal": 3}], "status": 7, "colour": "red"})
    assert [line.split(":")[0] for line in faults] == [
        "colour",
        "persons[0].nationality",
        "persons[0].principal",
        "status",
    ]


@pytest.mark.parametrize("name", PAST)
def test_what_has_happened_never_lies_after_the_day_that_is_asked_about(ask: Any, name: str) -> None:
    code, _came, faults = ask({**ONE, "dates": {name: "2050-01-01"}}, on="2016-06-01")
    assert (code, faults) == (1, [f"dates.{name}: 2050-01-01 lies after the day that is asked about, 2016-06-01."])
    assert ask({**ONE, "dates": {name: "2016-06-01"}}, on="2016-06-01")[0] == 0


@pytest.mark.parametrize("name", ["application", "departure", "departure_deadline"])
def test_what_may_lie_ahead_is_read(ask: Any, name: str) -> None:
    assert ask({**ONE, "dates": {name: "2050-01-01"}}, on="2016-06-01")[2] == []


def test_whoever_stays_as_detained_is_in_detention(ask: Any) -> None:
    _code, came, _faults = ask({**ONE, "status": "detained", "circumstances": []}, on="2024-06-01", code="uk-vrs")
    assert came["eligible"] is False
    assert failed(came["refused"][0]) == ["Nobody of them is detained."]


def failed(refused: Any) -> list[str]:
    return [reason["text"] for reason in refused["reasons"] if reason["holds"] is False]


OF_WHICH_YEAR = "The amounts changed on a 2 September; of which year, from 2022 to 2025, is not known, and between nothing is promised."


def test_a_refusal_tells_what_fails_and_then_what_holds_each_with_its_source(ask: Any) -> None:
    told = {**ALONE, "voluntary": True, "dates": {"last_assistance": "2020-05-05"}}
    _code, came, _faults = ask(
        {**told, "circumstances": ["no_means", "procedures_withdrawn"]}, on="2024-05-04", code="nl-rean"
    )
    assert [(reason["holds"], reason["text"]) for reason in came["refused"][0]["reasons"]] == [
        (False, "They were not assisted in the past five years."),
        (True, "They return voluntarily."),
        (True, "They have no means to pay for the return."),
        (True, "They have withdrawn their applications to stay."),
        (None, f"No source says it, so it is read here like this: {OF_WHICH_YEAR}"),
    ]
    assert all(r["reference"] for part in came["refused"] for r in part["reasons"] if r["holds"] is not None)


def test_what_holds_of_one_and_fails_of_another_is_told_once(ask: Any) -> None:
    both = [{**ALONE["persons"][0], "nationality": "GE"}, {"id": "2", "nationality": "SY"}]
    known = {"voluntary": True, "dates": {"last_assistance": "never"}}
    _code, came, _faults = ask({"persons": both, **known}, on="2024-05-04", code="no-avr")
    texts = [reason["text"] for reason in came["refused"][0]["reasons"]]
    assert len(texts) == len(set(texts)) and "They return voluntarily." in texts


def test_a_refusal_gives_no_reason_of_another_country(ask: Any) -> None:
    georgian = {"persons": [{"nationality": "GE", "vulnerable": False}], "dates": {"last_assistance": "never"}}
    _code, came, _faults = ask({**georgian, "circumstances": []}, on="2024-06-01")
    assert failed(came["refused"][0]) == [
        "They need a visa for a short stay in Europe.",
        "They are from a country whose nationals get it although they need no visa.",
        "Somebody in the household is vulnerable, and Fedasil has approved the exception.",
    ]


def test_both_sources_are_told_where_they_differ_about_a_child(ask: Any) -> None:
    mother = {"birth_date": "1980-01-01", "principal": True}
    with_a_child = {"persons": [mother, {"birth_date": "2015-01-01", "unaccompanied": False}], "voluntary": True}
    _code, came, _faults = ask(with_a_child, on="2024-06-01", code="eu-eurp-nl")
    told = [(reason["text"], reason["reference"]) for part in came["components"] for reason in part["reasons"]]
    assert came["total"] == {"EUR": "4230.00"}
    differs = "Sources differ: Only adults and minors who travel alone get 2,000 euro, other minors nothing."
    assert (differs, "S33") in told
    alone = {"persons": [{"birth_date": "2010-01-01", "unaccompanied": True}], "voluntary": True}
    _code, came, _faults = ask(alone, on="2024-06-01", code="eu-eurp-nl")
    told = [(reason["text"], reason["reference"]) for part in came["components"] for reason in part["reasons"]]
    assert ("Sources differ: another one says 1,000.00\u00a0EUR.", "S31") in told


def test_a_day_before_the_programme_is_a_fault_of_the_day(ask: Any) -> None:
    code, came, faults = ask(ONE, on="1999-01-01")
    assert (code, came, faults) == (1, None, ["on: No rules are known before 1 January 2006."])


def test_a_day_between_two_times_of_rules_is_told_with_both(ask: Any) -> None:
    _code, _came, faults = ask(ONE, on="2019-05-01", code="de-starthilfeplus")
    assert faults == [
        "on: The rules ended on 31 December 2018, and others begin on 1 January 2023: between them none are known."
    ]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("", "here stands nothing"),
        ("{", "character 2: "),
        ("[{}, ", "character 6: "),
        ("[{} {}]", "character 5: a comma or ] is needed"),
        ("{} {}", "character 4: something stands after the end"),
        ('{"a": 1, "a": 2}', "“a” stands twice"),
        ('{"a": NaN}', "NaN is no value of JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"persons": [{"id": ' + "1" * 5_000 + "}]}", "a number of 5,000 digits is longer"),
        ('{"\\ud800": 1, "\\ud800": 2}', "“\ufffd” stands twice"),
    ],
)
def test_what_is_no_json_is_one_trouble(ask: Any, told: str, line: str) -> None:
    with pytest.raises((Trouble, stream.Broken)) as caught:
        ask(told)
    assert line in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"code": "be-gold"}, "programme: “be-gold” is not known"),
        ({"on": "soon"}, "on: “soon” is no day"),
        ({"on": "20110501"}, "on: “20110501” is no day"),
        ({"on": "2011-W18-7"}, "on: “2011-W18-7” is no day"),
    ],
)
def test_a_programme_or_a_day_that_is_not_known_is_one_trouble(ask: Any, asked: dict[str, str], line: str) -> None:
    with pytest.raises(Trouble, match=line):
        ask(ONE, **asked)


def test_a_list_is_read_as_it_comes() -> None:
    """The first household is there before the last is read."""

    class Slow(io.BytesIO):
        read_so_far = 0

        def read1(self, size: int | None = -1) -> bytes:
            piece = super().read1(10)
            Slow.read_so_far += len(piece)
            return piece

    source = Slow(json.dumps([{"n": number} for number in range(1000)]).encode())
    found = stream.items(source)
    assert next(found) is True and next(found) == {"n": 0} and Slow.read_so_far < 100
    assert [value["n"] for value in found] == list(range(1, 1000))


def test_an_answer_goes_out_before_the_next_household_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever sends one at a time reads a whole line for each before sending the next."""
    out: list[str] = []

    class Waiting:
        pieces = [b'[{"persons":[{}]}', b',{"persons":[{}]}', b"]"]

        def read1(self, _size: int) -> bytes:
            out.append(capsys.readouterr().out)
            return self.pieces.pop(0) if self.pieces else b""

    assert commands.answer_all(programmes()["be-reintegration"], date(2011, 5, 1), Waiting()) == 0
    whole = [*out, capsys.readouterr().out]
    assert json.loads("".join(whole))[1]["programme"] == "be-reintegration"
    assert [piece.count("\n") for piece in out[:3]] == [0, 1, 1]


def test_letters_cut_in_two_and_a_mark_of_the_encoding_are_read() -> None:
    class Bytewise(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return super().read1(1)

    assert list(stream.items(Bytewise('\ufeff{"a": "Երևան"}'.encode()))) == [False, {"a": "Երևան"}]


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    words = [sys.executable, "-m", "translocal", "programmes", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout and asked.stderr
        asked.stdout.close()
        assert (asked.stderr.read(), asked.wait()) == (b"", 141)


def test_the_programmes_are_listed_with_everything_that_has_no_source(capsys: pytest.CaptureFixture[str]) -> None:
    commands.tell_programmes(Namespace(json=True))
    found = {told["code"]: told for told in json.loads(capsys.readouterr().out)}
    assert {"code", "periods", "sources", "unsourced"} <= set(found["be-reintegration"])
    assert found["be-reintegration"]["periods"][0]["reference"]
    assert "travel_reduced" in [told["what"] for told in found["de-reag-garp"]["unsourced"]]
