"""The programmes of the library, read from their sources by another hand, to check the engine against.

Nothing here imports the engine or its files: agreement between the two is worth something only then.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from translocal.programmes.tests.readings import (
    austria,
    belgium,
    france,
    germany,
    iceland,
    netherlands,
    norway,
    switzerland,
    united_kingdom,
)

# For a household and a day: every component that exists then, with "given", "refused" or "unknown", and its amount
READINGS: dict[str, Callable[[dict, date], dict[str, tuple[str, Decimal]]]] = {
    "be-reintegration": belgium.reintegration,
    "be-departure-premium": belgium.departure_premium,
    "eu-eurp-nl": netherlands.eu_programme,
    "eu-eurp-at": austria.eu_programme,
    "eu-eurp-is": iceland.eu_programme,
    "eu-eurp-de": germany.eu_programme,
    "de-reag-garp": germany.reag_garp,
    "de-starthilfeplus": germany.starthilfe_plus,
    "at-start": austria.start,
    "nl-rean": netherlands.rean,
    "no-avr": norway.assisted_return,
    "uk-vrs": united_kingdom.voluntary_returns,
    "fr-ofii": france.ofii,
    "ch-return": switzerland.return_aid,
}
