"""The case: one travelling unit, who stands where in its chain, and how it goes on."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens, Standing
from translocal.cases.states import Stage
from translocal.core.ids import uuid7
from translocal.organisations.models import Staff, Team
from translocal.organisations.roles import Role


class Case(models.Model):
    """A unit on its way, in either direction. This row is shared by the whole chain: it never says why somebody rests."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=30, choices=Stage.choices, default=Stage.ORIENTATION)
    host_country = models.CharField(max_length=2)
    host_city = models.CharField(max_length=80)
    origin_country = models.CharField(max_length=2)
    origin_city = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.reference

    @property
    def case_id(self) -> UUID:
        return self.pk

    @cached_property
    def active_roles(self) -> set[str]:
        """The roles in which somebody is active now. A page that has the chain at hand sets it, and saves a query."""
        return set(Involvement.objects.filter(case_id=self.pk, standing="active").values_list("role", flat=True))


class Involvement(models.Model):
    """Who stands where: worker, team, role, since, until. With no worker, the whole team is asked (preview).

    `withheld` are the lenses that the clients did not let travel with the handover.
    """

    class Now(models.TextChoices):
        ACTIVE = Standing.ACTIVE.value, _("active")
        FOLLOWING = Standing.FOLLOWING.value, _("following")
        PREVIEW = Standing.PREVIEW.value, _("asked to take over")
        ENDED = "ended", _("ended")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="involvements")
    team = models.ForeignKey(Team, models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=30, choices=Role.choices)
    standing = models.CharField(max_length=10, choices=Now.choices)
    withheld = models.IntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(standing="ended", until__isnull=False) | ~Q(standing="ended") & Q(until=None),
                name="involvement_ended_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(staff__isnull=False) | Q(standing__in=["preview", "ended"]),
                name="involvement_without_worker_is_a_question",
            ),
            models.UniqueConstraint(
                fields=["case_id", "role"], condition=Q(standing="active"), name="one_active_worker_for_a_role",
                violation_error_message=_("Somebody already stands in this place."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["case_id"], name="involvement_by_case"),
            models.Index(fields=["team"], condition=~Q(standing="ended"), name="involvement_by_team"),
            models.Index(fields=["staff"], condition=~Q(standing="ended"), name="involvement_by_staff"),
        ]


class Turn(models.Model):
    """How a person's way turned, in their words: resting, staying, moving on. Only those who counsel see this."""

    class Kind(models.TextChoices):
        NOT_NOW = "not_now", _("not now")
        STAYS = "stays", _("stays")
        MOVES_ON = "moves_on", _("moves on elsewhere")
        WITHDRAWN = "withdrawn", _("withdrew")
        LOST_CONTACT = "lost_contact", _("lost contact")
        COMPLETED = "completed", _("the support was completed")
        TRAVEL_ONLY = "travel_only", _("travel support only, ended at arrival")
        GOES_ON = "goes_on", _("goes on")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"], name="turn_by_case")]


class Grant(models.Model):
    """Access without an involvement: a lead who covers, a reviewer. Always with a reason, always with an end."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=Role.choices)
    standing = models.CharField(
        max_length=10, choices=[(Standing.COVER, _("covering")), (Standing.REVIEW, _("reviewing"))]
    )
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "staff"], condition=Q(ended_at=None), name="one_grant_at_a_time",
                violation_error_message=_("You already have this access."),
            )
        ]  # fmt: skip


class Document(models.Model):
    """A file of a case. The stored name is random; the type was found in its bytes, not in its name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    lens = models.IntegerField(choices=[(int(Lens.COUNSELLING), _("counselling")), (int(Lens.TRAVEL), _("travel"))])
    label = models.CharField(max_length=200)
    stored = models.CharField(max_length=80, unique=True)
    type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "-added_at"], name="document_by_case")]
