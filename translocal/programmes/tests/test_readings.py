"""What the other hand reads in the sources, reckoned by head."""

from datetime import date
from typing import Any

import pytest

from translocal.programmes.tests.readings import READINGS
from translocal.programmes.tests.readings.by_head import FAMILY, REFUSED, UNKNOWN, adult, child, person, when, yes
from translocal.programmes.tests.readings.france_and_switzerland import FRANCE, SWITZERLAND
from translocal.programmes.tests.readings.households import BOUNDARIES
from translocal.programmes.tests.readings.logic import NEVER

PLAIN = {"voluntary": True, "wants": {}, "circumstances": {}, "approvals": {}, "dates": {}}


def outcome_of(code: str, on: str, *persons: dict[str, Any], **known: Any) -> dict[str, int | str]:
    found = READINGS[code]({**PLAIN, **known, "persons": list(persons)}, date.fromisoformat(on))
    return {name: int(amount) if word == "given" else word for name, (word, amount) in found.items()}


OLD_FAMILY = [adult(), adult(), child(born="2001-01-01"), child(born="2003-01-01")]
APPLICANT = {"status": "applicant"}
DETAINED = {"status": "detained"}
FREE = yes(no="naturalised in_detention")
NOT_BEFORE = when(last_assistance=NEVER)
NEW_BELGIUM = {"circumstances": FREE, "dates": NOT_BEFORE}
BUSINESS, STARTING = "business_from_2022", {"wants": yes("microbusiness")}

BE_FUND = [
    # S16 and Study
    ("2005-12-31", OLD_FAMILY, {}, {}),
    ("2006-01-01", OLD_FAMILY[:2], {}, {"reintegration": 1400}),
    ("2009-12-31", OLD_FAMILY, {}, {"reintegration": 1750}),
    ("2011-05-01", OLD_FAMILY, {"wants": yes("microbusiness")}, {"reintegration": 1750, "microbusiness": 1500}),
    ("2011-05-01", [adult("BR")], {}, {"reintegration": 700, "microbusiness": UNKNOWN}),
    ("2011-05-01", [adult()], {"voluntary": False}, {"reintegration": REFUSED, "microbusiness": REFUSED}),
    # Nobody told whether they return voluntarily
    ("2011-05-01", [adult()], {"voluntary": None}, {"reintegration": UNKNOWN, "microbusiness": UNKNOWN}),
    # S19, S20: an order to leave of twelve months ago, and of a day more
    (
        "2014-03-01",
        [adult()],
        {"status": "undocumented", "dates": when(order_to_leave="2013-02-28", application="2014-02-28")},
        {"reintegration": 700, "microbusiness": UNKNOWN},
    ),
    (
        "2014-03-01",
        [adult()],
        {"status": "undocumented", "dates": when(order_to_leave="2013-02-27", application="2014-02-28")},
        {"reintegration": REFUSED, "microbusiness": REFUSED},
    ),
    ("2014-04-27", [adult("MD")], APPLICANT, {"reintegration": 700, "microbusiness": UNKNOWN}),
    ("2014-04-28", [adult("MD")], APPLICANT, {"reintegration": REFUSED, "microbusiness": REFUSED}),
    ("2014-04-28", [adult("MD", vulnerable=True)], APPLICANT, {"reintegration": 700, "microbusiness": UNKNOWN}),
    # S17: Kosovars from 2013
    ("2012-12-31", [adult("XK")], APPLICANT, {"reintegration": 700, "microbusiness": UNKNOWN}),
    ("2013-01-01", [adult("XK")], APPLICANT, {"reintegration": REFUSED, "microbusiness": REFUSED}),
    # S20: a family with a minor, ordered to leave long ago or never
    (
        "2015-06-01",
        [adult("BR"), child("BR")],
        {"status": "undocumented"},
        {"reintegration": 1400, "microbusiness": UNKNOWN},
    ),
    # Whoever may move freely needs no visa either: Croatians stood on the list, and then went over to the Union
    *(
        ("2013-06-30", [adult(code)], APPLICANT, {"reintegration": REFUSED, "microbusiness": REFUSED})
        for code in ("RO", "DE", "BE", "NO", "CH", "HR")
    ),
    ("2013-07-01", [adult("HR")], APPLICANT, {"reintegration": REFUSED, "microbusiness": REFUSED}),
    ("2024-06-01", [adult("NO")], NEW_BELGIUM, {"reintegration": REFUSED, BUSINESS: REFUSED}),
    # S26: a microbusiness is among what the budget is for; how much is not told
    ("2021-12-31", [adult()], {**APPLICANT, **STARTING}, {"reintegration": 700, "microbusiness": 1500}),
    ("2022-01-01", [adult()], {**NEW_BELGIUM, **STARTING}, {"reintegration": UNKNOWN, BUSINESS: UNKNOWN}),
    (
        "2022-01-01",
        [adult()],
        {**NEW_BELGIUM, "wants": yes(no="microbusiness")},
        {"reintegration": UNKNOWN, BUSINESS: REFUSED},
    ),
    # S25 is of no day: of a closed centre nobody knows what was given before 2022
    ("2012-05-14", [adult()], DETAINED, {"reintegration": 700, "microbusiness": UNKNOWN}),
    ("2012-05-15", [adult(vulnerable=True)], DETAINED, {"reintegration": UNKNOWN, "microbusiness": UNKNOWN}),
    (
        "2024-06-01",
        [adult()],
        {**NEW_BELGIUM, **DETAINED, "approvals": yes(no="immigration_office")},
        {"reintegration": REFUSED, BUSINESS: REFUSED},
    ),
    # S21, S22, S24: the amount of today is not known, but who gets none is
    ("2025-11-30", [adult("BR")], NEW_BELGIUM, {"reintegration": UNKNOWN, BUSINESS: UNKNOWN}),
    ("2025-12-01", [adult("BR")], NEW_BELGIUM, {"reintegration": REFUSED, BUSINESS: REFUSED}),
    ("2025-01-01", [adult("MD")], NEW_BELGIUM, {"reintegration": REFUSED, BUSINESS: REFUSED}),
    (
        "2024-06-01",
        [adult(), child()],
        {"circumstances": yes("naturalised")},
        {"reintegration": REFUSED, BUSINESS: REFUSED},
    ),
]
BE_PREMIUM = [
    # S19; the amounts of then have no source
    ("2012-05-14", [adult()], {}, {}),
    ("2021-12-31", [adult()], {}, {"premium": UNKNOWN}),
    ("2021-12-31", [adult("BR")], {}, {"premium": REFUSED}),
    ("2021-12-31", [adult("RO"), adult("CH")], {}, {"premium": REFUSED}),
    # S21
    ("2022-01-01", FAMILY, NEW_BELGIUM, {"premium": 2 * 350 + 2 * 175}),
    ("2022-01-01", [adult("BR"), child("BR")], NEW_BELGIUM, {"premium": 75}),
    ("2022-01-01", [adult("XK"), adult("RO")], NEW_BELGIUM, {"premium": 100}),
    ("2022-01-01", [adult("FR"), adult()], NEW_BELGIUM, {"premium": 350}),
    ("2022-01-01", [adult("FR")], {}, {"premium": REFUSED}),
    # S24: five years ago to the day, and a day less
    ("2024-02-29", [adult()], {"circumstances": FREE, "dates": when(last_assistance="2019-02-28")}, {"premium": 350}),
    (
        "2024-02-29",
        [adult()],
        {"circumstances": FREE, "dates": when(last_assistance="2019-03-01")},
        {"premium": REFUSED},
    ),
    ("2024-02-29", [adult()], {"circumstances": FREE}, {"premium": UNKNOWN}),
    # S25: the Immigration Office decides
    ("2022-01-01", [adult()], {**NEW_BELGIUM, **DETAINED}, {"premium": UNKNOWN}),
    ("2022-01-01", [adult()], {**NEW_BELGIUM, **DETAINED, "approvals": yes("immigration_office")}, {"premium": 350}),
]
EU_HOUSEHOLD = [
    # S31, S32, S34
    ("2022-12-31", FAMILY, {"voluntary": True}, {}),
    ("2024-01-01", FAMILY, {"voluntary": True}, {"post_arrival": 615, "post_return": 5000}),
    ("2024-01-01", FAMILY[:2], {"voluntary": True}, {"post_arrival": 615, "post_return": 3000}),
    ("2024-01-01", FAMILY, {"voluntary": False}, {"post_arrival": 205, "post_return": 4000}),
    ("2024-01-01", FAMILY, {"voluntary": None}, {"post_arrival": UNKNOWN, "post_return": UNKNOWN}),
    ("2024-01-01", [adult()], {"voluntary": True}, {"post_arrival": 615, "post_return": UNKNOWN}),
]
EU_NETHERLANDS = [
    # S31, S33
    ("2023-12-31", FAMILY, {"voluntary": True}, {}),
    ("2024-01-01", FAMILY, {"voluntary": True}, {"post_arrival": 4 * 615, "post_return": 6000}),
    ("2024-01-01", FAMILY, {"voluntary": False}, {"post_arrival": 205, "post_return": 4000}),
    ("2024-01-01", [child(unaccompanied=True)], {"voluntary": True}, {"post_arrival": 615, "post_return": 2000}),
    ("2024-01-01", [child(unaccompanied=None)], {"voluntary": True}, {"post_arrival": 615, "post_return": UNKNOWN}),
    ("2024-01-01", [person("AM", None)], {"voluntary": True}, {"post_arrival": 615, "post_return": UNKNOWN}),
]
NOT_TOLD = {"post_arrival": UNKNOWN, "post_return": UNKNOWN}
EU_GERMANY = [
    *EU_HOUSEHOLD,
    # S35: other provisions for five countries
    ("2024-01-01", [adult("GE", principal=True)], {"voluntary": True}, NOT_TOLD),
    ("2024-01-01", [adult("RS", principal=True)], {"voluntary": False}, NOT_TOLD),
    ("2024-01-01", [adult(principal=True), adult("MK", principal=False)], {"voluntary": True}, NOT_TOLD),
    ("2024-01-01", [adult(None, principal=True)], {"voluntary": True}, NOT_TOLD),
    ("2024-01-01", [adult("XK", principal=True)], {"voluntary": True}, {"post_arrival": 615, "post_return": 2000}),
]
MEDICAL = {"circumstances": yes("medical_needs")}
REAG_GARP = [
    # S38 to S40
    ("2023-12-31", FAMILY, MEDICAL, {}),
    ("2024-01-01", FAMILY, MEDICAL, {"travel_aid": 600, "start_up": 3000, "medical": 2000}),
    ("2024-01-01", [*FAMILY, adult()], {}, {"travel_aid": 800, "start_up": 3500, "medical": UNKNOWN}),
    ("2024-01-01", [adult("GE")], MEDICAL, {"travel_aid": UNKNOWN, "start_up": 1000, "medical": 2000}),
    ("2024-01-01", [adult("GE"), child()], {}, {"travel_aid": UNKNOWN, "start_up": 1500, "medical": UNKNOWN}),
    # Three adults and somebody of unknown age reach the cap either way
    (
        "2024-01-01",
        [*[adult()] * 3, person("AM", None)],
        {},
        {"travel_aid": UNKNOWN, "start_up": 3500, "medical": UNKNOWN},
    ),
]
NO_TOLERATED = {"tolerated_start": REFUSED, "tolerated_housing": REFUSED}
TOLERATED = {"status": "tolerated", "circumstances": yes("long_tolerated")}
STARTHILFE = [
    # S41
    ("2016-12-31", FAMILY, APPLICANT, {}),
    ("2017-01-31", FAMILY, APPLICANT, {"start": UNKNOWN, **NO_TOLERATED}),
    ("2017-02-01", FAMILY[:1], APPLICANT, {"start": 1200, **NO_TOLERATED}),
    ("2018-12-31", FAMILY, APPLICANT, {"start": 2 * 1200 + 2 * 600, **NO_TOLERATED}),
    ("2018-06-06", [child(born="2006-06-06")], APPLICANT, {"start": 1200, **NO_TOLERATED}),
    ("2018-06-05", [child(born="2006-06-06")], APPLICANT, {"start": 600, **NO_TOLERATED}),
    (
        "2018-06-01",
        [adult()],
        {"status": "refused", "dates": when(application="2018-05-31", departure_deadline="2018-05-31")},
        {"start": 800, **NO_TOLERATED},
    ),
    (
        "2018-06-01",
        [adult()],
        {"status": "refused", "dates": when(application="2018-06-01", departure_deadline="2018-05-31")},
        {"start": REFUSED, **NO_TOLERATED},
    ),
    ("2018-06-01", [adult("RS")], TOLERATED, {"start": REFUSED, "tolerated_start": 500, "tolerated_housing": 1000}),
    (
        "2018-06-01",
        [adult("AL"), child("AL")],
        TOLERATED,
        {"start": REFUSED, "tolerated_start": 500, "tolerated_housing": 2000},
    ),
    # Refused in time, and of those who were tolerated for long: one or the other
    (
        "2018-06-01",
        [adult("AL"), adult()],
        {**TOLERATED, "status": "refused", "dates": when(application="2018-05-31", departure_deadline="2018-05-31")},
        {"start": 800, "tolerated_start": 500, "tolerated_housing": 2000},
    ),
    ("2019-01-01", FAMILY, APPLICANT, {}),
    # S42
    ("2023-01-01", FAMILY, APPLICANT, {"start_from_2023": UNKNOWN}),
]
IN_TIME = {"dates": when(order_to_leave="2023-01-31", application="2023-02-28")}
LATE = {"dates": when(order_to_leave="2023-01-31", application="2023-03-01")}
START, ALONE = {"start_aid_for_others": UNKNOWN}, {"start_aid_for_others": REFUSED}
AUSTRIA = [
    # S34
    ("2022-12-31", FAMILY, IN_TIME, {}),
    ("2023-03-01", [adult(), child()], IN_TIME, {**START, "start_aid": 900, "country_bonus": REFUSED}),
    ("2023-03-01", [adult("IQ")] * 4, IN_TIME, {**START, "start_aid": 900, "country_bonus": 3000}),
    ("2023-03-01", [adult("IQ")], LATE, {**ALONE, "start_aid": UNKNOWN, "country_bonus": 1000}),
    ("2023-03-01", [adult("IQ")], {"voluntary": False}, {**ALONE, "start_aid": REFUSED, "country_bonus": REFUSED}),
    ("2024-01-01", [adult("IQ")], IN_TIME, {**ALONE, "start_aid": 900}),
]
NO_MEANS = {"circumstances": yes("no_means", "procedures_withdrawn", no="eu_programme"), "dates": NOT_BEFORE}
BOTH = {**NO_MEANS, "circumstances": yes("no_means", "procedures_withdrawn", "eu_programme")}
REAN = [
    # S33, S43, S44
    ("2016-12-31", FAMILY, NO_MEANS, {}),
    ("2022-09-01", FAMILY, NO_MEANS, {"reintegration": 2 * 1800 + 2 * 2800}),
    # S33 shows 2 September and no year
    ("2022-09-02", FAMILY, NO_MEANS, {"reintegration": UNKNOWN}),
    ("2025-09-01", [child()], BOTH, {"reintegration": UNKNOWN}),
    ("2025-09-02", FAMILY, NO_MEANS, {"start": 4 * 615, "in_kind": 4000}),
    ("2025-09-02", [child(unaccompanied=True)], NO_MEANS, {"start": 615, "in_kind": 2000}),
    ("2025-09-02", [child()], NO_MEANS, {"start": 615, "in_kind": REFUSED}),
    # Whether it may be had beside the European programme is told by nobody
    ("2022-09-01", [adult()], BOTH, {"reintegration": 1800}),
    ("2025-09-02", [adult()], BOTH, {"start": UNKNOWN, "in_kind": UNKNOWN}),
    ("2020-01-01", FAMILY, {"circumstances": yes("no_means"), "dates": NOT_BEFORE}, {"reintegration": UNKNOWN}),
    ("2020-01-01", FAMILY, {"circumstances": yes(no="no_means")}, {"reintegration": REFUSED}),
    # S43 does not show whose nationality is excluded
    ("2022-09-01", [adult(), adult(excluded_by_nl_rean=None)], NO_MEANS, {"reintegration": UNKNOWN}),
    ("2025-09-01", [adult(excluded_by_nl_rean=True)], NO_MEANS, {"reintegration": REFUSED}),
    ("2025-09-02", [adult(), adult(excluded_by_nl_rean=True)], NO_MEANS, {"start": 615, "in_kind": 2000}),
]
BY_DEADLINE = when(application="2024-05-01", departure_deadline="2024-05-01", last_assistance=NEVER)
AFTER_DEADLINE = when(application="2024-05-02", departure_deadline="2024-05-01", last_assistance=NEVER)
MORE = {"grant_for_others": UNKNOWN, "iraq_for_others": REFUSED}
NO_MORE = {"grant_for_others": REFUSED, "iraq_for_others": REFUSED}
NORWAY = [
    # S45 to S47
    ("2019-12-31", FAMILY, {"dates": BY_DEADLINE}, {}),
    ("2024-05-01", FAMILY, {"dates": BY_DEADLINE}, {**MORE, "grant": 15000, "child": 20000, "iraq": REFUSED}),
    ("2024-05-02", FAMILY, {"dates": AFTER_DEADLINE}, {**MORE, "grant": 5000, "child": 20000, "iraq": REFUSED}),
    ("2024-05-01", [adult("IQ")], {"dates": BY_DEADLINE}, {**NO_MORE, "grant": 15000, "child": REFUSED, "iraq": 30000}),
    (
        "2024-05-01",
        [adult("IQ"), adult("IQ")],
        {"dates": BY_DEADLINE},
        {"grant": 15000, "grant_for_others": UNKNOWN, "child": REFUSED, "iraq": 30000, "iraq_for_others": UNKNOWN},
    ),
    (
        "2024-05-01",
        [adult("SY"), adult("GE"), adult("RO"), adult("DE"), adult("IS"), adult("NO")],
        {"dates": BY_DEADLINE},
        {**NO_MORE, "grant": REFUSED, "child": REFUSED, "iraq": REFUSED},
    ),
    ("2024-05-01", [adult()], {}, {**NO_MORE, "grant": UNKNOWN, "child": REFUSED, "iraq": REFUSED}),
    # S47 does not show whose nationality is excluded
    (
        "2024-05-01",
        [adult(excluded_by_no_avr=None)],
        {"dates": BY_DEADLINE},
        {**NO_MORE, "grant": UNKNOWN, "child": REFUSED, "iraq": REFUSED},
    ),
    (
        "2024-05-01",
        [adult(excluded_by_no_avr=True), child()],
        {"dates": BY_DEADLINE},
        {"grant": 15000, "grant_for_others": UNKNOWN, "child": 10000, "iraq": REFUSED, "iraq_for_others": REFUSED},
    ),
]
CLEAR = "in_detention under_investigation sentence_of_a_year deportation_order"
BRITAIN = [
    # S48
    ("2022-06-20", [adult()], {"circumstances": yes(no=CLEAR)}, {}),
    ("2022-06-21", FAMILY, {"circumstances": yes(no=CLEAR)}, {"support": 3000, "support_for_others": UNKNOWN}),
    (
        "2022-06-21",
        [adult()],
        {"circumstances": yes("in_detention")},
        {"support": REFUSED, "support_for_others": REFUSED},
    ),
    (
        "2022-06-21",
        [adult()],
        {"circumstances": yes(no="in_detention")},
        {"support": UNKNOWN, "support_for_others": REFUSED},
    ),
    (
        "2022-06-21",
        [adult()],
        {"circumstances": yes(no=CLEAR), "status": "detained"},
        {"support": REFUSED, "support_for_others": REFUSED},
    ),
    (
        "2022-06-21",
        [adult()],
        {"circumstances": yes(no=CLEAR), "voluntary": False},
        {"support": REFUSED, "support_for_others": REFUSED},
    ),
]
CASES = {
    "be-reintegration": BE_FUND,
    "be-departure-premium": BE_PREMIUM,
    "eu-eurp-nl": EU_NETHERLANDS,
    "eu-eurp-at": EU_HOUSEHOLD,
    "eu-eurp-is": EU_HOUSEHOLD,
    "eu-eurp-de": EU_GERMANY,
    "de-reag-garp": REAG_GARP,
    "de-starthilfeplus": STARTHILFE,
    "at-start": AUSTRIA,
    "nl-rean": REAN,
    "no-avr": NORWAY,
    "uk-vrs": BRITAIN,
    "fr-ofii": FRANCE,
    "ch-return": SWITZERLAND,
}
ALL = [(code, *case) for code, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("code", "on", "persons", "known", "expected"), ALL)
def test_the_sources_are_read_as_somebody_reckons_them_by_head(
    code: str, on: str, persons: list[dict[str, Any]], known: dict[str, Any], expected: dict[str, int | str]
) -> None:
    assert outcome_of(code, on, *persons, **known) == expected


def test_every_programme_is_reckoned_by_head_and_asked_at_its_turns() -> None:
    assert CASES.keys() == READINGS.keys() == BOUNDARIES.keys()
