"""What makes an action safe to repeat."""

from django.db import models
from django.db.models.functions import Now


class Receipt(models.Model):
    """One action that one actor carried out under an id they chose. Refusals are not remembered."""

    pk = models.CompositePrimaryKey("actor", "action_id")
    actor = models.UUIDField()
    action_id = models.UUIDField()
    action = models.CharField(max_length=60)
    digest = models.BinaryField()
    result = models.UUIDField(null=True)
    at = models.DateTimeField(db_default=Now())
