"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "budgets",
    Budget={
        P.LINK: "id case_id entitlement fund opened_by closed_by", P.STATE: "state", P.MEASURE: "allocated reserved paid",
        P.MOMENT: "opened_at closed_at",
    },
    Entry={
        P.LINK: "id case_id budget purpose action_id by", P.STATE: "kind", P.MEASURE: "euro from_reserved local currency rate",
        P.MOMENT: "month at",
    },
)  # fmt: skip
