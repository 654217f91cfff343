"""The budget of a case, and the ledger of everything that ever happened to it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.core.money import Money, euro
from translocal.programmes.models import Entitlement, Fund

NOTHING = Decimal(0)


class Budget(models.Model):
    """What may be spent for a household, from one fund, in euro. The sums are those of its entries; only the ledger writes them."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="+")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    allocated = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    reserved = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    paid = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(allocated__gte=F("reserved") + F("paid")), name="budget_is_never_overspent",
                violation_error_message=_("There is not so much left in this budget."),
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, paid__gte=0), name="budget_gives_back_what_it_holds",
                violation_error_message=_("More would be given back than was reserved or paid for this."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None, closed_by=None)
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False, reserved=0, allocated=F("paid")),
                name="budget_is_closed",
                violation_error_message=_("This budget is closed."),
            ),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(state="open"), name="one_open_budget_a_case",
                violation_error_message=_("Somebody has just opened a budget in this case. Open the page again."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case_id", "-opened_at"], name="budget_by_case")]

    @property
    def left(self) -> Money:
        return euro(self.allocated - self.reserved - self.paid)


class Entry(models.Model):
    """One line of the ledger. Written once, by one function of the database; never changed, never taken out.

    `purpose` is what it is for, an id of another room. `from_reserved` is the part of a payment that was reserved before.
    A payment keeps the local amount and the rate of its month: its value in euro was fixed when it was booked.
    """

    class Kind(models.TextChoices):
        ALLOCATED = "allocated", _("allocated")
        RESERVED = "reserved", _("reserved")
        RELEASED = "released", _("released")
        PAID = "paid", _("paid")
        REFUNDED = "refunded", _("refunded")
        MOVED = "moved", _("moved")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    euro = models.DecimalField(max_digits=12, decimal_places=2)
    from_reserved = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    local = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    currency = models.CharField(max_length=3, blank=True)
    rate = models.DecimalField(max_digits=18, decimal_places=8, null=True)
    month = models.DateField(null=True)
    purpose = models.UUIDField(null=True)
    action_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(euro__gt=0) | Q(kind="closed", euro=0) | Q(kind__in=["allocated", "moved"]) & ~Q(euro=0),
                name="entry_has_an_amount",
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                condition=Q(from_reserved=0) | Q(kind="paid", from_reserved__gt=0, from_reserved__lte=F("euro")),
                name="entry_takes_from_what_was_reserved",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["allocated", "closed"], purpose=None)
                | Q(kind__in=["reserved", "released", "paid", "refunded", "moved"], purpose__isnull=False),
                name="entry_names_its_purpose",
            ),
            models.CheckConstraint(
                condition=Q(local=None, currency="", rate=None, month=None)
                | Q(kind__in=["paid", "refunded"], local__gt=0, rate__gt=0, month__isnull=False) & ~Q(currency=""),
                name="entry_keeps_amount_and_rate",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["budget", "at"], name="entry_by_budget"),
            models.Index(fields=["case_id", "-at"], name="entry_by_case"),
            models.Index(fields=["purpose"], condition=Q(purpose__isnull=False), name="entry_by_purpose"),
        ]

    @property
    def money(self) -> Money:
        return euro(self.euro)

    @property
    def local_money(self) -> Money | None:
        return None if self.local is None else Money(self.local, self.currency)
