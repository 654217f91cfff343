"""A purchase for a household, its quotes and its proofs. What was paid stands in the ledger, under the id of the purchase."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.core.money import Money, euro
from translocal.organisations.models import Staff
from translocal.plans.models import Use


class Purchase(models.Model):
    """Something that is bought from an item of the plan. `value` is what was reserved for it, in euro, at `rate`; `own` is what
    they add themselves, in the same currency as `amount` and beside it.

    How many quotes it needs and whether it is above the local limit was settled when it was asked for.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("asked for")
        APPROVED = "approved", _("approved")
        PAID = "paid", _("paid")
        PROVED = "proved", _("proved")
        DELIVERED = "delivered", _("delivered")
        REFUSED = "refused", _("not approved")
        CANCELLED = "cancelled", _("called off")

    class How(models.TextChoices):
        SEEN = "seen", _("I saw it with them")
        TOLD = "told", _("they told me")
        SIGNED = "signed", _("they signed a handover certificate")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    item_key = models.UUIDField()
    use = models.CharField(max_length=13, choices=Use.choices)
    what = models.CharField(max_length=200)
    estimate = models.DecimalField(max_digits=12, decimal_places=2)
    supplier = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=18, decimal_places=3)
    currency = models.CharField(max_length=3)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    own = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    reimbursement = models.BooleanField(default=False)
    quotes_needed = models.PositiveSmallIntegerField()
    quotes_held = models.PositiveSmallIntegerField(default=0)
    above_limit = models.BooleanField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.REQUESTED)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    paid_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    delivered_how = models.CharField(max_length=6, choices=How.choices, blank=True)
    confirmed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, value__gt=0, rate__gt=0, quotes_needed__gt=0), name="purchase_has_an_amount",
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(condition=Q(own=None) | Q(own__gt=0), name="purchase_own_above_zero"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("requested_by")), name="purchase_approved_by_another",
                violation_error_message=_("You asked for it yourself: somebody else approves it."),
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None) | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="purchase_approved_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "refused", "cancelled"]) | Q(approved_by__isnull=False),
                name="purchase_goes_on_once_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["paid", "proved", "delivered"]) | Q(paid_on__isnull=False), name="purchase_paid_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(delivered_on=None, delivered_how="", confirmed_by=None)
                | Q(delivered_on__isnull=False, confirmed_by__isnull=False) & ~Q(delivered_how=""),
                name="purchase_delivered_on_how_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["refused", "cancelled"], ended_at__isnull=False)
                | ~Q(state__in=["refused", "cancelled"]) & Q(ended_at=None),
                name="purchase_ended_at",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["case_id", "-requested_at"], name="purchase_by_case"),
            models.Index(
                fields=["case_id"],
                condition=Q(state__in=["requested", "approved", "paid", "proved"]),
                name="purchase_open",
            ),
            models.Index(Lower("supplier"), name="purchase_by_supplier"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def of_their_own(self) -> Money | None:
        return None if self.own is None else Money(self.own, self.currency)

    @property
    def reserved(self) -> Money:
        """What was reserved when it was asked for."""
        return euro(self.value)


class Extension(models.Model):
    """That it may be bought after the last day to spend what the budget rests on: why, and who of those who approve says so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    purchase = models.OneToOneField(Purchase, models.PROTECT, related_name="extension")
    last_day = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason")]


class Quote(models.Model):
    """What a supplier asks for it, in the currency of the purchase. A file may show it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="quotes")
    supplier = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=18, decimal_places=3)
    note = models.CharField(max_length=300, blank=True)
    stored = models.CharField(max_length=80, blank=True)
    type = models.CharField(max_length=40, blank=True)
    size = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="quote_has_an_amount"),
            models.UniqueConstraint(
                "purchase", Lower("supplier"), name="one_quote_of_a_supplier",
                violation_error_message=_("There is a quote of this supplier already."),
            ),
            models.UniqueConstraint(fields=["stored"], condition=~Q(stored=""), name="quote_has_its_own_file"),
        ]  # fmt: skip


class Proof(models.Model):
    """That it was bought, or that they have it. Where markets give no invoice: a statement, a witness, and why."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        RECEIPT = "receipt", _("receipt")
        CERTIFICATE = "certificate", _("handover certificate")
        PHOTO = "photo", _("photo of the goods")
        STATEMENT = "statement", _("statement before a witness")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="proofs")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    note = models.CharField(max_length=500, blank=True)
    witness = models.CharField(max_length=200, blank=True)
    stored = models.CharField(max_length=80, blank=True)
    type = models.CharField(max_length=40, blank=True)
    size = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="statement") & ~Q(note="") & ~Q(witness="") | ~Q(kind="statement") & ~Q(stored=""),
                name="proof_shows_something",
                violation_error_message=_("Add the file, or for a statement the witness and the reason."),
            ),
            models.UniqueConstraint(fields=["stored"], condition=~Q(stored=""), name="proof_has_its_own_file"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["purchase", "added_at"], name="proof_by_purchase")]
