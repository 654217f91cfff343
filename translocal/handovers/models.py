"""A handover is a record: from whom, to whom, what travels, the letter the clients approved, and the answer."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Case
from translocal.core.ids import uuid7
from translocal.organisations.models import Staff, Team
from translocal.people.models import Person


class Handover(models.Model):
    """The joint between two links. Who, to whom and where it stands are the chain's; the words are in `Letter`."""

    class Kind(models.TextChoices):
        ACCOMPANIED = "accompanied", _("accompanied, with a joint meeting")
        REFERRAL = "referral", _("referral")

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        PROPOSED = "proposed", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        REDIRECTED = "redirected", _("redirected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("not answered in time")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="handovers_sent")
    from_team = models.ForeignKey(Team, models.PROTECT, related_name="handovers_sent")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="handovers_received")
    parts = models.IntegerField()
    # Asked to stand beside whoever asks, where a handover to the same role would take over.
    beside = models.BooleanField(default=False, db_default=False)
    made_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="handovers_answered")
    redirected_to = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(from_team=models.F("to_team")), name="handover_between_two_teams",
                                   violation_error_message=_("Choose another team than your own.")),
            models.CheckConstraint(
                condition=Q(state="draft", proposed_at=None)
                | Q(state="withdrawn", proposed_at=None, answer_by=None)
                | ~Q(state="draft") & Q(proposed_at__isnull=False, answer_by__isnull=False),
                name="handover_proposed_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed"], answered_at=None)
                | ~Q(state__in=["draft", "proposed"]) & Q(answered_at__isnull=False),
                name="handover_answered_has_a_moment",
            ),
            models.UniqueConstraint(
                fields=["case", "to_team"], condition=Q(state__in=["draft", "proposed"]), name="one_open_handover_to_a_team",
                violation_error_message=_("A handover to this team is open already."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["to_team", "answer_by", "id"], condition=Q(state="proposed"), name="handover_waiting"),
            models.Index(fields=["from_staff", "-made_at"], name="handover_sent"),
            models.Index(fields=["to_team", "-made_at"], name="handover_received"),
            models.Index(fields=["from_team", "-made_at"], name="handover_of_team"),
            models.Index(fields=["answer_by"], condition=Q(state="proposed"), name="handover_due"),
        ]


class Letter(models.Model):
    """What travels in words: why, what the clients say, what worries them, what was promised. Read by the two sides only."""

    handover = models.OneToOneField(Handover, models.PROTECT, primary_key=True, related_name="letter")
    case_id = models.UUIDField()
    why = models.TextField()
    words = models.TextField()
    worries = models.TextField(blank=True)
    promised = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    answer = models.TextField(blank=True)
    version = models.IntegerField(default=1)


class Approval(models.Model):
    """One adult has read this version of the letter and agrees to every word of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    letter_version = models.IntegerField()
    at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "person", "letter_version"], name="one_approval_each")
        ]


class Meeting(models.Model):
    """The joint meeting of an accompanied handover."""

    handover = models.OneToOneField(Handover, models.PROTECT, primary_key=True, related_name="meeting")
    case_id = models.UUIDField()
    planned_for = models.DateTimeField()
    place = models.CharField(max_length=200)
    held_on = models.DateField(null=True)
    people = ArrayField(models.UUIDField(), default=list)
    staff = ArrayField(models.UUIDField(), default=list)

    class Meta:
        indexes = [
            models.Index(fields=["planned_for"], condition=models.Q(held_on=None), name="meeting_to_be_held"),
        ]
