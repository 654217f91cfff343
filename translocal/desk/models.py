"""What somebody was typing when the line dropped."""

from django.db import models


class Draft(models.Model):
    """The fields of one unsent form of one member of staff. Kept here, not in a browser that others may use too."""

    pk = models.CompositePrimaryKey("staff_id", "key")
    staff_id = models.UUIDField()
    key = models.CharField(max_length=120)
    fields = models.JSONField()
    at = models.DateTimeField(auto_now=True)
