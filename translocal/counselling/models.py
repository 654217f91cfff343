"""Conversations: first as notes in a service of its own, then in the case. Each adult's words are their own."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.core.ids import uuid7
from translocal.organisations.models import Staff, Team
from translocal.people.models import Person


class Talk(models.Model):
    """What a service keeps of its conversations with a household, before there is a case. It never leaves the service."""

    class State(models.TextChoices):
        TALKING = "talking", _("in conversation")
        RESTING = "resting", _("not now")
        CASE = "case", _("became a case")
        ERASED = "erased", _("erased")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="talks")
    state = models.CharField(max_length=8, choices=State.choices, default=State.TALKING)
    origin_country = models.CharField(max_length=2)
    origin_city = models.CharField(max_length=80, blank=True)
    begun_at = models.DateTimeField()
    case = models.UUIDField(null=True, unique=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="case", case__isnull=False) | ~Q(state="case") & Q(case=None),
                name="talk_became_a_case_names_it",
            )
        ]

    @property
    def case_id(self) -> UUID:
        return self.pk


class Conversation(models.Model):
    """One conversation. Information moments are prescribed in reception; "not the moment" fulfils one too."""

    class Occasion(models.TextChoices):
        THEIR_OWN = "their_own", _("they brought it up")
        REGISTRATION = "registration", _("registration")
        INTAKE = "intake", _("intake in reception")
        NEGATIVE_FIRST = "negative_first", _("negative decision at first instance")
        APPEAL_HEARING = "appeal_hearing", _("hearing of the appeal")
        NEGATIVE_FINAL = "negative_final", _("final negative decision")
        AGREED = "agreed", _("the moment they had agreed to")
        OTHER = "other", _("another occasion")

    class Raised(models.TextChoices):
        YES = "yes", _("we talked about their future")
        NOT_THE_MOMENT = "not_the_moment", _("not raised: not the moment")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    held_on = models.DateField()
    occasion = models.CharField(max_length=16, choices=Occasion.choices)
    raised = models.CharField(max_length=16, choices=Raised.choices)
    why_not = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=8)
    interpreter = models.CharField(max_length=200, blank=True)
    information = models.CharField(max_length=120, blank=True)
    next_moment = models.DateField(null=True)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(raised="yes") | ~Q(why_not=""),
                name="conversation_not_raised_says_why",
                violation_error_message=_("Write why it was not the moment."),
            )
        ]
        indexes = [models.Index(fields=["case_id", "-held_on"], name="conversation_by_case")]


class Voice(models.Model):
    """What one person said in a conversation, in their own words. Never shown to another adult of the household."""

    class Wish(models.TextChoices):
        NOT_NOW = "not_now", _("not now")
        THINKING = "thinking", _("is thinking")
        KNOW_MORE = "know_more", _("wants to know more")
        GO_FURTHER = "go_further", _("wants to go further")
        STAY = "stay", _("wants to stay")
        MOVE_ON = "move_on", _("wants to move on elsewhere")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="voices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="voices")
    words = models.TextField(blank=True)
    wish = models.CharField(max_length=12, choices=Wish.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="one_voice_each_in_a_conversation")
        ]
        indexes = [models.Index(fields=["case_id"], name="voice_by_case")]


class LinkRequest(models.Model):
    """A colleague elsewhere asks to be in touch about a person of this case, with that person's consent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    from_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"], name="linkrequest_by_case")]


class Voluntariness(models.Model):
    """Whether going is one adult's own decision: what they know, what presses them, what they signed.

    A new record replaces the one before; both are kept. Nothing is scored. A reason to pause asks for review and advice
    by somebody else; it never refuses.
    """

    class Pressure(models.TextChoices):
        NONE = "none", _("none")
        DEADLINE = "deadline", _("a deadline, such as an order to leave")
        RECEPTION = "reception", _("reception ends")
        DETENTION = "detention", _("detention, or the fear of it")
        DESTITUTION = "destitution", _("no means to live")
        FAMILY = "family", _("family or others")
        OTHER = "other", _("something else")

    class Pause(models.TextChoices):
        ASYLUM = "asylum", _("an asylum procedure is open")
        APPEAL = "appeal", _("an appeal is open")
        MINOR = "minor", _("a minor is alone")
        TRAFFICKING = "trafficking", _("doubt about trafficking")
        FITNESS = "fitness", _("doubt about fitness to decide or to travel")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="voluntariness")
    informed_about = models.TextField()
    language = models.CharField(max_length=8)
    informed_by = models.CharField(max_length=200)
    time_to_decide = models.CharField(max_length=200)
    options_explained = models.BooleanField(default=False)
    remedies_explained = models.BooleanField(default=False)
    irreversible = models.TextField(blank=True)
    pressures_seen = ArrayField(models.CharField(max_length=12, choices=Pressure.choices))
    pressures_named = ArrayField(models.CharField(max_length=12, choices=Pressure.choices), default=list)
    words = models.TextField(blank=True)
    withdrawal_explained = models.BooleanField(default=False)
    signed_on = models.DateField(null=True)
    pauses = ArrayField(models.CharField(max_length=12, choices=Pause.choices), default=list)
    pause_words = models.TextField(blank=True)
    complete = models.BooleanField()
    by = models.UUIDField()
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    advice = models.TextField(blank=True)
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "person"], condition=Q(replaced_at=None), name="one_current_voluntariness_record",
                violation_error_message=_("Somebody recorded this at the same moment. Open the page again."),
            ),
            models.CheckConstraint(
                condition=Q(complete=False)
                | Q(options_explained=True, remedies_explained=True, withdrawal_explained=True, signed_on__isnull=False)
                & ~Q(irreversible=""),
                name="voluntariness_complete_leaves_nothing_out",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, advice="")
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(advice="") & ~Q(reviewed_by=models.F("by")),
                name="voluntariness_reviewed_by_somebody_else",
                violation_error_message=_("Somebody else than who recorded this reviews it."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case_id", "-at"], name="voluntariness_by_case")]

    @property
    def paused(self) -> bool:
        """Something asks for review and advice, and nobody has given it yet."""
        return bool(self.pauses) and self.reviewed_at is None

    @property
    def stands(self) -> bool:
        return self.complete and not self.paused
