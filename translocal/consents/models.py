"""What each adult agreed to: for what, for whom, in which language; and what they took back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.organisations.models import Staff, Team
from translocal.people.models import Person


class Consent(models.Model):
    """One adult's agreement to one thing. Never inferred, never for somebody else, always withdrawable."""

    class Purpose(models.TextChoices):
        HANDOVER = "handover", _("that we hand over to this team")
        BESIDE = "beside", _("that this team comes to stand beside us")
        FOLLOW = "follow", _("that this worker hears what becomes of them")

    class How(models.TextChoices):
        READ = "read", _("they read it themselves")
        READ_ALOUD = "read_aloud", _("it was read to them")
        INTERPRETED = "interpreted", _("an interpreter translated it")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    team = models.ForeignKey(Team, models.PROTECT, null=True)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=8)
    how = models.CharField(max_length=12, choices=How.choices)
    given_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["handover", "beside"], team__isnull=False, staff=None)
                | Q(purpose="follow", team=None, staff__isnull=False),
                name="consent_names_its_recipient",
                violation_error_message=_("A consent names exactly one recipient."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_at_and_by",
            ),
            models.UniqueConstraint(
                fields=["case_id", "person", "purpose", "team"], condition=Q(withdrawn_at=None, purpose__in=["handover", "beside"]),
                name="consent_to_hand_over_once",
            ),
            models.UniqueConstraint(
                fields=["case_id", "person", "purpose", "staff"], condition=Q(withdrawn_at=None, purpose="follow"),
                name="consent_to_follow_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case_id"], name="consent_by_case")]
