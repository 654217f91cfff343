"""The income-generating activity that is coached: sessions, milestones, what comes in and goes out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.core.money import Money
from translocal.organisations.models import Staff


class Activity(models.Model):
    """One business, from an item of the plan. `called` is a first name, kept only when they agreed."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        RUNNING = "running", _("running")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    item_key = models.UUIDField()
    what = models.CharField(max_length=200)
    called = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARING)
    currency = models.CharField(max_length=3)
    started_on = models.DateField(null=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "item_key"], name="activity_once_for_an_item",
                violation_error_message=_("This activity is coached already."),
            ),
            models.CheckConstraint(
                condition=Q(state="preparing", started_on=None) | Q(state__in=["running", "paused"], started_on__isnull=False)
                | Q(state="ended"),
                name="activity_that_runs_has_started",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.what


class Session(models.Model):
    """One time they sat together over the business."""

    class How(models.TextChoices):
        THERE = "there", _("where the business is")
        OFFICE = "office", _("at the office")
        CALL = "call", _("by telephone or video")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    how = models.CharField(max_length=6, choices=How.choices)
    worked_on = models.TextField()
    next_steps = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gte=models.F("held_on")), name="session_next_comes_after",
                violation_error_message=_("The next date lies before this session."),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["activity", "-held_on", "-at"], name="session_by_activity")]


class Milestone(models.Model):
    """Something they want to have reached by a day, and the day on which they had."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="milestones")
    what = models.CharField(max_length=200)
    due = models.DateField()
    reached_on = models.DateField(null=True)
    version = models.IntegerField(default=1)


class Income(models.Model):
    """What came in and went out in a month, in the local currency, as far as they want to tell it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="incomes")
    month = models.DateField()
    currency = models.CharField(max_length=3)
    turnover = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    costs = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    own = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "month"], name="income_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="income_is_of_a_whole_month"),
            models.CheckConstraint(
                condition=Q(turnover__isnull=False) | Q(costs__isnull=False) | Q(own__isnull=False), name="income_tells_something"
            ),
        ]  # fmt: skip

    def money(self, name: str) -> Money | None:
        amount = getattr(self, name)
        return Money(amount, self.currency) if amount is not None else None
