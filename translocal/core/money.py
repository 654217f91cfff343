"""Money: exact, of one currency, rounded to its smallest coin; read from what people type, and spelled for a page."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from typing import Any

from babel.core import get_global
from babel.numbers import format_decimal, get_currency_name, get_territory_currencies
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from translocal.core.fields import Line

EUR = "EUR"
MOST = Decimal(10) ** 12
# ISO 4217: how many digits a currency has after the point, where it is not two. (CLDR counts the coins still in use instead.)
_WHOLE_ONLY = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_EXACT_DIGITS = 60  # enough for the quotient of any two numbers that are stored: no rounding before the last one


class Unreadable(ValueError):
    """What was typed is no amount; the text says the mend."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


@dataclass(frozen=True)
class Money:
    """An amount of one currency. Two currencies never meet in a sum."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise TypeError("an amount is a finite Decimal")
        object.__setattr__(self, "amount", rounded(self.amount, self.currency))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        """The stable form, for storing: `1234.50 EUR`. Pages use `spell`."""
        return f"{self.amount:f} {self.currency}"

    def _same(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            raise TypeError(f"{self.currency} and {other.currency} do not add up")
        return other.amount


def euro(amount: Decimal | int | str) -> Money:
    return Money(Decimal(amount), EUR)


def stored(text: str) -> Money:
    """The money that `str()` wrote."""
    amount, currency = text.split(" ")
    return Money(Decimal(amount), currency)


def digits(currency: str) -> int:
    """How many digits the currency has after the decimal point."""
    if currency in _WHOLE_ONLY:
        return 0
    return 3 if currency in _THREE_DIGITS else 2


def rounded(amount: Decimal, currency: str) -> Decimal:
    """To the smallest unit of the currency, half up."""
    with localcontext(prec=_EXACT_DIGITS):
        return amount.quantize(Decimal(1).scaleb(-digits(currency)), ROUND_HALF_UP)


def in_euro(local: Money, units_for_one_euro: Decimal) -> Money:
    """What an amount is worth in euro at a rate, rounded once."""
    if local.currency == EUR:
        return local
    if units_for_one_euro <= 0:
        raise ValueError("a rate is above zero")
    with localcontext(prec=_EXACT_DIGITS):
        return Money(local.amount / units_for_one_euro, EUR)


@cache
def currency_codes() -> frozenset[str]:
    """Every currency that is legal tender somewhere today."""
    territories = get_global("territory_currencies")
    return frozenset(code for territory in territories for code in get_territory_currencies(territory))


def currencies() -> list[tuple[str, str]]:
    """(ISO 4217 code, code and name) in the reader's language."""
    locale = _locale()
    return [(code, f"{code} · {get_currency_name(code, locale=locale)}") for code in sorted(currency_codes())]


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")


def spell(money: Money) -> str:
    """The amount as it is read in the active language, with the code of its currency: `1,234.50 EUR`."""
    return f"{_grouped(money.amount, digits(money.currency), _locale())}\u00a0{money.currency}"


def spell_rate(units: Decimal) -> str:
    """A rate as it is read in the active language, with as many places as it has: `421.5`."""
    bare = units.normalize()
    return _grouped(bare, max(0, -int(bare.as_tuple().exponent)), _locale())


@lru_cache(maxsize=4096)
def _grouped(amount: Decimal, places: int, locale: str) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(amount, pattern, locale=locale)


# Reading what people type

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


def parse(typed: str, currency: str = EUR) -> Money:
    """The money that somebody typed; raises `Unreadable` with the mend."""
    bare = _without_currency(typed.strip(), currency)
    return Money(read_number(bare, digits(currency)), currency)


def _without_currency(typed: str, currency: str) -> str:
    for sign in (currency, currency.lower(), "€" if currency == EUR else ""):
        if sign:
            typed = typed.removeprefix(sign).removesuffix(sign).strip()
    return typed


def read_number(typed: str, places: int) -> Decimal:
    """A number as people write it anywhere in Europe, with at most `places` digits after the point."""
    plain = _plain(typed)
    if plain.startswith(("-", "−", "–")):
        raise Unreadable("negative", _("Write an amount without a minus sign."))
    if not re.fullmatch(r"[\d., ]+", plain) or not re.search(r"\d", plain):
        raise Unreadable("unreadable", _("Write the amount in digits, for example 1234.50."))
    whole, fraction = _split(plain, places)
    fraction = fraction.rstrip("0")
    if len(fraction) > places:
        raise Unreadable("too_fine", _too_fine(places))
    value = Decimal(f"{whole or '0'}.{fraction or '0'}")
    if value >= MOST:
        raise Unreadable("absurd", _("This is more than any amount here. Check the number of digits."))
    return value


def _plain(typed: str) -> str:
    """Digits of any script as our own, every kind of space as one."""
    told = (str(unicodedata.decimal(sign, sign)) for sign in typed.strip())
    return _SPACES.sub(" ", "".join(told)).replace("٫", ",").replace("٬", " ")


def _split(plain: str, places: int) -> tuple[str, str]:
    """Digits before the decimal sign, and after it."""
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return _whole(plain, " "), ""
    last = signs[-1]
    before, _sign, after = plain.rpartition(last)
    if " " in after:
        raise _wrong_groups()
    if len(set(signs)) == 2:
        other = signs[0]
        if signs.count(last) > 1:
            raise _wrong_groups()
        return _whole(before, other), after
    if len(signs) > 1:
        return _whole(plain, last), ""
    return _one_sign(before, after, places)


def _one_sign(before: str, after: str, places: int) -> tuple[str, str]:
    """A single point or comma: three digits after it can mean two things, anything else one."""
    if not after:
        raise Unreadable("unreadable", _("Write digits after the decimal sign, or leave it out."))
    three = len(after) == 3 and re.fullmatch(r"[1-9]\d{0,2}", before) is not None
    if not three:
        return _whole(before, " ") if before else "0", after
    if places == 0:
        return before + after, ""
    raise Unreadable(
        "ambiguous",
        _("This can be read in two ways. Write %(thousands)s, or %(fraction)s.")
        % {"thousands": before + after, "fraction": f"{before}.{after}0" if places > 2 else f"{before}.{after[:2]}"},
    )


def _whole(part: str, sign: str) -> str:
    """The digits of a whole number, whose groups must be of three."""
    groups = part.split(sign)
    right = all(len(group) == 3 for group in groups[1:]) and (len(groups) == 1 or 1 <= len(groups[0]) <= 3)
    if not right or not all(re.fullmatch(r"\d+", group) for group in groups):
        raise _wrong_groups()
    return "".join(groups)


def _wrong_groups() -> Unreadable:
    return Unreadable("groups", _("The groups of digits are not of three. Write the amount without them: 1234.50."))


def _too_fine(places: int) -> str:
    if places == 0:
        return _("This currency has no digits after the point. Write a whole amount.")
    return _("Write at most %(places)s digits after the point.") % {"places": places}


class AmountField(Line):
    """An amount of one currency. What was typed stays as it was typed; what is wrong is named with its mend."""

    def __init__(self, *, currency: str = EUR, most: Decimal | None = None, zero: bool = False, **options: Any) -> None:
        self.currency, self.most, self.zero = currency, most, zero
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.error_messages["required"] = gettext_lazy("Write an amount.")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            money = parse(text, self.currency)
        except Unreadable as error:
            raise ValidationError(str(error), code=error.code) from error
        if not money and not self.zero:
            raise ValidationError(_("Write an amount above zero."), code="zero")
        if self.most is not None and money.amount > self.most:
            told = _("At most %(most)s is possible.") % {"most": spell(Money(self.most, self.currency))}
            raise ValidationError(told, code="too_much")
        return money

    def prepare_value(self, value: Any) -> Any:
        return f"{value.amount:f}" if isinstance(value, Money) else value


class NumberField(Line):
    """A positive number with many digits after the point, such as a rate."""

    def __init__(self, *, places: int = 8, **options: Any) -> None:
        self.places = places
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.error_messages["required"] = gettext_lazy("Write a number.")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            number = read_number(text, self.places)
        except Unreadable as error:
            raise ValidationError(str(error), code=error.code) from error
        if not number:
            raise ValidationError(_("Write a number above zero."), code="zero")
        return number
