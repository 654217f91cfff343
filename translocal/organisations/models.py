"""Who works where: organisations, their offices and teams, staff and the posts they hold."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.core.rows import every
from translocal.organisations.roles import Role, Shore


class Organisation(models.Model):
    """A welfare service, an agency, a provider or a local partner."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A place with its own town, clock and language."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offices")
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    language = models.CharField(max_length=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "city"], name="office_once_in_a_city")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.city}"


class Team(models.Model):
    """A desk that can be handed over to. `first_meeting` is what it publishes about the first time one meets it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=Role.choices)
    public_desk = models.BooleanField(default=False)
    first_meeting = models.TextField(blank=True)
    answer_days = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="team_once_in_an_office")]

    def __str__(self) -> str:
        return f"{self.name}, {self.office.city}"


class PartnerProfile(models.Model):
    """What a local partner can do: partners differ (S1)."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, primary_key=True, related_name="profile")
    social_guidance = models.BooleanField(default=False)
    purchases = models.BooleanField(default=False)
    business_advice = models.BooleanField(default=False)
    languages = models.CharField(max_length=120, blank=True)
    areas = models.CharField(max_length=200, blank=True)
    caseload = models.PositiveSmallIntegerField(default=0)


class StaffManager(BaseUserManager["Staff"]):
    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(email__iexact=username)


class Staff(AbstractBaseUser):
    """A person who works in the chain, and the account with which they sign in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    office = models.ForeignKey(Office, models.PROTECT, related_name="staff", null=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=8, default="en")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = StaffManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="staff_email_once",
                violation_error_message=_("Somebody already signs in with this address."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        return False

    @cached_property
    def current_posts(self) -> list["Post"]:
        """The roles they hold now: asked once for a page."""
        return every(Post, "WHERE staff_id = %s AND until IS NULL ORDER BY since", [self.pk])

    def has_perm(self, *_arguments: Any) -> bool:
        """Django's own permissions are not used: see `translocal.access`."""
        return False


class Post(models.Model):
    """A role somebody holds in a team, given by somebody else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="posts")
    team = models.ForeignKey(Team, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    is_lead = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_by=models.F("staff_id")),
                name="nobody_gives_themselves_a_role",
                violation_error_message=_("Nobody gives a role to themselves. Ask another administrator."),
            ),
            models.UniqueConstraint(
                fields=["staff", "team", "role"], condition=Q(until=None), name="post_held_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["team", "staff"], condition=Q(until=None), name="post_current_by_team")]

    @property
    def stream_id(self) -> UUID:
        """What happens to a post is told in the history of the one who holds it."""
        return self.staff_id


class ResetRequest(models.Model):
    """A second factor is only taken off by two people: one asks, another one agrees."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="reset_requests")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="asked")
    agreed_by = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("asked_by")) & ~Q(agreed_by=models.F("staff_id")),
                name="reset_takes_two_people",
                violation_error_message=_("Another person than the one who asked has to agree."),
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_at=None) | Q(agreed_by__isnull=False, agreed_at__isnull=False),
                name="reset_agreed_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["staff"], condition=Q(state="asked"), name="one_reset_at_a_time",
                violation_error_message=_("Somebody asked for this already. It waits for a second person."),
            ),
        ]  # fmt: skip

    @property
    def stream_id(self) -> UUID:
        return self.staff_id


__all__ = [
    "Office",
    "Organisation",
    "PartnerProfile",
    "Post",
    "ResetRequest",
    "Role",
    "Shore",
    "Staff",
    "Team",
]
