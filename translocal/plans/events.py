"""What can happen to a plan, and how it is told. Everybody reads that one was agreed, few read what stands in it."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare
from translocal.plans.models import Verdict

ITEM = {"what": "line", "estimate": "money"}
DRAFTED = declare(
    EventType(
        "plan.drafted", Lens.PLAN, _("{actor} began version {number} of the plan."), {"number": "count", "why": "quote"}
    )
)
WRITTEN = declare(EventType("plan.written", Lens.PLAN, _("{actor} wrote down what they need, in their words.")))
ITEM_ADDED = declare(
    EventType("plan.item_added", Lens.PLAN, _("{actor} added to the plan: {what} ({estimate})."), ITEM)
)
ITEM_CHANGED = declare(
    EventType("plan.item_changed", Lens.PLAN, _("{actor} changed in the plan: {what} ({estimate})."), ITEM)
)
ITEM_REMOVED = declare(
    EventType("plan.item_removed", Lens.PLAN, _("{actor} took out of the plan: {what} ({estimate})."), ITEM)
)
COMMENTED = declare(
    EventType(
        "plan.commented", Lens.PLAN, _("{actor} said what the plan looks like from there: {verdict}."),
        {"verdict": "choice", "words": "quote"}, labels={"verdict": dict(Verdict.choices)},
    )
)  # fmt: skip
SIGNED = declare(
    EventType(
        "plan.signed", Lens.PLAN, _("{person} signed version {number} of the plan."),
        {"person": "person", "number": "count", "dissent": "quote"},
    )
)  # fmt: skip
CO_SIGNED = declare(
    EventType(
        "plan.co_signed", Lens.PLAN, _("{actor} co-signed version {number} of the plan."),
        {"number": "count", "dissent": "quote"},
    )
)  # fmt: skip
AGREED = declare(EventType("plan.agreed", Lens.CHAIN, _("A plan was agreed."), milestone=True))
ASKED_THERE = declare(
    EventType(
        "plan.asked_there", Lens.PLAN, _("{actor} asked {team}, without a name, whether the plan could work there."),
        {"team": "team"},
    )
)  # fmt: skip
TAKEN_BACK = declare(
    EventType("plan.question_taken_back", Lens.PLAN, _("{actor} took back the question to {team}."), {"team": "team"})
)
# In the history of the question itself, which knows no case: the answer stands beside the plan.
ANSWERED = declare(
    EventType(
        "question.answered", Lens.PLAN, _("{actor} answered a question without a name: {verdict}."), {"verdict": "choice"},
        labels={"verdict": dict(Verdict.choices)},
    )
)  # fmt: skip
