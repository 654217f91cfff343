"""What can happen to a case, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.cases.models import Turn
from translocal.cases.states import Stage
from translocal.journal.events import EventType, declare
from translocal.organisations.roles import Role

STAGES = dict(Stage.choices)

OPENED = declare(EventType("case.opened", Lens.CHAIN, _("{actor} opened the case."), milestone=True))
STEPPED = declare(
    EventType(
        "case.stepped", Lens.CHAIN, _("The case goes on: {stage}."), {"stage": "choice"},
        milestone=True, labels={"stage": STAGES},
    )
)  # fmt: skip
RESTED = declare(
    EventType("case.rested", Lens.CHAIN, _("The case rests. It can be taken up again at any time."), milestone=True)
)
TAKEN_UP = declare(EventType("case.taken_up", Lens.CHAIN, _("The case was taken up again."), milestone=True))
ENDED = declare(EventType("case.ended", Lens.CHAIN, _("The support in this case ended."), milestone=True))
TURNED = declare(
    EventType(
        "case.turned", Lens.COUNSELLING, _("{actor} noted how their way turned: {kind}."),
        {"kind": "choice", "words": "quote"}, labels={"kind": dict(Turn.Kind.choices)},
    )
)  # fmt: skip
ASSIGNED = declare(EventType("case.assigned", Lens.CHAIN, _("{actor} gave the case to {staff}."), {"staff": "staff"}))
FINANCE_ASKED = declare(
    EventType(
        "case.finance_asked", Lens.CHAIN, _("{actor} asked {staff} to look after the payments."), {"staff": "staff"}
    )
)
FINANCE_ENDED = declare(
    EventType("case.finance_ended", Lens.CHAIN, _("{staff} no longer looks after the payments."), {"staff": "staff"})
)
COVERED = declare(EventType("case.covered", Lens.CHAIN, _("{actor} covers until {until}."), {"until": "day"}))
COVER_REASON = declare(
    EventType("case.cover_reason", Lens.COUNSELLING, _("{actor} wrote why they cover:"), {"reason": "quote"})
)
COVER_ENDED = declare(EventType("case.cover_ended", Lens.CHAIN, _("{actor} stopped covering.")))
REVIEW_OPENED = declare(
    EventType(
        "case.review_opened", Lens.CHAIN, _("{actor} opened this case to {staff}, {role}, until {until}."),
        {"staff": "staff", "role": "choice", "until": "day"}, labels={"role": dict(Role.choices)},
    )
)  # fmt: skip
REVIEW_REASON = declare(
    EventType("case.review_reason", Lens.COUNSELLING, _("{actor} wrote why it is looked at:"), {"reason": "quote"})
)
REVIEW_ENDED = declare(
    EventType("case.review_ended", Lens.CHAIN, _("The case is closed to {staff} again."), {"staff": "staff"})
)
DOCUMENT_ADDED = declare(
    EventType("document.added", Lens.COUNSELLING, _("{actor} added a document: {label}."), {"label": "line"})
)
DOCUMENT_REMOVED = declare(
    EventType("document.removed", Lens.COUNSELLING, _("{actor} removed a document: {label}."), {"label": "line"})
)
