"""An answer is read in the language of whoever reads it: nothing of it is left in English."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from translocal.core.languages import UNREAD
from translocal.programmes.library import Programme, programmes
from translocal.programmes.telling import entitlements, listed
from translocal.programmes.tests.examples import examples, files

EXAMPLES = [example for path in files() for example in examples(path)]
# What a programme tells under these keys is not for reading: codes, days, amounts, and where it is written.
_QUOTED = {"reference", "sources", "says", "code", "component", "fact", "value", "form", "on", "period", "programme"}
THREE = ["be-reintegration", "de-reag-garp", "fr-ofii"]


def read(told: Any) -> set[str]:
    """Every text of an answer that has words in it."""
    if isinstance(told, dict):
        return {text for key, value in told.items() if key not in _QUOTED for text in read(value)}
    if isinstance(told, list):
        return {text for value in told for text in read(value)}
    return {told} if isinstance(told, str) and " " in told else set()


def in_english(programme: Programme) -> set[str]:
    """The rules as their file tells them. A text of one word, such as “transport”, may be said alike elsewhere."""
    found = {parameter.text for parameter in programme.parameters.values()}
    found |= {component.text for component in programme.components}
    found |= {question.text for tree in programme.conditions() for question in tree.questions()}
    return {text for text in found if " " in text}


def answers(programme: Programme, language: str) -> set[str]:
    with override(language):
        asked = [example for example in EXAMPLES if example.programme == programme.code]
        return {text for each in asked for text in read(entitlements(programme, each.household, each.on))}


@pytest.mark.parametrize("language", UNREAD)
def test_what_is_not_known_and_why_it_matters_is_told_in_it_too(language: str) -> None:
    programme = programmes()["be-reintegration"]
    family = {
        "persons": [{"id": "1", "birth_date": date(1980, 1, 1), "nationality": "AM", "principal": True}],
        "voluntary": True,
    }
    with override(language):
        told = read(entitlements(programme, family, date(2011, 5, 4))["unknown"])
    with override("en"):
        assert len(told) > 1 and not any("depends on it" in text for text in told)


@pytest.mark.parametrize("language", UNREAD)
@pytest.mark.parametrize("code", programmes())
def test_an_answer_is_told_whole_in_a_language_that_the_desk_does_not_speak(code: str, language: str) -> None:
    programme = programmes()[code]
    told = answers(programme, language)
    assert told and not told & answers(programme, "en")
    assert [text for text in told for english in in_english(programme) if english in text] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("code", THREE)
def test_no_reason_is_left_in_english(code: str, language: str) -> None:
    programme = programmes()[code]
    told = answers(programme, language)
    assert len(told) > 10 and not told & answers(programme, "en")
    # Nor as a part of another sentence: “Hoogstens 1.750,00 EUR: for a family”.
    assert [text for text in told for english in in_english(programme) if english in text] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("code", THREE)
def test_a_programme_is_listed_in_the_language_of_its_reader(code: str, language: str) -> None:
    programme = programmes()[code]
    with override(language):
        told = read(listed(programme))
    with override("en"):
        assert told and not told & read(listed(programme))


def test_a_family_reads_in_dutch_why_it_gets_what_it_gets() -> None:
    programme, said = programmes()["be-reintegration"], "Two adults and two children with a microbusiness"
    (family,) = [each for each in EXAMPLES if each.programme == programme.code and each.tell.startswith(said)]
    with override("nl"):
        told = entitlements(programme, family.household, family.on)
    assert [reason["text"].replace("\u00a0", " ") for part in told["components"] for reason in part["reasons"]] == [
        "Ze keren vrijwillig terug.",
        "4 personen, elk 700,00 EUR: 2.800,00 EUR",
        "Hoogstens 1.750,00 EUR: voor een gezin, hoe groot het ook is",
        "Het moet gebruikt worden binnen twaalf maanden na de terugkeer.",
        "Ze keren vrijwillig terug.",
        "Ze willen een micro-onderneming starten.",
        "1.500,00 EUR, één keer voor het huishouden",
        "Het moet gebruikt worden binnen twaalf maanden na de terugkeer.",
        "Geen bron zegt het, daarom wordt het hier zo gelezen: "
        "De toeslag voor een micro-onderneming wordt één keer voor het huishouden gegeven.",
    ]
