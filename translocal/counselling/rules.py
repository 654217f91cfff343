"""What is still missing in a voluntariness record. The card, the form and the journey ask this."""

from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.core.reasons import Reason
from translocal.counselling.models import Voluntariness


def missing_in(record: Voluntariness) -> list[Reason]:
    """What this adult has not yet heard, said or signed. A pause is told apart: it waits for a colleague, not for them."""
    asked = [
        (record.options_explained, "options", _("The ways to stay were not explained yet.")),
        (record.remedies_explained, "remedies", _("Their legal remedies were not explained yet.")),
        (record.irreversible, "irreversible", _("What cannot be undone, and from when, is not noted yet.")),
        (record.pressures_named, "pressures", _("They have not noted themselves what presses them.")),
        (record.withdrawal_explained, "withdrawal", _("How they can stop, until boarding, was not explained yet.")),
        (record.signed_on, "signature", _("They have not signed.")),
    ]
    return [Reason(f"voluntariness.{name}", text) for stands, name, text in asked if not stands]


def missing_to_review(record: Voluntariness) -> list[Reason]:
    if record.replaced_at:
        return [Reason("voluntariness.replaced", _("There is a later record. Review that one."))]
    if not record.paused:
        return [Reason("voluntariness.not_paused", _("Nothing here waits for a review."))]
    if record.by == current().actor:
        return [Reason("voluntariness.own", _("Somebody else than who recorded this reviews it."))]
    return []
