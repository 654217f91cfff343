"""Handovers as people ask for them."""

from translocal.core.rows import is_there
from translocal.handovers.models import Handover


def is_open_to_reader(handover: Handover) -> bool:
    """What was not sent is there for whoever writes it, and for whoever covers them: exactly those who may read its letter."""
    return handover.proposed_at is not None or is_there("handovers_letter WHERE handover_id = %s", [handover.pk])
