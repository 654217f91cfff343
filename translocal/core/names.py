"""Names of countries and languages in the reader's language (Unicode CLDR, by Babel)."""

from functools import cache, lru_cache
from zoneinfo import available_timezones

from babel import Locale
from django.utils.translation import get_language

# Codes of ISO 3166 that CLDR lists but that name no country anybody comes from.
_NOT_COUNTRIES = {
    "AC",
    "AQ",
    "BV",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "HM",
    "IC",
    "QO",
    "TA",
    "TF",
    "UM",
    "UN",
    "XA",
    "XB",
    "ZZ",
}
SPOKEN = [
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ckb",
    "cs",
    "de",
    "dsb",
    "el",
    "en",
    "es",
    "et",
    "fa",
    "ff",
    "fr",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "ig",
    "it",
    "ka",
    "kk",
    "km",
    "ko",
    "ky",
    "ku",
    "lb",
    "ln",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "my",
    "ne",
    "nl",
    "om",
    "pa",
    "pl",
    "prs",
    "ps",
    "pt",
    "ro",
    "rom",
    "ru",
    "rw",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "tg",
    "th",
    "ti",
    "tk",
    "tl",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "wo",
    "yo",
    "zh",
]


def _locale() -> Locale:
    return Locale.parse((get_language() or "en").replace("-", "_"))


@cache
def _countries(locale: str) -> list[tuple[str, str]]:
    territories = Locale.parse(locale).territories
    pairs = [(c, n) for c, n in territories.items() if len(c) == 2 and c.isalpha() and c not in _NOT_COUNTRIES]
    return sorted(pairs, key=lambda pair: pair[1])


@cache
def _languages(locale: str) -> list[tuple[str, str]]:
    names = Locale.parse(locale).languages
    return sorted(((code, names.get(code, code)) for code in SPOKEN), key=lambda pair: pair[1])


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2 of every place people come from, and XK for Kosovo."""
    return frozenset(code for code, _name in _countries("en"))


def countries() -> list[tuple[str, str]]:
    """(ISO 3166-1 alpha-2 code, name), by name."""
    return _countries(str(_locale()))


def languages() -> list[tuple[str, str]]:
    """(ISO 639 code, name) of the languages spoken in this field, by name."""
    return _languages(str(_locale()))


@cache
def time_zones() -> list[tuple[str, str]]:
    """(IANA name, name) of the zones in which people live, by name."""
    named = sorted(
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix"))
    )
    return [(zone, zone.replace("_", " ")) for zone in named]


def country(code: str) -> str:
    return _country(code, get_language() or "en")


def language(code: str) -> str:
    return _language(code, get_language() or "en")


@lru_cache(maxsize=2048)
def _country(code: str, told_in: str) -> str:
    return str(_locale().territories.get(code, code))


@lru_cache(maxsize=2048)
def _language(code: str, told_in: str) -> str:
    return str(_locale().languages.get(code, code))
