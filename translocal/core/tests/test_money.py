"""Money is exact; what people type is read as they meant it, or refused with the mend."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.badly import LONG
from translocal.core.money import (
    AmountField,
    Money,
    Unreadable,
    currencies,
    currency_codes,
    digits,
    euro,
    in_euro,
    parse,
    rounded,
    spell,
    spell_rate,
    stored,
)

amounts = st.decimals(min_value=0, max_value=Decimal("999999999999"), places=2, allow_nan=False, allow_infinity=False)
codes = st.sampled_from(sorted(currency_codes()))
rates = st.decimals(min_value=Decimal("0.00000001"), max_value=Decimal("9999999"), places=8)
MEANT = {
    "1234": "1234.00", "1.234,56": "1234.56", "1,234.56": "1234.56", "1 234,56": "1234.56", "1 234.5": "1234.50",
    "1’234.50": "1234.50", "1.234.567": "1234567.00", "1,234,567.89": "1234567.89", "12,5": "12.50", ".5": "0.50",
    "0,500": "0.50", "1234,560": "1234.56", "€ 12": "12.00", "12 EUR": "12.00", "١٢٣٤٫٥": "1234.50", "1\u202f750,00": "1750.00",
    "0007": "7.00", "1234.500": "1234.50",
}  # fmt: skip
REFUSED = {
    "1.234": "ambiguous", "1,234": "ambiguous", "12.345": "ambiguous", "-5": "negative", "−5": "negative", "": "unreadable",
    "five": "unreadable", "1e9": "unreadable", "12,3456": "too_fine", "1.23.45": "groups", "1,2,3": "groups", "1.234,56.78": "groups",
    "12 34": "groups", "1234 567": "groups", "5.": "unreadable", "1000000000000": "absurd", ".,": "unreadable", "1,234 567.8": "groups",
    "NaN": "unreadable", "Infinity": "unreadable", "12 USD": "unreadable", "0x10": "unreadable", "½": "unreadable", "1.2 5": "groups",
}  # fmt: skip


@pytest.mark.parametrize("typed", MEANT)
def test_what_people_type_is_read_as_they_meant_it(typed: str) -> None:
    assert parse(typed) == euro(MEANT[typed])


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_mend(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(typed)
    assert caught.value.code == REFUSED[typed] and str(caught.value).endswith(".")


def test_an_ambiguous_amount_names_both_readings() -> None:
    with pytest.raises(Unreadable, match=r"Write 1750, or 1\.75\."):
        parse("1.750")


def test_a_currency_without_coins_has_only_one_reading() -> None:
    assert parse("1.234", "XOF") == Money(Decimal(1234), "XOF")
    with pytest.raises(Unreadable, match="whole amount"):
        parse("1,5", "XOF")


@given(amounts)
def test_what_is_written_plainly_is_read_back(amount: Decimal) -> None:
    assert parse(f"{amount:f}").amount == amount
    assert parse(f"{amount:,.2f}").amount == amount
    assert parse(f"{amount:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")).amount == amount
    assert parse(f"{amount:,.2f}".replace(",", " ")).amount == amount


@given(st.text(max_size=60), codes)
def test_any_text_is_money_or_a_clear_refusal(typed: str, currency: str) -> None:
    try:
        money = parse(typed, currency)
    except Unreadable as error:
        assert str(error)
    else:
        assert money.amount >= 0 and money.amount.is_finite()


@given(amounts, codes, st.sampled_from(["en", "nl", "fr", "de"]))
def test_what_a_page_spells_can_be_typed_back(amount: Decimal, currency: str, language: str) -> None:
    money = Money(amount, currency)
    with translation.override(language):
        told = spell(money)
    try:
        assert parse(told, currency) == money
    except Unreadable as error:
        assert error.code in {"ambiguous", "absurd"}


@given(amounts, codes)
def test_what_is_stored_comes_back(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    assert stored(str(money)) == money
    assert -money.amount.as_tuple().exponent == digits(currency)  # type: ignore[operator]


@given(amounts, amounts)
def test_sums_are_exact(first: Decimal, second: Decimal) -> None:
    total = euro(first) + euro(second)
    assert Fraction(total.amount) == Fraction(first) + Fraction(second)
    assert total - euro(second) == euro(first)


@given(amounts, rates)
def test_a_conversion_is_rounded_once_and_half_up(amount: Decimal, rate: Decimal) -> None:
    cents = Fraction(amount) / Fraction(rate) * 100
    whole = cents.numerator // cents.denominator
    half_up = whole + (1 if cents - whole >= Fraction(1, 2) else 0)
    assert in_euro(Money(amount, "AMD"), rate).amount == Decimal(half_up).scaleb(-2)


def test_half_a_cent_is_rounded_up() -> None:
    assert (
        rounded(Decimal("0.005"), "EUR") == Decimal("0.01") == Decimal("0.005").quantize(Decimal("0.01"), ROUND_HALF_UP)
    )
    assert rounded(Decimal("0.5"), "XOF") == Decimal(1) and rounded(Decimal("0.0005"), "TND") == Decimal("0.001")


def test_two_currencies_never_meet_in_a_sum() -> None:
    for sum_of in (lambda: euro(1) + Money(Decimal(1), "AMD"), lambda: euro(1) < Money(Decimal(1), "AMD")):
        with pytest.raises(TypeError):
            sum_of()


@pytest.mark.parametrize("amount", [1.5, Decimal("NaN"), Decimal("Infinity"), "1"])
def test_money_is_never_made_from_something_inexact(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "3,250.00"), ("nl", "3.250,00"), ("de", "3.250,00"), ("fr", "3\u202f250,00")]
)
def test_a_page_spells_money_in_the_readers_language(language: str, told: str) -> None:
    with translation.override(language):
        assert spell(euro(3250)) == f"{told}\u00a0EUR"


def test_currencies_are_those_in_use() -> None:
    known = dict(currencies())
    assert {"EUR", "AMD", "GEL", "XOF", "IQD"} <= set(known) and "BEF" not in known
    assert "Armenian Dram" in known["AMD"]


class Asked(forms.Form):
    amount = AmountField(label="Amount", most=Decimal(5000))


@pytest.mark.parametrize("typed", ["", " \t　\u200e ", "0", "5000,01", "1.234", LONG, "a\x00b", "\x1b[31mred", "-1"])
def test_a_form_keeps_what_was_typed_and_names_the_mend(typed: str) -> None:
    form = Asked({"amount": typed})
    assert not form.is_valid() and str(form.errors["amount"][0])
    assert form["amount"].value() == typed


def test_a_form_gives_money_and_shows_it_plainly() -> None:
    form = Asked({"amount": "1.750,00"})
    assert form.is_valid() and form.cleaned_data["amount"] == euro(1750)
    assert Asked(initial={"amount": euro(1750)})["amount"].value() == "1750.00"


@pytest.mark.parametrize(("language", "told"), [("en", "1,421.5"), ("nl", "1.421,5"), ("fr", "1\u202f421,5")])
def test_a_rate_is_told_as_numbers_are_in_each_language(language: str, told: str) -> None:
    with translation.override(language):
        assert spell_rate(Decimal("1421.500000")) == told
        assert spell_rate(Decimal(300)) == "300" and spell_rate(Decimal("0.004")) in ("0.004", "0,004")
