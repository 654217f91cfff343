"""What happened, for ever: events by stream, their erasable details, and the log of who read what."""

from django.db import models
from django.db.models.functions import Now


class Head(models.Model):
    """Where a stream ends. Locked while an event is added, so that a chain cannot fork."""

    stream = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()


class Event(models.Model):
    """One thing that happened. Ids and digests only; what it tells lies in `Detail`, which can be erased.

    `stream` is the case, the talk, or the thing that has neither. `lens` is the part of the case it belongs to,
    `party` the one adult whom it concerns, where it concerns only one.
    """

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.UUIDField()
    seq = models.BigIntegerField()
    name = models.CharField(max_length=60)
    version = models.SmallIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField()
    case_id = models.UUIDField(null=True)
    lens = models.IntegerField()
    party = models.UUIDField(null=True)
    action_id = models.UUIDField()
    digest = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"], name="event_timeline")]


class Detail(models.Model):
    """What an event tells, as the exact bytes that were hashed, with a salt of its own. May be erased."""

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.UUIDField()
    seq = models.BigIntegerField()
    case_id = models.UUIDField(null=True)
    lens = models.IntegerField()
    party = models.UUIDField(null=True)
    salt = models.BinaryField()
    payload = models.TextField()


class Reading(models.Model):
    """Who looked at what, and when. Kept apart from the chain, so that reading never waits for writing."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now())
    staff_id = models.UUIDField()
    case_id = models.UUIDField(null=True)
    what = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"], name="reading_by_case")]


class Seal(models.Model):
    """A hash over a batch of readings, chained to the one before."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now())
    first_reading = models.BigIntegerField()
    last_reading = models.BigIntegerField()
    count = models.BigIntegerField()
    hash = models.BinaryField()
