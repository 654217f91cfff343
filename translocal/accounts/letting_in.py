"""The address on which somebody chooses their first password, or the one after a reset: who hands it over, and until when.

Whoever holds it becomes that colleague. So it is shown to one person only: to whoever asked for the reset and recognised them,
once another one agreed; for a new account, to whoever made it and cannot give it a role. The same address each time, for three
days from then on; afterwards two people are asked again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from translocal.accounts import events
from translocal.core.clock import now
from translocal.journal.models import Event
from translocal.organisations.models import ResetRequest, Staff


@dataclass(frozen=True)
class LettingIn:
    """Who hands the address over, and since when it counts."""

    by: UUID
    since: datetime

    @property
    def until(self) -> datetime:
        return self.since + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

    @property
    def over(self) -> bool:
        return now() >= self.until


def letting_in(staff: Staff) -> LettingIn | None:
    """How somebody without a password is let in; nothing where no administrator did anything for that."""
    if staff.has_usable_password() or not staff.is_active:
        return None
    reset = ResetRequest.objects.filter(staff=staff, state="agreed").order_by("-agreed_at").first()
    if reset is not None and reset.agreed_at is not None:
        return LettingIn(reset.asked_by, reset.agreed_at)
    made = Event.objects.filter(stream=staff.pk, name=events.ACCOUNT_MADE.name).first()
    return LettingIn(made.actor, made.at) if made is not None else None


class TokenOf(PasswordResetTokenGenerator):
    """A token counts from the moment in it: as of when they were let in, so that looking renews nothing."""

    def __init__(self, since: datetime) -> None:
        super().__init__()
        self.since = since

    def _now(self) -> datetime:
        return self.since.astimezone().replace(tzinfo=None)


def address_of(staff: Staff, since: datetime) -> str:
    """The path of the page on which they choose a password."""
    return reverse("set_up", args=[staff.pk, TokenOf(since).make_token(staff)])
