"""Contacts after the arrival, and the report with which the support ends."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.organisations.models import Staff


class FollowUp(models.Model):
    """A contact that was agreed with the household, and what they said when it was held."""

    class State(models.TextChoices):
        AGREED = "agreed", _("agreed")
        HELD = "held", _("held")
        CALLED_OFF = "called_off", _("called off")

    class How(models.TextChoices):
        VISIT = "visit", _("a visit at their place")
        OFFICE = "office", _("at our office")
        PHONE = "phone", _("by telephone")
        ONLINE = "online", _("by video call")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.AGREED)
    due = models.DateField()
    how = models.CharField(max_length=6, choices=How.choices)
    held_on = models.DateField(null=True)
    people = ArrayField(models.UUIDField(), default=list)
    words = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="held", held_on__isnull=False, staff__isnull=False)
                | ~Q(state="held") & Q(held_on=None),
                name="follow_up_held_has_a_day",
            )
        ]
        indexes = [models.Index(fields=["case_id", "due"], name="follow_up_by_case")]


class Report(models.Model):
    """The closing report. What was paid is frozen here, in euro, so that it reads the same for ever."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    contributed = models.TextField()
    missing = models.TextField(blank=True)
    own_words = models.TextField()
    stays_in_touch = models.BooleanField()
    allocated = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    paid = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(allocated=None, paid=None) | Q(paid__gte=0, allocated__gte=models.F("paid")),
                name="report_never_paid_more_than_was_set",
            )
        ]
        indexes = [models.Index(fields=["case_id", "-written_at"], name="report_by_case")]
