"""What can happen around programmes, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

ESTABLISHED = declare(
    EventType(
        "entitlement.established", Lens.MONEY, _("{actor} established what they are entitled to: {total} ({programme})."),
        {"total": "money", "programme": "line"},
    )
)  # fmt: skip
FUND_OPENED = declare(
    EventType(
        "fund.opened", 0, _("{actor} opened the fund “{name}” with at most {ceiling}."),
        {"name": "line", "ceiling": "money"},
    )
)  # fmt: skip
RATE_SET = declare(
    EventType(
        "rate.set", 0, _("{actor} set the rate of {month}: {units} {currency} for one euro."),
        {"month": "line", "units": "line", "currency": "line"},
    )
)  # fmt: skip
