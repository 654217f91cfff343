"""What can happen to a consent, and how it is told. Each belongs to the one adult who gave it."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.consents.models import Consent
from translocal.journal.events import EventType, declare

PURPOSES = dict(Consent.Purpose.choices)

GIVEN = declare(
    EventType(
        "consent.given", Lens.COUNSELLING, _("{person} agreed {purpose}: {team}{staff}."),
        {"person": "person", "purpose": "choice", "team": "team", "staff": "staff"}, labels={"purpose": PURPOSES},
    )
)  # fmt: skip
WITHDRAWN = declare(
    EventType(
        "consent.withdrawn", Lens.COUNSELLING, _("{person} took back their consent {purpose}: {team}{staff}."),
        {"person": "person", "purpose": "choice", "team": "team", "staff": "staff"}, labels={"purpose": PURPOSES},
    )
)  # fmt: skip
