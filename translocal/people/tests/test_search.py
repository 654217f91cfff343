"""The right person among the first five, in any script, misspelt; never somebody the reader may not see."""

import re

import pytest
from django.test import Client

from tests.cast import Cast
from tests.truth import as_staff, one
from translocal.demo import story
from translocal.organisations.models import Staff
from translocal.people import search
from translocal.people.actions import leave

HOUSEHOLDS = [
    ("Aram", "Vardanyan", "Արամ Վարդանյան, Арам Варданян"), ("Nino", "Kapanadze", "ნინო კაპანაძე"),
    ("Yusuf", "Al-Khatib", "يوسف الخطيب"), ("Oleksandr", "Shevchenko", "Олександр Шевченко"),
    ("Mohammed", "Rahimi", "محمد رحیمی"), ("Giorgi", "Beridze", "გიორგი ბერიძე"), ("Hasmik", "Petrosyan", "Հասմիկ Պետրոսյան"),
    ("Marcela", "Oliveira", ""), ("Ion", "Rusu", "Ион Русу"), ("Thị Hồng", "Nguyễn", ""),
]  # fmt: skip
MISSPELT = [
    ("vardanjan", "Aram"), ("Wardanian aram", "Aram"), ("Վարդանեան", "Aram"), ("Варданьян", "Aram"), ("arm vardnyan", "Aram"),
    ("kapanadse nino", "Nino"), ("კაპანაძე", "Nino"), ("Капанадзе", "Nino"), ("Youssef Khatib", "Yusuf"), ("الخطيب", "Yusuf"),
    ("Chevtchenko", "Oleksandr"), ("Шевченко Александр", "Oleksandr"), ("Muhamad Rahimy", "Mohammed"), ("محمد", "Mohammed"),
    ("Georgi Beridse", "Giorgi"), ("ბერიძე", "Giorgi"), ("Hasmig Bedrosian", "Hasmik"), ("Պետրոսյան", "Hasmik"),
    ("olivera", "Marcela"), ("Руссу", "Ion"), ("nguyen hong", "Thị Hồng"), ("  ARAM\tVARDANYAN ", "Aram"),
]  # fmt: skip


class Found:
    """Ten households of one service, and one of another that the searcher must never meet."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        for given, family, also in HOUSEHOLDS:
            person = {"given_name": given, "family_name": family, "also_written": also, "position": "adult"}
            story.household_talk(cast.lies, cast.teams["welfare"], "AM", "", [person])
        hidden = {"given_name": "Zaruhi", "family_name": "Vardanyan", "phone": "+32 499 11 22 33", "position": "adult"}
        self.hidden = story.open_case(cast.sam, cast.teams["elsewhere"], "AM", "", [hidden])


@pytest.fixture
def people(cast: Cast) -> Found:
    return Found(cast)


def found(who: Staff, words: str) -> list[str]:
    with as_staff(who):
        return [item.person.given_name for item in search.find(words, who.pk)]


def test_the_right_person_is_among_the_first_five(people: Found) -> None:
    missed = [(words, name) for words, name in MISSPELT if name not in found(people.cast.lies, words)[:5]]
    assert missed == []


def test_nobody_out_of_sight_is_found_by_name_reference_or_telephone(people: Found) -> None:
    for words in ("Zaruhi", "Vardanyan", people.hidden.reference, "+32 499 11 22 33", "112233"):
        assert "Zaruhi" not in found(people.cast.lies, words)
        assert found(people.cast.tom, words) == []
    assert found(people.cast.sam, "Zaruhy") == ["Zaruhi"]


def test_a_reference_and_a_telephone_number_are_found_however_they_are_written(people: Found) -> None:
    number = people.hidden.reference[3:]
    for words in (people.hidden.reference, number, f"tl {number}", "0499 11 22 33", "0032499112233", "٠٤٩٩١١٢٢٣٣"):
        assert found(people.cast.sam, words) == ["Zaruhi"], words


def test_what_was_found_counts_as_read(people: Found) -> None:
    found(people.cast.sam, "Zaruhi")
    read = "SELECT count(*) FROM journal_reading WHERE what = 'search' AND staff_id = %s AND case_id = %s"
    assert one(read, people.cast.sam.pk, people.hidden.pk) == 1
    assert one("SELECT count(*) FROM journal_reading WHERE what = 'search' AND staff_id = %s", people.cast.lies.pk) == 0


def masked(client: Client, words: str) -> bytes:
    page = client.post("/search/", {"q": words}).content.replace(words.encode(), b"WORDS")
    return re.sub(rb'value="[^"]{64}"|nonce="[^"]*"', b"", page)


def test_a_name_that_is_hidden_and_one_that_nobody_has_are_answered_alike(people: Found) -> None:
    client = Client()
    client.force_login(people.cast.claire)
    assert masked(client, "Zaruhi") == masked(client, "Xqwbhi")
    assert masked(client, people.hidden.reference) == masked(client, "TL-999999")


def test_who_left_a_household_is_not_found_there_any_more(cast: Cast) -> None:
    case = cast.case(2)
    member = cast.members(case)[1]
    with as_staff(cast.lies):
        before = {item.access.case_id for item in search.find("Nune", cast.lies.pk)}
    leave(member, by=cast.lies)
    with as_staff(cast.lies):
        after = {item.access.case_id for item in search.find("Nune", cast.lies.pk)}
    assert case.pk in before and case.pk not in after
