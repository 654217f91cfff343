"""Where the money comes from, what a currency is worth in a month, and what a household was told it is entitled to."""

import json
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.core.money import Money, euro
from translocal.organisations.models import Organisation, Staff, Team
from translocal.programmes.answer import Answer, frozen


class Fund(models.Model):
    """A pot of money with a ceiling. `allocated` is what budgets have taken of it; only the ledger writes that."""

    class Kind(models.TextChoices):
        INTERIOR = "interior", _("interior: return and asylum")
        DEVELOPMENT = "development", _("development cooperation")
        EU = "eu", _("European Union")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=11, choices=Kind.choices)
    ceiling = models.DecimalField(max_digits=14, decimal_places=2)
    allocated = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(allocated__gte=0, allocated__lte=F("ceiling")), name="fund_never_passes_its_ceiling",
                violation_error_message=_("The fund does not hold that much any more. Choose a smaller amount or another fund."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="fund_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def free(self) -> Money:
        return euro(self.ceiling - self.allocated)


class Rate(models.Model):
    """How much of a currency one euro is worth in the bookings of a month. `invented` ones are for practice only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    currency = models.CharField(max_length=3)
    month = models.DateField()
    units = models.DecimalField(max_digits=18, decimal_places=8)
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)
    set_by = models.UUIDField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["currency", "month"], name="one_rate_a_month"),
            models.CheckConstraint(
                condition=Q(units__gt=0) & ~Q(currency="EUR"), name="rate_is_above_zero",
                violation_error_message=_("A rate is above zero, and the euro needs none."),
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="rate_is_of_a_whole_month"),
        ]  # fmt: skip


class Entitlement(models.Model):
    """The answer a household was given on a day, frozen with its reasons and with the file of rules it came from."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    programme = models.CharField(max_length=40)
    day = models.DateField()
    facts = models.JSONField()
    answer = models.JSONField()
    digest = models.CharField(max_length=64)
    total = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    # Who granted an exception, and why, as it was written before exceptions were decided here; since then, see `Exempted`.
    exception_by = models.CharField(max_length=120, blank=True)
    exception_why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(total__gte=0), name="entitlement_not_negative"),
            models.CheckConstraint(
                condition=Q(exception_by="", exception_why="") | ~Q(exception_by="") & ~Q(exception_why=""),
                name="exception_has_a_name_and_a_reason",
                violation_error_message=_("An exception needs a name and a reason."),
            ),
        ]
        indexes = [models.Index(fields=["case_id", "-at"], name="entitlement_by_case")]

    @property
    def money(self) -> Money:
        return Money(self.total, self.currency)

    @property
    def told(self) -> Answer:
        """The answer as it was given then."""
        return frozen(self.answer)


class Exemption(models.Model):
    """An exception from the rules of a programme for one household, as whoever decides reads it: no person, no case.

    `told` is what they decide on, as JSON: the facts that the rules ask, and what the answer is without it and with it. Which case
    it belongs to stands in `AskedFor`, which whoever decides never sees.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("taken back")
        LAPSED = "lapsed", _("over: the support ended")

    class Approval(models.TextChoices):
        VULNERABILITY = "vulnerability", _("exception for vulnerable persons")
        IMMIGRATION_OFFICE = "immigration_office", _("support in a closed centre, as the Immigration Office decided")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    programme = models.CharField(max_length=40)
    approval = models.CharField(max_length=20, choices=Approval.choices)
    day = models.DateField()
    told = models.TextField()
    words = models.TextField()
    from_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["granted", "refused", "lapsed"], decided_at__isnull=False, decided_by__isnull=False
                )
                & ~Q(reason="")
                | Q(state__in=["asked", "withdrawn"], decided_at=None, decided_by=None, reason=""),
                name="exception_decided_at_by_and_why",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="exception_asked_with_words"),
        ]
        indexes = [
            models.Index(fields=["to_team"], condition=Q(state="asked"), name="exception_open_by_team"),
            models.Index(F("to_team"), F("decided_at").desc(nulls_first=True), F("asked_at"), F("id"), name="exception_by_team"),
        ]  # fmt: skip

    @property
    def stream_id(self) -> UUID:
        """Its history is its own: in that of a case whoever decides would find whose exception it was."""
        return self.pk

    @property
    def decided_on(self) -> dict[str, Any]:
        """What whoever decides was told of the household and of both answers, and nothing else."""
        return dict(json.loads(self.told))


class AskedFor(models.Model):
    """For which case an exception was asked, and on which answer of the rules: for those who see its money."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="+")
    exemption = models.OneToOneField(Exemption, models.PROTECT, related_name="asked_for")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="exception_by_case")]


class Exempted(models.Model):
    """On which granted exception an entitlement rests."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="exempted")
    exemption = models.ForeignKey(Exemption, models.PROTECT, related_name="exempted")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entitlement", "exemption"], name="exempted_once")]


class Draft(models.Model):
    """Other values for the parameters of a programme, to be looked at, commented on by everybody who works here, then adopted.

    `changes` are parameters with their amounts, `effect` is what was published when it was opened for comments; both as JSON.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("being drafted")
        OPEN = "open", _("open for comments")
        ADOPTED = "adopted", _("adopted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    why = models.TextField()
    begins = models.DateField()
    changes = models.TextField(default="{}")
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFTED)
    comments_until = models.DateField(null=True)
    effect = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["open", "adopted"]) | Q(comments_until__isnull=False, opened_at__isnull=False),
                name="draft_opened_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["adopted", "withdrawn"], ended_at__isnull=False)
                | ~Q(state__in=["adopted", "withdrawn"]) & Q(ended_at=None),
                name="draft_ended_at",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def stream_id(self) -> UUID:
        """What happens to it is told in a history of its own, one action at a time."""
        return self.pk

    @property
    def amounts(self) -> dict[str, Decimal]:
        """The drafted amount of each parameter that it changes."""
        return {parameter: Decimal(amount) for parameter, amount in json.loads(self.changes).items()}


class DraftComment(models.Model):
    """What somebody who works with the rules says of a draft, for their organisation. Read by everybody who works here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="draft_comment_has_words")]
        indexes = [models.Index(fields=["draft", "at"], name="draft_comment_by_draft")]

    @property
    def stream_id(self) -> UUID:
        return self.draft_id


class Adopted(models.Model):
    """A value that was adopted: it lies over the file of the programme from its day until the next one begins."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.CharField(max_length=40)
    parameter = models.CharField(max_length=60)
    begins = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reference = models.CharField(max_length=200)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="adopted")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0) & ~Q(reference=""), name="adopted_amount_with_a_reference"),
            models.UniqueConstraint(
                fields=["programme", "parameter", "begins"], name="adopted_once_from_a_day",
                violation_error_message=_("A value from this day was adopted already. Choose another day."),
            ),
        ]  # fmt: skip
