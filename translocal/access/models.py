"""The access table: who may see and do what on which case. Written only by `access.shape`, read by everything."""

from django.db import models

from translocal.access.lenses import Standing
from translocal.organisations.roles import Role


class Access(models.Model):
    """One reader, one case. Carries what lists sort and filter by, so that a list never joins to find its page.

    `case_id` is the case, or, before there is one, the talk a service keeps. `parts` are Lens bits, `rights`
    Permission bits. There is one row for each reader and case: of several reasons to see it, the strongest
    standing is named and the parts and rights are added up.
    """

    class Kind(models.TextChoices):
        CASE = "case"
        TALK = "talk"

    pk = models.CompositePrimaryKey("staff_id", "case_id")
    staff_id = models.UUIDField()
    case_id = models.UUIDField()
    kind = models.CharField(max_length=4, choices=Kind.choices)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    role = models.CharField(max_length=30, choices=Role.choices)
    parts = models.IntegerField()
    rights = models.BigIntegerField()
    stage = models.CharField(max_length=30)
    origin = models.CharField(max_length=2)
    people = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    since = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["staff_id", "kind", "-updated_at", "-case_id"],
                include=["stage", "origin", "standing", "people", "parts"],
                name="access_list",
            ),
            models.Index(fields=["case_id"], name="access_by_case"),
            # A lead reads thousands of cases and works in a few.
            models.Index(
                fields=["staff_id", "case_id"],
                include=["stage", "rights"],
                condition=models.Q(standing__in=[Standing.ACTIVE, Standing.COVER]),
                name="access_at_work",
            ),
        ]
