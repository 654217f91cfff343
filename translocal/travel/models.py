"""The journey: who travels, what is booked, how they are met, and how they are in the first days."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Case
from translocal.core.ids import uuid7
from translocal.core.money import Money
from translocal.people.models import Person

SOON = timedelta(days=3)


class Application(models.Model):
    """One journey that is asked for. It is never a promise of theirs: they can stop until they board."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("being prepared")
        SENT = "sent", _("asked for")
        BOOKED = "booked", _("booked")
        BOARDED = "boarded", _("on the way")
        ARRIVED = "arrived", _("arrived")
        NO_SHOW = "no_show", _("not taken")
        STOPPED = "stopped", _("stopped")

    class Wanted(models.TextChoices):
        YES = "yes", _("they would like that")
        NO = "no", _("they would rather not")
        LATER = "later", _("they decide later")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="applications")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PREPARED)
    travellers = ArrayField(models.UUIDField())
    wished_on = models.DateField()
    destination = models.CharField(max_length=200)
    luggage = models.CharField(max_length=300, blank=True)
    fit_to_fly = models.BooleanField(default=False)
    documents = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    sent_at = models.DateTimeField(null=True)
    departs_at = models.DateTimeField(null=True)
    departed_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)
    check_in = models.CharField(max_length=5, choices=Wanted.choices, blank=True)
    check_in_how = models.CharField(max_length=200, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(travellers=[]), name="application_is_for_somebody"),
            models.CheckConstraint(
                condition=Q(state="stopped", stopped_at__isnull=False) | ~Q(state="stopped") & Q(stopped_at=None),
                name="application_stopped_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="boarded", departed_on__isnull=False, arrived_on=None)
                | Q(state="arrived", departed_on__isnull=False, arrived_on__gte=models.F("departed_on"))
                | ~Q(state__in=["boarded", "arrived"]) & Q(departed_on=None, arrived_on=None),
                name="application_departed_before_it_arrived",
                violation_error_message=_("They arrived on the day they left, or after it."),
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["prepared", "sent", "booked", "no_show"]),
                name="one_open_application", violation_error_message=_("A journey is being arranged already."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["case", "-made_at"], name="application_by_case"),
            models.Index(fields=["state", "wished_on"], name="application_by_state"),
        ]


class Booking(models.Model):
    """One thing that was arranged for a journey. What it costs is recorded here and paid elsewhere."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("travel document")
        FIT_TO_FLY = "fit_to_fly", _("fit-to-fly certificate")
        TICKET = "ticket", _("ticket")
        LUGGAGE = "luggage", _("luggage")
        TRANSPORT = "transport", _("airport transport")
        ESCORT = "escort", _("medical escort")
        PREMIUM = "premium", _("departure premium")

    class State(models.TextChoices):
        BOOKED = "booked", _("booked")
        CANCELLED = "cancelled", _("cancelled")
        USED = "used", _("used or issued")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    application = models.ForeignKey(Application, models.PROTECT, related_name="bookings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    starts_at = models.DateTimeField(null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    currency = models.CharField(max_length=3, blank=True)
    refundable = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.BOOKED)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | Q(amount__gte=0) & ~Q(currency=""),
                name="booking_amount_has_a_currency",
            ),
            models.CheckConstraint(
                condition=Q(state="booked", ended_at=None) | ~Q(state="booked") & Q(ended_at__isnull=False),
                name="booking_ended_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ticket") | Q(starts_at__isnull=False),
                name="booking_ticket_has_a_departure",
                violation_error_message=_("A ticket needs its day and hour."),
            ),
        ]
        indexes = [models.Index(fields=["application"], name="booking_by_application")]

    @property
    def cost(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)

    @property
    def is_lost(self) -> bool:
        """Paid for, and not to be had back."""
        return self.state == self.State.CANCELLED and not self.refundable and bool(self.amount)


class FirstDays(models.Model):
    """How the first 72 hours are prepared: who meets them, where they sleep, whom to call."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField(unique=True)
    met_by = models.CharField(max_length=200)
    sleeps_at = models.CharField(max_length=200)
    call = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()


class CheckIn(models.Model):
    """How one adult is, soon after arrival. What they say is theirs."""

    class How(models.TextChoices):
        CALL = "call", _("a call")
        MESSAGE = "message", _("a message")
        VISIT = "visit", _("a visit")
        TRIED = "tried", _("tried, not reached")

    class Fares(models.TextChoices):
        WELL = "well", _("well")
        WORRIES = "worries", _("has worries")
        NEEDS_HELP = "needs_help", _("needs help now")
        UNKNOWN = "unknown", _("not known")

    class Serious(models.TextChoices):
        NONE = "none", _("none known")
        ARREST = "arrest", _("arrest or detention")
        THREAT = "threat", _("threat or violence")
        ILLNESS = "illness", _("serious illness or accident")
        DEATH = "death", _("death")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    held_on = models.DateField()
    how = models.CharField(max_length=7, choices=How.choices)
    fares = models.CharField(max_length=10, choices=Fares.choices)
    serious = models.CharField(max_length=7, choices=Serious.choices)
    words = models.TextField(blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(how="tried") | Q(fares="unknown"),
                name="checkin_not_reached_tells_nothing",
                violation_error_message=_("You did not reach them: how they are is not known."),
            )
        ]
        indexes = [models.Index(fields=["case_id", "-held_on"], name="checkin_by_case")]
