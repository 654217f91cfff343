"""What the other hand reads of France and Switzerland, reckoned by head."""

from translocal.programmes.tests.readings.by_head import FAMILY, REFUSED, UNKNOWN, adult, child, when, yes
from translocal.programmes.tests.readings.logic import NEVER

STAYED = {"arrival_in_host": "2023-11-01", "order_to_leave": "2024-01-31"}
PAPERS = {"circumstances": yes("travel_document")}
ONLY_ONE = {"allowance_for_others": REFUSED, "document_bonus_for_others": REFUSED}
MORE_IN_FRANCE = {"enhanced_allowance": UNKNOWN, "reintegration": UNKNOWN}
ONE_IN_FRANCE = {**ONLY_ONE, **MORE_IN_FRANCE}
NONE_IN_FRANCE = {
    **ONLY_ONE, **dict.fromkeys(("allowance", "document_bonus", "enhanced_allowance", "reintegration"), REFUSED)
}  # fmt: skip
ON_THE_DAY = when(**STAYED, application="2024-03-01")
FRANCE = [
    # S50 to S53: more in some cases, and for reintegration, neither for whom nor how much
    ("2023-10-11", [adult()], PAPERS, {}),
    (
        "2024-03-01",
        [adult()],
        {**PAPERS, "dates": when(**STAYED, application="2024-02-29")},
        {**ONE_IN_FRANCE, "allowance": 1200, "document_bonus": 150},
    ),
    (
        "2024-03-01",
        [adult(), child()],
        {**PAPERS, "dates": ON_THE_DAY},
        {**dict.fromkeys(ONLY_ONE, UNKNOWN), **MORE_IN_FRANCE, "allowance": 600, "document_bonus": 150},
    ),
    (
        "2024-06-01",
        [adult()],
        {"dates": when(**STAYED, application="2024-06-01")},
        {**ONE_IN_FRANCE, "allowance": 400, "document_bonus": UNKNOWN},
    ),
    (
        "2024-05-31",
        [adult()],
        {"dates": when(**STAYED, application="2024-05-31")},
        {**ONE_IN_FRANCE, "allowance": 600, "document_bonus": UNKNOWN},
    ),
    (
        "2024-03-01",
        [adult("GE"), adult("NO"), adult("RO")],
        {**PAPERS, "dates": ON_THE_DAY},
        {**NONE_IN_FRANCE, "document_bonus": 150, "document_bonus_for_others": UNKNOWN, "reintegration": UNKNOWN},
    ),
    (
        "2024-03-01",
        [adult()],
        {**PAPERS, "dates": {**ON_THE_DAY, **when(arrival_in_host="2023-12-02")}},
        NONE_IN_FRANCE,
    ),
    ("2024-03-01", [adult()], {**PAPERS, "dates": {**ON_THE_DAY, "order_to_leave": NEVER}}, NONE_IN_FRANCE),
]
HONEST = yes("special_needs", no="convicted abuse")
LONG_THERE = when(arrival_in_host="2020-01-15", application="2020-04-15")
SHORT_THERE = when(arrival_in_host="2020-01-15", application="2020-04-14")
WELL = yes(no="convicted abuse special_needs medical_needs")
NO_SWISS_AID = {"start": REFUSED, "project": REFUSED, "medical": REFUSED}
SWITZERLAND = [
    # S54 to S56; how much for medical help, none tells
    ("2019-02-28", FAMILY, {}, {}),
    (
        "2020-05-01",
        FAMILY,
        {"circumstances": {**HONEST, "medical_needs": True}, "dates": LONG_THERE},
        {"start": 3000, "project": 5000, "medical": UNKNOWN},
    ),
    (
        "2020-05-01",
        FAMILY,
        {"circumstances": HONEST, "dates": SHORT_THERE},
        {"start": 1500, "project": 5000, "medical": UNKNOWN},
    ),
    (
        "2020-05-01",
        [adult(), adult("BR")],
        {"circumstances": WELL, "dates": LONG_THERE},
        {"start": 1000, "project": 3000, "medical": REFUSED},
    ),
    ("2020-05-01", [adult("NO"), adult("RO")], {}, NO_SWISS_AID),
    ("2020-05-01", FAMILY, {"circumstances": yes("abuse")}, NO_SWISS_AID),
]
