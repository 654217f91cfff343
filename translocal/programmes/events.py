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
        {"month": "month", "units": "rate", "currency": "line"},
    )
)  # fmt: skip
RULES_DRAFTED = declare(
    EventType(
        "rules.drafted", 0, _("{actor} began the draft “{title}” for {programme}."), {"title": "line", "programme": "line"}
    )
)  # fmt: skip
RULES_CHANGED = declare(
    EventType("rules.changed", 0, _("{actor} changed {count} values in the draft."), {"count": "count"})
)
RULES_OPENED = declare(
    EventType("rules.opened", 0, _("{actor} opened the draft for comments until {day}."), {"day": "day"})
)
RULES_COMMENTED = declare(
    EventType(
        "rules.commented", 0, _("{actor} commented on the draft for {organisation}."), {"organisation": "line", "words": "quote"}
    )
)  # fmt: skip
RULES_ADOPTED = declare(
    EventType(
        "rules.adopted", 0, _("{actor} adopted the draft: it holds from {day} ({reference})."), {"day": "day", "reference": "line"}
    )
)  # fmt: skip
RULES_WITHDRAWN = declare(EventType("rules.withdrawn", 0, _("{actor} withdrew the draft."), {"reason": "quote"}))
