"""What support there is, for nobody in particular: answered at once, kept nowhere, told in another language; and how programmes changed."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.truth import ask
from translocal.organisations.models import Staff

ASKED = {
    "programmes": ["be-reintegration"], "ages": "38, 36, 11, 7", "nationality": "AM", "day": "2011-05-01", "told_in": "en",
    "wants_microbusiness": "yes",
}  # fmt: skip


def client(staff: Staff) -> Client:
    made = Client()
    made.force_login(staff)
    return made


def told(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


def asked(cast: Cast, **other: Any) -> Any:
    return client(cast.lies).post(reverse("nameless"), {**ASKED, **other})


def test_a_family_reads_every_euro_and_why(cast: Cast) -> None:
    shown = told(asked(cast))
    assert all(
        text in shown for text in ("3,250.00 EUR", "4 people, 700.00 EUR each", "At most 1,750.00 EUR", "in kind")
    )


def test_how_it_may_be_spent_stands_beside_the_amount(cast: Cast) -> None:
    shown = told(asked(cast))
    assert "up to 1,750.00 EUR" in shown and "may be spent on: training and schooling" in shown
    assert "of which at most 300.00 EUR in cash" in told(asked(cast, **DUTCH, excluded_by_nl_rean="no"))


def test_a_day_without_rules_refuses_nobody_and_tells_what_is_believed_of_it(cast: Cast) -> None:
    shown = told(asked(cast, programmes=["be-departure-premium"], day="2012-05-14"))
    assert "No rules are known before 15 May 2012." in shown and "there was a premium too" in shown
    assert "not given" not in shown and "0.00 EUR" not in shown


DUTCH = {
    "programmes": ["nl-rean"], "day": "2020-05-01", "never_last_assistance": "on", "circumstances_no_means": "yes",
    "circumstances_procedures_withdrawn": "yes",
}  # fmt: skip


def test_a_list_of_nationalities_is_asked_of_the_programme_and_open_until_it_answers(cast: Cast) -> None:
    page, excluded = told(asked(cast, **DUTCH)), "not among those that REAN excludes"
    assert "Ask IOM." in page and "Ask the UDI." not in page and "not known yet" in page and excluded in page
    assert "9,200.00 EUR" in told(asked(cast, **DUTCH, excluded_by_nl_rean="no"))
    assert "not given" in told(asked(cast, **DUTCH, excluded_by_nl_rean="yes"))


def test_whose_nationality_is_excluded_stays_open_where_they_have_several(cast: Cast) -> None:
    mixed = told(asked(cast, **DUTCH, ages="38, 36 ge", excluded_by_nl_rean="yes"))
    assert "not known yet" in mixed and "not given" not in mixed
    assert "3,600.00 EUR" in told(asked(cast, **DUTCH, ages="38, 36 ge", excluded_by_nl_rean="no"))


def test_somebody_may_have_another_nationality(cast: Cast) -> None:
    """Who travels without a visa does not count; the others do."""
    day = {"day": "2013-05-01", "status": "applicant", "vulnerable": "no"}
    assert "1,400.00 EUR" in told(asked(cast, ages="38, 36", **day))
    mixed = told(asked(cast, ages="38, 36 br", **day))
    assert "1 person, 700.00 EUR" in mixed and "1,400.00 EUR" not in mixed


def test_that_they_return_voluntarily_is_asked_stands_at_yes_and_can_be_changed(cast: Cast) -> None:
    page = told(asked(cast))
    assert _chosen(page, "voluntary") == ["yes"] and "3,250.00 EUR" in page
    assert _chosen(told(asked(cast, voluntary="no")), "voluntary") == ["no"]
    assert "not known yet" in told(asked(cast, voluntary="unknown"))
    assert _chosen(told(client(cast.lies).get(reverse("nameless"))), "voluntary") == ["yes"]


def _chosen(page: str, name: str) -> list[str]:
    """The answers of a question that are chosen on a page."""
    fields = re.findall(r"<input [^>]*>", page)
    chosen = [field for field in fields if f'name="{name}"' in field and " checked" in field]
    return [value for field in chosen for value in re.findall(r'value="([^"]*)"', field)]


def test_what_is_not_known_and_what_would_change_it_are_told(cast: Cast) -> None:
    shown = told(asked(cast, wants_microbusiness="unknown"))
    assert "What is not known and matters" in shown and "at least 1,750.00 EUR" in shown
    assert "3,250.00 EUR instead of 1,750.00 EUR" in told(asked(cast, wants_microbusiness="no"))


def test_until_when_it_may_be_used_is_told_as_open_while_nobody_knows_when_they_leave(cast: Cast) -> None:
    sentence = "Until when “Reintegration budget” may be used depends on it"
    assert sentence in told(asked(cast))
    leaving = told(asked(cast, dates_departure="2011-06-15"))
    assert sentence not in leaving and "to be used by" in leaving


def test_programmes_stand_beside_each_other(cast: Cast) -> None:
    shown = told(asked(cast, programmes=["be-reintegration", "eu-eurp-nl"], day="2024-05-01"))
    assert shown.count('<article class="card stack">') == 2


def test_only_what_the_chosen_programmes_ask_is_asked(cast: Cast) -> None:
    assert 'name="circumstances_no_means"' not in told(asked(cast))
    assert 'name="circumstances_no_means"' in told(asked(cast, programmes=["nl-rean"]))


def test_an_answer_that_nobody_has_read_says_so_and_stands_beside_the_workers_own(cast: Cast) -> None:
    page = asked(cast, told_in="ar", wants_microbusiness="unknown")
    shown = told(page)
    assert 'lang="ar" dir="rtl"' in page.content.decode() and 'lang="en" dir="ltr"' in page.content.decode()
    assert "1,750.00 EUR" in shown and "العودة" in shown and "for a microbusiness" in shown
    assert "لم يراجع هذه الترجمة أحد" in shown  # that nobody has read it
    assert shown.count("The answer in ") == 2 and shown.count("What is not known and matters") == 1


def test_the_answer_is_told_in_the_language_of_the_person(cast: Cast) -> None:
    shown = told(asked(cast, told_in="nl"))
    assert (
        '<section aria-label="The answer in Dutch" aria-live="polite"><div class="stack" lang="nl" dir="ltr">' in shown
    )
    assert "3.250,00 EUR" in shown


def test_nothing_is_kept_and_nothing_stands_in_an_address(cast: Cast) -> None:
    lies, written = client(cast.lies), "SELECT relname, n_tup_ins FROM pg_stat_xact_user_tables ORDER BY relname"
    before = ask(written)
    answer = lies.post(reverse("nameless"), ASKED)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert ask(written) == before


@pytest.mark.parametrize(
    ("wrong", "mend"),
    [
        ({"ages": "-1"}, "Write ages in whole years"),
        ({"ages": "38, many"}, "Write ages in whole years"),
        ({"ages": "38 QQ"}, "Write ages in whole years"),
        ({"ages": "AM 38"}, "Write ages in whole years"),
        ({"ages": "111"}, "Write ages in whole years"),
        ({"ages": ""}, "Give the age of everybody"),
        ({"ages": " ".join(["1"] * 41)}, "at most 40 are one household"),
        ({"nationality": "QQ"}, "QQ"),
        ({"day": "soon"}, "day"),
        ({"programmes": []}, "Choose at least one programme."),
        ({"programmes": ["be-gold"]}, "be-gold"),
        ({"programmes": ["be-reintegration", "nl-rean", "no-avr", "uk-vrs", "fr-ofii"]}, "Leave one out"),
        (
            {"programmes": ["fr-ofii"], "dates_order_to_leave": "2024-01-01", "never_order_to_leave": "on"},
            "Leave one out",
        ),
        (
            {"programmes": ["fr-ofii"], "day": "2024-05-04", "dates_order_to_leave": "2024-05-05"},
            "It lies after the day that is asked about.",
        ),
    ],
)
def test_bad_input_is_named_at_its_field_and_kept(cast: Cast, wrong: dict[str, Any], mend: str) -> None:
    answer = asked(cast, **wrong)
    assert answer.status_code == 422 and mend in told(answer)
    assert "3,250.00 EUR" not in told(answer)


def test_at_first_the_programmes_of_the_own_country_are_chosen(cast: Cast) -> None:
    shown = told(client(cast.lies).get(reverse("nameless")))
    assert 'value="be-reintegration"' in shown and "Say how old they are" in shown


def test_a_programme_tells_how_it_changed_and_what_is_only_believed(cast: Cast) -> None:
    shown = told(client(cast.lies).get(reverse("programme", args=["be-reintegration"])))
    assert all(
        text in shown for text in ("1 January 2010", "15 May 2012", "Where no source says it", "brf.be/national/20056")
    )
    assert "be-departure-premium" in told(client(cast.lies).get(reverse("programmes")))


def test_a_programme_that_is_not_there_is_absent(cast: Cast) -> None:
    assert client(cast.lies).get(reverse("programme", args=["be-gold"])).status_code == 404


def test_where_real_people_are_served_none_is_for_practice(cast: Cast, settings: Any) -> None:
    settings.DEMO_SIGN_IN = False
    assert client(cast.lies).get(reverse("programme", args=["s1-demo"])).status_code == 404
    assert "s1-demo" not in told(client(cast.lies).get(reverse("nameless")))


def test_nobody_signed_out_asks(cast: Cast) -> None:
    for name, arguments in (("nameless", []), ("programmes", []), ("programme", ["be-reintegration"])):
        assert Client().get(reverse(name, args=arguments)).status_code == 302
