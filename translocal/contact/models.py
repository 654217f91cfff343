"""Notices: that something waits for you. They never say what it is about."""

from django.db import models

from translocal.core.ids import uuid7


class Notice(models.Model):
    """One thing one member of staff should look at. Made in the transaction of the action that causes it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    staff_id = models.UUIDField()
    case_id = models.UUIDField()
    event = models.CharField(max_length=60)
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
