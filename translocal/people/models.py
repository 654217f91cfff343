"""Persons, and the unit in which they travel. People are not cases: one person may be in several, one after another."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7


class Person(models.Model):
    """A human being. `also_written` holds the name in other scripts and spellings."""

    class Sex(models.TextChoices):
        FEMALE = "f", _("female")
        MALE = "m", _("male")
        OTHER = "x", _("other, or would rather not say")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100, blank=True)
    also_written = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_name=""),
                name="person_has_a_name",
                violation_error_message=_("Give at least one name; if it is unknown, write what they are called."),
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="person_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def short_name(self) -> str:
        """Given name and initial: enough for a list, less on a screen that others may see."""
        return f"{self.given_name} {self.family_name[:1]}.".strip(" .") + ("." if self.family_name else "")


class Membership(models.Model):
    """A person in a case, or in the talk before it. Whoever has come of age decides for themselves."""

    class Position(models.TextChoices):
        ADULT = "adult", _("adult")
        CHILD = "child", _("child")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    position = models.CharField(max_length=5, choices=Position.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "person"], condition=Q(until=None), name="person_once_in_a_unit",
                violation_error_message=_("This person is in the household already."),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["person"], name="membership_by_person")]

    @property
    def version(self) -> int:
        """A page that was made before somebody corrected the person is stale."""
        return self.person.version


class NameToken(models.Model):
    """A romanised word of somebody's name, as one case knows it. Searched exactly, under the policy."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "token")
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    token = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["token", "case_id"], include=["person_id"], name="nametoken_by_token")]


class KnownToken(models.Model):
    """Every word that occurs in any name, tied to nobody. Only here is a misspelling looked up (see search.py)."""

    token = models.CharField(max_length=60, primary_key=True)
    skeleton = models.CharField(max_length=60)

    class Meta:
        indexes = [
            GinIndex(fields=["token"], opclasses=["gin_trgm_ops"], name="knowntoken_trigrams"),
            models.Index(fields=["skeleton"], name="knowntoken_by_skeleton"),
        ]
