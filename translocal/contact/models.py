"""Staying in touch: notices that something waits, words that go to a family and come back, three-party meetings."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.cases.states import Stage
from translocal.core.ids import uuid7
from translocal.organisations.models import Staff
from translocal.people.models import Person


class Notice(models.Model):
    """One thing one member of staff should look at. Made in the transaction of the action that causes it.

    `case_id` is the case or talk it is about; for whoever decides an exception, which knows no case, the exception.
    `stage` is the milestone that a case came to; older ones do not tell it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    staff_id = models.UUIDField()
    case_id = models.UUIDField()
    event = models.CharField(max_length=60)
    stage = models.CharField(max_length=30, choices=Stage.choices, blank=True, default="", db_default="")
    action_id = models.UUIDField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff_id", "action_id", "event"], name="one_notice_for_an_event")
        ]
        indexes = [
            models.Index(fields=["staff_id", "-at"], condition=models.Q(read_at=None), name="notice_unread"),
        ]


class Message(models.Model):
    """A word between a family and one worker of the chain, brought by whoever counsels them now.

    Read by that worker, and by those who counsel. `person` is the adult who answered, in their own words.
    """

    class Direction(models.TextChoices):
        TO_FAMILY = "to_family", _("to the family")
        FROM_FAMILY = "from_family", _("from the family")

    class How(models.TextChoices):
        READ_ALOUD = "read_aloud", _("read to them")
        GIVEN = "given", _("given to them in writing")
        BY_PHONE = "by_phone", _("told by telephone")
        INTERPRETED = "interpreted", _("an interpreter translated it")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=12, choices=Direction.choices)
    words = models.TextField()
    language = models.CharField(max_length=8)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(null=True)
    brought_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=12, choices=How.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(direction="to_family", person=None) | Q(direction="from_family", person__isnull=False),
                name="message_from_somebody_of_the_family",
            ),
            models.CheckConstraint(
                condition=Q(brought_at=None, brought_by=None, how="")
                | Q(brought_at__isnull=False, brought_by__isnull=False) & ~Q(how=""),
                name="message_brought_at_by_and_how",
            ),
        ]
        indexes = [models.Index(fields=["case_id", "-at"], name="message_by_case")]


class Meeting(models.Model):
    """A three-party meeting: the people, the counsellor in the host country and the worker in the country of origin."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("called off")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    planned_for = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    language = models.CharField(max_length=8)
    interpreter = models.BooleanField(default=False)
    topics = models.TextField(blank=True)
    held_on = models.DateField(null=True)
    people = ArrayField(models.UUIDField(), default=list)
    staff = ArrayField(models.UUIDField(), default=list)
    notes = models.TextField(blank=True)
    role_card = models.BooleanField(default=False)
    mandate = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(link=""),
                name="meeting_has_a_place",
                violation_error_message=_("Say where they meet: a place, or the link of a video call."),
            ),
            models.CheckConstraint(
                condition=Q(state="held", held_on__isnull=False) | ~Q(state="held") & Q(held_on=None),
                name="meeting_held_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["case_id", "-planned_for"], name="meeting_by_case")]
