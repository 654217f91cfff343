"""Handovers as people ask for them."""

from translocal.handovers.models import Handover, Letter


def is_open_to_reader(handover: Handover) -> bool:
    """A draft is there for whoever writes it, and for whoever covers them: exactly those who may read its letter."""
    return handover.state != Handover.State.DRAFT or Letter.objects.filter(handover=handover).exists()
