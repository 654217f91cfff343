"""Which nationals are on which list on which day; the lists are known from 15 March 2001, before any programme."""

from datetime import date

from translocal.programmes.tests.readings.logic import Truth, any_of

_FIRST, _LAST = date(2001, 3, 15), date.max

# Regulation (EC) 539/2001, Annex II, as it began
_EXEMPT_FROM_THE_BEGINNING = (
    "AD AR AU BO BN BR CA CL CR GT HN HR HK IL JP KR MO MY MX MC NZ NI PA PY SV SG SM UY US VA VE"
)
# Its amendments and Regulation (EU) 2018/1806, Annex II
_EXEMPT_LATER = {
    date(2007, 1, 19): "AG BS BB KN MU SC",  # Regulation (EC) 1932/2006
    date(2009, 12, 19): "ME MK RS",
    date(2010, 12, 15): "AL BA",
    date(2011, 1, 11): "TW",
    date(2014, 4, 28): "MD",
    date(2015, 5, 6): "AE DM GD LC VC VU WS TT TL",
    date(2015, 12, 3): "CO",
    date(2015, 12, 8): "PW TO",
    date(2016, 3, 15): "PE",
    date(2016, 6, 24): "KI MH TV",
    date(2016, 9, 20): "SB FM",
    date(2017, 3, 28): "GE",
    date(2017, 6, 11): "UA",
    date(2020, 2, 1): "GB",
    date(2024, 1, 1): "XK",
}
# Croatia went over to the Union
_EXEMPT_UNTIL = {"BO": date(2007, 3, 31), "HR": date(2013, 6, 30), "VU": date(2022, 5, 3)}

_OLD_15 = "AT BE DE DK ES FI FR GB GR IE IT LU NL PT SE"
# The treaties of accession of 2003, 2005 and 2012
_EU_LATER = {
    date(2004, 5, 1): "CY CZ EE HU LT LV MT PL SI SK",
    date(2007, 1, 1): "BG RO",
    date(2013, 7, 1): "HR",
}
_GB_LEAVES = date(2020, 1, 31)

EEA_AND_SWISS = frozenset({"IS", "LI", "NO", "CH"})

_Spans = dict[str, tuple[date, date]]


def _spans(first: str, later: dict[date, str], until: dict[str, date]) -> _Spans:
    found = {code: (_FIRST, until.get(code, _LAST)) for code in first.split()}
    for day, codes in later.items():
        found |= {code: (day, until.get(code, _LAST)) for code in codes.split()}
    return found


_EXEMPT = _spans(_EXEMPT_FROM_THE_BEGINNING, _EXEMPT_LATER, _EXEMPT_UNTIL)
_OLD = _spans(_OLD_15, {}, {"GB": _GB_LEAVES})
_EU = _spans(_OLD_15, _EU_LATER, {"GB": _GB_LEAVES})

# The first day of everything that the lists change
CHANGES = sorted({*_EXEMPT_LATER, *_EU_LATER, date(2007, 4, 1), date(2022, 5, 4), date(2020, 2, 1)})


def _listed(spans: _Spans, nationality: str | None, on: date) -> Truth:
    if nationality is None:
        return None
    span = spans.get(nationality)
    return span is not None and span[0] <= on <= span[1]


def is_visa_exempt(nationality: str | None, on: date) -> Truth:
    """Whether these nationals need no visa for a short stay."""
    return _listed(_EXEMPT, nationality, on)


def is_of_old_eu(nationality: str | None, on: date) -> Truth:
    """Whether these nationals are of the fifteen old members."""
    return _listed(_OLD, nationality, on)


def is_of_eu(nationality: str | None, on: date) -> Truth:
    """Whether these nationals are citizens of the Union."""
    return _listed(_EU, nationality, on)


def is_of_eea_or_swiss(nationality: str | None) -> Truth:
    """Whether these nationals are of Iceland, Liechtenstein, Norway or Switzerland."""
    return is_one_of(nationality, EEA_AND_SWISS)


def needs_no_visa(nationality: str | None, on: date) -> Truth:
    """Whether these nationals need no visa, by the regulation or because they may move freely."""
    return any_of([is_visa_exempt(nationality, on), is_of_eu(nationality, on), is_of_eea_or_swiss(nationality)])


def is_one_of(nationality: str | None, codes: frozenset[str]) -> Truth:
    """Whether the nationality is named."""
    return None if nationality is None else nationality in codes
